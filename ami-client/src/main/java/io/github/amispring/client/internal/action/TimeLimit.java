/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;

import io.github.amispring.client.internal.thread.Durations;
import org.jspecify.annotations.Nullable;

/**
 * How long an action may take.
 *
 * @param start when it was sent, in terms of {@link System#nanoTime()}
 * @param timeout how long to wait for its response
 * @param strict whether the caller has set the timeout. It then also holds while the
 * server is busy with earlier actions
 * @param longest how long the server may be busy with the action, which may be longer
 * than the caller waits
 */
public record TimeLimit(long start, Duration timeout, boolean strict, Duration longest) {

	/**
	 * The time limit of an action that is sent now.
	 * @param timeout the timeout that the caller has set, {@code null} for the usual one
	 * @param usual how long the action usually takes at most
	 */
	public static TimeLimit of(@Nullable Duration timeout, Duration usual) {
		long now = System.nanoTime();
		return (timeout == null) ? new TimeLimit(now, usual, false, usual)
				: new TimeLimit(now, timeout, true, (timeout.compareTo(usual) > 0) ? timeout : usual);
	}

	/** When the timeout is over, in terms of {@link System#nanoTime()}. */
	public long end() {
		return Durations.after(this.start, this.timeout);
	}

}
