/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Provides the threads of clients, and arithmetic with durations.
 */
@NullMarked
package io.github.amispring.client.internal.thread;

import org.jspecify.annotations.NullMarked;
