/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Follows queues, their callers and members, and counts the statistics of the day.
 */
@NullMarked
package io.github.amispring.live.internal.queue;

import org.jspecify.annotations.NullMarked;
