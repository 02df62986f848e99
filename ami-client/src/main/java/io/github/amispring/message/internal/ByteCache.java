/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A cache of objects that were created from bytes, such as the name of a channel that
 * occurs in many events. There is one entry for each hash; a new entry replaces the older
 * entry. Thread-safe without a lock: a thread that does not see an entry creates the
 * object again.
 *
 * @param <T> the type of the objects, which must be immutable
 */
final class ByteCache<T> {

	private final @Nullable Entry<T>[] entries;

	private final int maxLength;

	/**
	 * Creates a cache.
	 * @param size the number of entries, a power of two
	 * @param maxLength the maximum number of bytes of an entry
	 */
	@SuppressWarnings("unchecked")
	ByteCache(int size, int maxLength) {
		this.entries = (Entry<T>[]) new Entry<?>[size];
		this.maxLength = maxLength;
	}

	/**
	 * Returns the object that was created from the given bytes.
	 * @param bytes the array that contains the bytes
	 * @param from the index of the first byte
	 * @param to the index after the last byte
	 * @return the object, {@code null} if it is not cached
	 */
	@Nullable T find(byte[] bytes, int from, int to) {
		if (to - from > this.maxLength) {
			return null;
		}
		Entry<T> entry = this.entries[indexOf(bytes, from, to)];
		return (entry != null && entry.isOf(bytes, from, to)) ? entry.value : null;
	}

	/**
	 * Caches an object, unless there are too many bytes or they are not ASCII, because
	 * the meaning of other bytes depends on the encoding.
	 * @param bytes the array that contains the bytes
	 * @param from the index of the first byte
	 * @param to the index after the last byte
	 * @param value the object that was created from the bytes
	 */
	void put(byte[] bytes, int from, int to, T value) {
		if (to - from <= this.maxLength && Words.isAscii(bytes, from, to)) {
			this.entries[indexOf(bytes, from, to)] = new Entry<>(bytes, from, to, value);
		}
	}

	private int indexOf(byte[] bytes, int from, int to) {
		return Words.hash(bytes, from, to) & (this.entries.length - 1);
	}

	/**
	 * An entry. Other threads can read it without a lock, because its fields are final.
	 *
	 * @param <T> the type of the object
	 * @param bytes the bytes, {@code null} if {@code first} and {@code last} cover them
	 * @param length the number of bytes
	 * @param first the first eight bytes
	 * @param last the last eight bytes
	 * @param value the object
	 */
	private record Entry<T>(byte @Nullable [] bytes, int length, long first, long last, T value) {

		/** Stores the bytes only if two words do not cover them. */
		Entry(byte[] bytes, int from, int to, T value) {
			this((to - from > 2 * Words.SIZE) ? Arrays.copyOfRange(bytes, from, to) : null, to - from,
					Words.upTo(bytes, from, to), Words.upTo(bytes, Math.max(from, to - Words.SIZE), to), value);
		}

		boolean isOf(byte[] others, int from, int to) {
			return to - from == this.length && Words.upTo(others, from, to) == this.first
					&& (this.length <= Words.SIZE || Words.at(others, to - Words.SIZE) == this.last)
					&& (this.bytes == null || Arrays.equals(others, from, to, this.bytes, 0, this.length));
		}

	}

}
