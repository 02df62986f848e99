/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes, eight at a time. The first of them is the lowest byte of the word, on every
 * machine.
 */
public final class Words {

	/** The number of bytes in a word. */
	public static final int SIZE = Long.BYTES;

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EACH = 0x0101010101010101L;

	private static final long HIGH = 0x8080808080808080L;

	/** In a word of letters, their case. */
	private static final long CASE = 0x2020202020202020L;

	private static final long FACTOR = 0x9E3779B97F4A7C15L;

	private Words() {
	}

	/**
	 * The eight bytes at a place.
	 * @param bytes the bytes
	 * @param at where the word begins; there must be eight bytes from there
	 * @return the word
	 */
	public static long at(byte[] bytes, int at) {
		return (long) WORD.get(bytes, at);
	}

	/**
	 * Where a byte is first found.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where to end
	 * @param wanted the byte that is looked for, an ASCII character
	 * @return its index, or {@code to} when it is not there
	 */
	public static int indexOf(byte[] bytes, int from, int to, char wanted) {
		long pattern = EACH * wanted;
		int at = from;
		for (; at <= to - SIZE; at += SIZE) {
			long difference = at(bytes, at) ^ pattern;
			// the lowest bit that is set belongs to the first byte without a difference
			long equal = (difference - EACH) & ~difference & HIGH;
			if (equal != 0) {
				return at + (Long.numberOfTrailingZeros(equal) >>> 3);
			}
		}
		while (at < to && bytes[at] != wanted) {
			at++;
		}
		return at;
	}

	/** Up to eight bytes, zeros in the place of those that are missing. */
	static long upTo(byte[] bytes, int from, int to) {
		int length = to - from;
		if (length >= SIZE) {
			return at(bytes, from);
		}
		if (from <= bytes.length - SIZE) {
			return at(bytes, from) & ((1L << (length << 3)) - 1);
		}
		long word = 0;
		for (int at = to - 1; at >= from; at--) {
			word = (word << 8) | (bytes[at] & 0xFF);
		}
		return word;
	}

	static boolean isAscii(byte[] bytes, int from, int to) {
		long all = 0;
		for (int at = from; at < to; at += SIZE) {
			all |= upTo(bytes, at, to);
		}
		return (all & HIGH) == 0;
	}

	static int hash(byte[] bytes, int from, int to) {
		int last = to - SIZE;
		long hash = to - from;
		for (int at = from; at < last; at += SIZE) {
			hash = (hash ^ at(bytes, at)) * FACTOR;
		}
		// may overlap the word before it, which is quicker than to cut it off
		return fold((hash ^ ((last >= from) ? at(bytes, last) : upTo(bytes, from, to))) * FACTOR);
	}

	/**
	 * Lets the highest bits count, which alone depend on all bits that were multiplied.
	 */
	private static int fold(long hash) {
		return (int) (hash >>> 32) ^ (int) (hash >>> 48);
	}

	/** The same for texts that differ in the case of letters only. */
	static int hashInAnyCase(byte[] bytes, int from, int to) {
		long hash = to - from;
		for (int at = from; at < to; at += SIZE) {
			hash = (hash ^ (upTo(bytes, at, to) | CASE)) * FACTOR;
		}
		return fold(hash);
	}

}
