/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that were seen before, so that what comes again and again, such as the name
 * of a channel in all of its events, is made once. One place for each hash: a newer text
 * takes the place of an older one. Several threads may use it without a lock: a text that
 * one does not see is only made anew.
 */
final class TextCache {

	private static final int MAX_LENGTH = 48;

	private static final int SIZE = 4096;

	private final @Nullable String[] texts = new String[SIZE];

	/**
	 * The text of some bytes.
	 * @param bytes the bytes
	 * @param from where the text begins
	 * @param to where it ends
	 * @return the text, {@code null} when it is too long for this or has other characters
	 * than ASCII
	 */
	@Nullable String get(byte[] bytes, int from, int to) {
		if (to - from > MAX_LENGTH) {
			return null;
		}
		int hash = to - from;
		int all = 0;
		for (int at = from; at < to; at++) {
			hash = 31 * hash + bytes[at];
			all |= bytes[at];
		}
		if (all < 0) {
			return null;
		}
		int place = (hash ^ (hash >>> 12)) & (SIZE - 1);
		String text = this.texts[place];
		if (text == null || !isEqual(text, bytes, from, to)) {
			text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
			this.texts[place] = text;
		}
		return text;
	}

	private static boolean isEqual(String text, byte[] bytes, int from, int to) {
		if (text.length() != to - from) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != bytes[from + i]) {
				return false;
			}
		}
		return true;
	}

}
