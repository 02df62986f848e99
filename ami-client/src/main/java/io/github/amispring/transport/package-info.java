/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Connections to a server: TCP and TLS.
 */
@NullMarked
package io.github.amispring.transport;

import org.jspecify.annotations.NullMarked;
