/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Provides connections to a server over TCP, with or without TLS.
 */
@NullMarked
package io.github.amispring.client.internal.transport;

import org.jspecify.annotations.NullMarked;
