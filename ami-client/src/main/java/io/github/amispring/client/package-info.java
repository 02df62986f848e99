/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The client: settings, sessions, reconnection, correlation of answers, dispatch of
 * events.
 */
@NullMarked
package io.github.amispring.client;

import org.jspecify.annotations.NullMarked;
