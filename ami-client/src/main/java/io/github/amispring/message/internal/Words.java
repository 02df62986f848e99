/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Operations on byte arrays that process eight bytes at a time. The first byte is the
 * least significant byte of a word on all platforms.
 */
public final class Words {

	/** The number of bytes in a word. */
	public static final int SIZE = Long.BYTES;

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EACH = 0x0101010101010101L;

	private static final long HIGH = 0x8080808080808080L;

	/** The bits that differ between upper and lower case letters. */
	private static final long CASE = 0x2020202020202020L;

	private static final long FACTOR = 0x9E3779B97F4A7C15L;

	private Words() {
	}

	/**
	 * Returns the word at an index.
	 * @param bytes the bytes
	 * @param at the index of the first byte, at least eight bytes before the end
	 * @return the word
	 */
	public static long at(byte[] bytes, int at) {
		return (long) WORD.get(bytes, at);
	}

	/**
	 * Returns the index of the first occurrence of a byte.
	 * @param bytes the bytes
	 * @param from the index of the first byte to examine
	 * @param to the index after the last byte to examine
	 * @param wanted the byte, an ASCII character
	 * @return the index, or {@code to} if the byte does not occur
	 */
	public static int indexOf(byte[] bytes, int from, int to, char wanted) {
		long pattern = EACH * wanted;
		int at = from;
		for (; at <= to - SIZE; at += SIZE) {
			long difference = at(bytes, at) ^ pattern;
			// the lowest set bit belongs to the first equal byte
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

	/**
	 * Returns the word with upper-case letters converted to lower case. Some bytes that
	 * are not letters are converted, too.
	 * @param word the word
	 * @return the converted word
	 */
	public static long lowerCase(long word) {
		return word | CASE;
	}

	/** Returns up to eight bytes, padded with zeros. */
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
		// may overlap the previous word, which is faster than masking
		return fold((hash ^ ((last >= from) ? at(bytes, last) : upTo(bytes, from, to))) * FACTOR);
	}

	/** Uses the highest bits, because only they depend on all multiplied bits. */
	private static int fold(long hash) {
		return (int) (hash >>> 32) ^ (int) (hash >>> 48);
	}

	/** Returns the same hash for strings that differ only in case. */
	static int hashInAnyCase(byte[] bytes, int from, int to) {
		long hash = to - from;
		for (int at = from; at < to; at += SIZE) {
			hash = (hash ^ lowerCase(upTo(bytes, at, to))) * FACTOR;
		}
		return fold(hash);
	}

}
