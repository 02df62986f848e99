/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The responses and events that are waiting to be written to one client. Responses are
 * written before events, and no event is written while an action runs, because one thread
 * does both in Asterisk. Adding an entry never blocks.
 */
final class Outbox {

	private final Deque<byte[]> responses = new ArrayDeque<>();

	private final Deque<byte[]> events = new ArrayDeque<>();

	private final int capacity;

	private boolean busy;

	private boolean closing;

	Outbox(int capacity) {
		this.capacity = capacity;
	}

	/** Adds an event. Returns false if too many events are already waiting. */
	synchronized boolean addEvent(byte[] event) {
		if (this.events.size() >= this.capacity) {
			return false;
		}
		if (!this.closing) {
			this.events.add(event);
			notifyAll();
		}
		return true;
	}

	synchronized void addResponse(byte[] response) {
		if (response.length > 0) {
			this.responses.add(response);
			notifyAll();
		}
	}

	/** Sets whether an action is running. Events wait while an action is running. */
	synchronized void setBusy(boolean busy) {
		this.busy = busy;
		notifyAll();
	}

	/** Closes this outbox: its responses are still written, its events are not. */
	synchronized void close() {
		this.closing = true;
		notifyAll();
	}

	/** Waits for the next entry. Returns null after the last entry. */
	synchronized byte @Nullable [] take() throws InterruptedException {
		while (true) {
			byte[] next = poll();
			if (next != null || this.closing) {
				return next;
			}
			wait();
		}
	}

	/** Returns the next entry, or null if none can be written now. */
	synchronized byte @Nullable [] poll() {
		byte[] response = this.responses.poll();
		if (response != null) {
			return response;
		}
		return (this.busy || this.closing) ? null : this.events.poll();
	}

}
