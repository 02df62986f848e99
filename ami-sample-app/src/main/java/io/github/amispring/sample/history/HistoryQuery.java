/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What to search for. {@code null} stands for any value.
 *
 * @param from calls that ended at this instant or later
 * @param to calls that ended before this instant
 * @param server the name of the PBX
 * @param text words, each of which occurs in a name, number, device, queue or agent
 * @param outcome the outcome
 * @param queue the name of the queue
 * @param before the position after which the page begins
 * @param size the largest number of calls
 */
record HistoryQuery(@Nullable Instant from, @Nullable Instant to, @Nullable String server, @Nullable String text,
		@Nullable String outcome, @Nullable String queue, @Nullable Cursor before, int size) {
}
