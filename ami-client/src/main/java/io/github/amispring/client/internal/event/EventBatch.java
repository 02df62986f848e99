/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.Arrays;

import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * Events that were read together, in order, with their types. The buffer handles them as
 * one item, because even a low cost per event is significant at a million events per
 * second. One thread fills a batch, which is not changed after it has been passed to
 * another thread.
 */
final class EventBatch {

	private AmiMessage[] messages;

	private int[] types;

	private int size;

	private long bytes;

	private long readAt;

	EventBatch(int expectedSize) {
		this.messages = new AmiMessage[expectedSize];
		this.types = new int[expectedSize];
	}

	/**
	 * Adds an event.
	 * @param message the event
	 * @param type the index of its type in {@link EventTypes#known()}, or -1
	 */
	void add(AmiMessage message, int type) {
		if (this.size == this.messages.length) {
			this.messages = Arrays.copyOf(this.messages, 2 * this.size);
			this.types = Arrays.copyOf(this.types, 2 * this.size);
		}
		this.messages[this.size] = message;
		this.types[this.size] = type;
		this.size++;
		this.bytes += MessageLimits.sizeOf(message);
	}

	/**
	 * Sets the instant at which the events were read, in terms of
	 * {@link System#nanoTime()}.
	 */
	void readAt(long readAt) {
		this.readAt = readAt;
	}

	/**
	 * Returns the instant at which the events were read, in terms of
	 * {@link System#nanoTime()}.
	 */
	long readAt() {
		return this.readAt;
	}

	int size() {
		return this.size;
	}

	/** Returns the memory usage of the events, see {@link MessageLimits#sizeOf}. */
	long bytes() {
		return this.bytes;
	}

	AmiMessage message(int index) {
		return this.messages[index];
	}

	int type(int index) {
		return this.types[index];
	}

}
