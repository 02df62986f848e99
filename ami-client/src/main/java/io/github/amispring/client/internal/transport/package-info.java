/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Connections to a server: TCP, with or without TLS.
 */
@NullMarked
package io.github.amispring.client.internal.transport;

import org.jspecify.annotations.NullMarked;
