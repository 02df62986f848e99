/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Records the last actions that clients have sent.
 */
final class ReceivedActions {

	private static final int MAX = 10_000;

	private final Deque<Received> actions = new ArrayDeque<>();

	private final Set<Received> returned = new HashSet<>();

	private long count;

	synchronized void add(AmiMessage action) {
		if (this.actions.size() == MAX) {
			this.returned.remove(this.actions.remove());
		}
		this.actions.add(new Received(this.count++, action));
		notifyAll();
	}

	synchronized List<AmiMessage> all() {
		List<AmiMessage> all = new ArrayList<>();
		this.actions.forEach((received) -> all.add(received.action()));
		return all;
	}

	synchronized void clear() {
		this.actions.clear();
		this.returned.clear();
	}

	/**
	 * Waits for an action that has not been returned yet. Returns null after the timeout.
	 */
	synchronized @Nullable AmiMessage await(String name, Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (true) {
			for (Received received : this.actions) {
				if (name.equalsIgnoreCase(received.action().get("Action")) && this.returned.add(received)) {
					return received.action();
				}
			}
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return null;
			}
			wait(left / 1_000_000 + 1);
		}
	}

	private record Received(long number, AmiMessage action) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Received that && this.number == that.number;
		}

		@Override
		public int hashCode() {
			return Long.hashCode(this.number);
		}

	}

}
