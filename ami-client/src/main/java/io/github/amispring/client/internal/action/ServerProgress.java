/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;

import io.github.amispring.client.internal.thread.Durations;
import org.jspecify.annotations.Nullable;

/**
 * How far the server has got with the actions of a session. Asterisk handles them
 * strictly one after another: a response shows that everything written before its action
 * has been handled, and the time of an action begins when the server gets to it.
 *
 * @param position the place, in the order of writing, of the last action with a response
 * @param since when that response came, in terms of {@link System#nanoTime()}
 * @param current what the server is busy with: the first action behind it; {@code null}
 * when there is none
 */
public record ServerProgress(long position, long since, @Nullable PendingAction<?> current) {

	/**
	 * When an action without a whole response ends, as far as can be said now. What the
	 * server does until then may postpone it.
	 * @param action the action
	 * @param grace how much longer it is given than an action that the server is busy
	 * with before it
	 * @return the instant, in terms of {@link System#nanoTime()}
	 */
	public long dueAt(PendingAction<?> action, Duration grace) {
		TimeLimit limit = action.limit();
		if (limit.strict()) {
			return limit.end();
		}
		if (action.position() <= this.position) {
			return Durations.after(action.servedSince(), limit.timeout());
		}
		long begin = later(limit.start(), this.since);
		PendingAction<?> current = this.current;
		if (current == null || current == action) {
			return Durations.after(begin, limit.timeout());
		}
		long busyUntil = Durations.after(later(current.limit().start(), this.since), current.limit().longest());
		return later(limit.end(), Durations.after(busyUntil, grace));
	}

	private static long later(long one, long other) {
		return (one - other >= 0) ? one : other;
	}

}
