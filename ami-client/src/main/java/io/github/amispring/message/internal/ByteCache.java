/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

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
		return (entry != null && entry.isOf(bytes, from, to)) ? entry.made : null;
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
			this.entries[place(bytes, from, to)] = new Entry<>(bytes, from, to, made);
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
	 * @param bytes the bytes, {@code null} if two words hold them all
	 * @param length how many they are
	 * @param first the first eight of them
	 * @param last the last eight of them
	 * @param made what was made of them
	 */
	private record Entry<T>(byte @Nullable [] bytes, int length, long first, long last, T made) {

		/** Most are so short that two words hold them all. */
		Entry(byte[] bytes, int from, int to, T made) {
			this((to - from > 2 * Words.SIZE) ? Arrays.copyOfRange(bytes, from, to) : null, to - from,
					Words.upTo(bytes, from, to), Words.upTo(bytes, Math.max(from, to - Words.SIZE), to), made);
		}

		boolean isOf(byte[] others, int from, int to) {
			return to - from == this.length && Words.upTo(others, from, to) == this.first
					&& (this.length <= Words.SIZE || Words.at(others, to - Words.SIZE) == this.last)
					&& (this.bytes == null || Arrays.equals(others, from, to, this.bytes, 0, this.length));
		}

	}

}
