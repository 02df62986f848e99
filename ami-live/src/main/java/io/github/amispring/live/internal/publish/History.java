/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.amispring.live.model.EndedCall;

/**
 * The calls that have ended, bounded by count and age.
 */
public final class History {

	private final int limit;

	private final Duration maxAge;

	private final Deque<EndedCall> calls = new ArrayDeque<>();

	/**
	 * Creates a history.
	 */
	public History(int limit, Duration maxAge) {
		this.limit = limit;
		this.maxAge = maxAge;
	}

	/**
	 * Adds a call.
	 */
	public synchronized void add(EndedCall call) {
		this.calls.addLast(call);
		prune(call.endedAt());
	}

	/**
	 * Removes the calls that are too old.
	 */
	public synchronized void prune(Instant now) {
		Instant oldest = now.minus(this.maxAge);
		while (this.calls.size() > this.limit
				|| (!this.calls.isEmpty() && this.calls.getFirst().endedAt().isBefore(oldest))) {
			this.calls.removeFirst();
		}
	}

	/**
	 * Returns the calls, the last one first.
	 */
	public synchronized List<EndedCall> calls() {
		List<EndedCall> copy = new ArrayList<>(this.calls.size());
		this.calls.descendingIterator().forEachRemaining(copy::add);
		return copy;
	}

}
