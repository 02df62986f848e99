/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;

import io.github.amispring.client.internal.thread.Durations;
import org.jspecify.annotations.Nullable;

/**
 * The server's progress in processing the actions of a session. Asterisk processes these
 * actions strictly one after another. A response therefore shows that the server has
 * processed all actions that were written earlier, and the timeout of an action begins
 * when the server reaches it.
 *
 * @param position the position, in the order of written actions, of the last action with
 * a response
 * @param since the instant of that response, in terms of {@link System#nanoTime()}
 * @param current the action that the server is processing, which is the first one after
 * the position; {@code null} if there is none
 */
public record ServerProgress(long position, long since, @Nullable PendingAction<?> current) {

	/**
	 * Returns the current deadline of an action whose response is incomplete. The
	 * deadline may move to a later instant as the server makes progress.
	 * @param action the action
	 * @param grace the time added to the deadline while the server is busy with an
	 * earlier action
	 * @return the instant, in terms of {@link System#nanoTime()}
	 */
	public long deadline(PendingAction<?> action, Duration grace) {
		TimeLimit limit = action.limit();
		if (limit.explicit()) {
			return limit.end();
		}
		if (action.position() <= this.position) {
			return Durations.after(action.startedAt(), limit.timeout());
		}
		long start = later(limit.start(), this.since);
		PendingAction<?> current = this.current;
		if (current == null || current == action) {
			return Durations.after(start, limit.timeout());
		}
		long busyUntil = Durations.after(later(current.limit().start(), this.since), current.limit().maxServerTime());
		return later(limit.end(), Durations.after(busyUntil, grace));
	}

	private static long later(long one, long other) {
		return (one - other >= 0) ? one : other;
	}

}
