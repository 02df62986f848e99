/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.settings;

import java.time.Duration;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The limits of a live view. When one is exceeded, the view does not store more, counts
 * what it has dropped, and marks calls as incomplete.
 *
 * @param channels the largest number of channels
 * @param bridges the largest number of bridges
 * @param calls the largest number of live calls
 * @param entriesPerCall the largest number of attempts, holds, transfers and other
 * entries in the record of a call, each
 * @param queues the largest number of queues
 * @param queueCallers the largest number of waiting callers in each queue
 * @param queueMembers the largest number of members of each queue
 * @param devices the largest number of devices
 * @param extensions the largest number of extensions with hints
 * @param conferences the largest number of conferences
 * @param bufferedEvents the largest number of events that are stored while the view is
 * seeded
 * @param history the largest number of ended calls that are kept
 * @param historyAge how long ended calls are kept
 * @param pendingChanges the largest number of changes that wait for a listener
 * @since 1.0.0
 */
public record LiveLimits(int channels, int bridges, int calls, int entriesPerCall, int queues, int queueCallers,
		int queueMembers, int devices, int extensions, int conferences, int bufferedEvents, int history,
		Duration historyAge, int pendingChanges) {

	/**
	 * Verifies the limits.
	 * @throws InvalidSettingException if a limit is negative, or a limit other than that
	 * of the history is 0
	 */
	public LiveLimits {
		positive("channels", channels);
		positive("bridges", bridges);
		positive("calls", calls);
		positive("entries-per-call", entriesPerCall);
		positive("queues", queues);
		positive("queue-callers", queueCallers);
		positive("queue-members", queueMembers);
		positive("devices", devices);
		positive("extensions", extensions);
		positive("conferences", conferences);
		positive("buffered-events", bufferedEvents);
		positive("pending-changes", pendingChanges);
		if (history < 0) {
			throw new InvalidSettingException("live.limits.history", Integer.toString(history), "must not be negative");
		}
		if (historyAge.isNegative()) {
			throw new InvalidSettingException("live.limits.history-age", historyAge.toString(), "must not be negative");
		}
	}

	private static void positive(String name, int value) {
		if (value < 1) {
			throw new InvalidSettingException("live.limits." + name, Integer.toString(value), "must be positive");
		}
	}

	/**
	 * Returns the default limits.
	 * @return the limits
	 */
	public static LiveLimits defaults() {
		return new LiveLimits(100_000, 100_000, 100_000, 100, 10_000, 10_000, 10_000, 100_000, 100_000, 10_000, 200_000,
				1000, Duration.ofHours(1), 10_000);
	}

}
