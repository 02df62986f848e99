/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one client. Answers go before events, and no event goes
 * while an action runs, as in Asterisk, where one thread does both. Never blocks who puts
 * something in.
 */
final class Outbox {

	private final Deque<byte[]> answers = new ArrayDeque<>();

	private final Deque<byte[]> events = new ArrayDeque<>();

	private final int capacity;

	private boolean busy;

	private boolean closing;

	Outbox(int capacity) {
		this.capacity = capacity;
	}

	/** Puts an event in; false when too many wait already. */
	synchronized boolean event(byte[] event) {
		if (this.events.size() >= this.capacity) {
			return false;
		}
		if (!this.closing) {
			this.events.add(event);
			notifyAll();
		}
		return true;
	}

	synchronized void answer(byte[] answer) {
		if (answer.length > 0) {
			this.answers.add(answer);
			notifyAll();
		}
	}

	/** An action runs, or does not any longer. */
	synchronized void busy(boolean busy) {
		this.busy = busy;
		notifyAll();
	}

	/** Ends it: answers are still written, events are not. */
	synchronized void close() {
		this.closing = true;
		notifyAll();
	}

	/** Waits for what is to be written next; null at the end. */
	synchronized byte @Nullable [] take() throws InterruptedException {
		while (true) {
			byte[] next = poll();
			if (next != null || this.closing) {
				return next;
			}
			wait();
		}
	}

	/** What is to be written next, null when there is nothing now. */
	synchronized byte @Nullable [] poll() {
		byte[] answer = this.answers.poll();
		if (answer != null) {
			return answer;
		}
		return (this.busy || this.closing) ? null : this.events.poll();
	}

}
