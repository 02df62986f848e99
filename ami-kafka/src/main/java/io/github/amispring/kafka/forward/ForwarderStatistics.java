/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Counts of a forwarder since it was created, and its state.
 *
 * @param sent the number of records that the broker has acknowledged, without
 * announcements of losses
 * @param lost the number of records that were not written
 * @param buffered the number of records that the broker has not acknowledged yet
 * @param stalled the time for which the broker has acknowledged nothing although records
 * are buffered, otherwise zero
 * @param lastError the message of the error because of which the forwarder presently
 * repeats to write a record, {@code null} if there is none
 * @since 1.0.0
 */
public record ForwarderStatistics(long sent, long lost, int buffered, Duration stalled, @Nullable String lastError) {
}
