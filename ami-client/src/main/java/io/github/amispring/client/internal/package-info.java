/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Implements the client: its connection, login, keep-alive and reconnection.
 */
@NullMarked
package io.github.amispring.client.internal;

import org.jspecify.annotations.NullMarked;
