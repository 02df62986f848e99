/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live;

/**
 * Counts since a live view was created.
 *
 * @param events the events that were processed
 * @param seedings how often the view was seeded with the state of the PBX
 * @param dropped the entries that were not stored because a limit was exceeded
 * @param leaks the channels that the PBX no longer had although their {@code Hangup} was
 * not received; should be 0
 * @param errors the errors while events were processed; should be 0
 * @param changesLost the changes that were not delivered to listeners because these were
 * too slow
 * @since 1.0.0
 */
public record LiveStatistics(long events, long seedings, long dropped, long leaks, long errors, long changesLost) {
}
