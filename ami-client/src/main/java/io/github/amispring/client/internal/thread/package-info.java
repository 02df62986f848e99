/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The threads that clients share, and arithmetic with durations.
 */
@NullMarked
package io.github.amispring.client.internal.thread;

import org.jspecify.annotations.NullMarked;
