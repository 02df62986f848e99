/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;

import io.github.amispring.client.internal.thread.Durations;
import org.jspecify.annotations.Nullable;

/**
 * The time limit of an action.
 *
 * @param start the instant of submission, in terms of {@link System#nanoTime()}
 * @param timeout the time to wait for the response
 * @param explicit whether the caller has set the timeout. An explicit timeout is not
 * extended while the server is busy with earlier actions
 * @param maxServerTime the longest time for which the server may be busy with the action,
 * which may exceed the timeout of the caller
 */
public record TimeLimit(long start, Duration timeout, boolean explicit, Duration maxServerTime) {

	/**
	 * Creates the time limit of an action that is submitted now.
	 * @param timeout the timeout that the caller has set, {@code null} for the default
	 * @param defaultTimeout the default timeout of the action
	 * @return the time limit
	 */
	public static TimeLimit of(@Nullable Duration timeout, Duration defaultTimeout) {
		long now = System.nanoTime();
		if (timeout == null) {
			return new TimeLimit(now, defaultTimeout, false, defaultTimeout);
		}
		return new TimeLimit(now, timeout, true, (timeout.compareTo(defaultTimeout) > 0) ? timeout : defaultTimeout);
	}

	/** Returns the end of the timeout, in terms of {@link System#nanoTime()}. */
	public long end() {
		return Durations.after(this.start, this.timeout);
	}

}
