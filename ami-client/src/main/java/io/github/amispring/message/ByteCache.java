/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What was made of the same bytes before, so that what comes again and again, such as the
 * name of a channel in all of its events, is made once. One place for each hash: what is
 * newer takes the place of what is older. Several threads may use it without a lock: what
 * one does not see is only made anew.
 *
 * @param <T> what is made of the bytes, which must be immutable
 */
final class ByteCache<T> {

	private final @Nullable Entry<T>[] entries;

	private final int maxLength;

	/**
	 * Creates a cache.
	 * @param size the number of places, a power of two
	 * @param maxLength the number of bytes that are looked at
	 */
	@SuppressWarnings("unchecked")
	ByteCache(int size, int maxLength) {
		this.entries = (Entry<T>[]) new Entry<?>[size];
		this.maxLength = maxLength;
	}

	/**
	 * Finds what was made of these bytes.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @return what was made of them, {@code null} when it is not known
	 */
	@Nullable T find(byte[] bytes, int from, int to) {
		if (to - from > this.maxLength) {
			return null;
		}
		Entry<T> entry = this.entries[place(bytes, from, to)];
		return (entry != null && Arrays.equals(bytes, from, to, entry.bytes, 0, entry.bytes.length)) ? entry.made
				: null;
	}

	/**
	 * Keeps what was made of some bytes, unless they are many, or are other characters
	 * than ASCII, of which the meaning depends on the encoding.
	 * @param bytes the bytes
	 * @param from where they begin
	 * @param to where they end
	 * @param made what was made of them
	 */
	void put(byte[] bytes, int from, int to, T made) {
		if (to - from <= this.maxLength && Words.isAscii(bytes, from, to)) {
			this.entries[place(bytes, from, to)] = new Entry<>(Arrays.copyOfRange(bytes, from, to), made);
		}
	}

	private int place(byte[] bytes, int from, int to) {
		return Words.hash(bytes, from, to) & (this.entries.length - 1);
	}

	/**
	 * What is kept. Safe to be seen by other threads without a lock, as its fields are
	 * final.
	 *
	 * @param <T> what was made
	 * @param bytes the bytes
	 * @param made what was made of them
	 */
	private record Entry<T>(byte[] bytes, T made) {

	}

}
