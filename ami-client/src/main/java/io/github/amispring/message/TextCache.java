/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

	private final @Nullable Text[] texts = new Text[SIZE];

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
		int place = Words.hash(bytes, from, to) & (SIZE - 1);
		Text text = this.texts[place];
		if (text != null && Arrays.equals(bytes, from, to, text.bytes, 0, text.bytes.length)) {
			return text.string;
		}
		for (int at = from; at < to; at++) {
			if (bytes[at] < 0) {
				return null;
			}
		}
		text = new Text(Arrays.copyOfRange(bytes, from, to));
		this.texts[place] = text;
		return text.string;
	}

	/** Safe to be seen by other threads without a lock, as its fields are final. */
	private static final class Text {

		private final byte[] bytes;

		private final String string;

		Text(byte[] bytes) {
			this.bytes = bytes;
			this.string = new String(bytes, StandardCharsets.ISO_8859_1);
		}

	}

}
