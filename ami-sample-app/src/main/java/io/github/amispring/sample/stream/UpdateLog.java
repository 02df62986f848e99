/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the last updates, so that a browser that reconnects receives what it has missed.
 * The identifiers begin with a random prefix, because those of an earlier run of the
 * server must not be taken for those of this run. Not thread-safe.
 */
class UpdateLog {

	static final int CAPACITY = 600;

	static final long MAX_BYTES = 16 * 1024 * 1024;

	private final String prefix;

	private final Deque<byte[]> updates = new ArrayDeque<>();

	private long bytes;

	/** The number of the last update. */
	private long last;

	UpdateLog() {
		this(Integer.toString(new SecureRandom().nextInt(36 * 36 * 36 * 36), 36));
	}

	UpdateLog(String prefix) {
		this.prefix = prefix + "-";
	}

	/**
	 * Returns the identifier that the next update has to have.
	 * @return the identifier
	 */
	String nextId() {
		return this.prefix + (this.last + 1);
	}

	/**
	 * Returns the identifier of the last update.
	 * @return the identifier
	 */
	String lastId() {
		return this.prefix + this.last;
	}

	/**
	 * Returns the number of the last update.
	 * @return the number
	 */
	long last() {
		return this.last;
	}

	/**
	 * Adds an update.
	 * @param update the message with the {@linkplain #nextId() next identifier}
	 */
	void add(byte[] update) {
		this.last++;
		this.updates.addLast(update);
		this.bytes += update.length;
		while (this.updates.size() > CAPACITY || this.bytes > MAX_BYTES) {
			this.bytes -= this.updates.removeFirst().length;
		}
	}

	/**
	 * Removes all updates, so that all pages receive a snapshot.
	 */
	void clear() {
		this.last++;
		this.updates.clear();
		this.bytes = 0;
	}

	/**
	 * Returns the updates that followed a given one.
	 * @param number the number of the update
	 * @return the later updates, {@code null} if some of them are no longer kept
	 */
	@Nullable List<byte[]> since(long number) {
		long missed = this.last - number;
		if (number < 0 || missed < 0 || missed > this.updates.size()) {
			return null;
		}
		return new ArrayList<>(this.updates).subList((int) (this.updates.size() - missed), this.updates.size());
	}

	/**
	 * Returns the number of an update of this run.
	 * @param id the identifier that a browser has sent
	 * @return the number, -1 if the identifier is not one of this run
	 */
	long number(@Nullable String id) {
		if (id == null || !id.startsWith(this.prefix)) {
			return -1;
		}
		try {
			return Long.parseLong(id.substring(this.prefix.length()));
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

}
