/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Collects text as bytes. Most text is ASCII, which is encoded in the same way by every
 * charset that Asterisk supports. ASCII text therefore needs no encoder, and its length
 * in bytes is known in advance.
 */
final class ActionBuffer {

	private static final int FIRST_NON_ASCII = 128;

	private final Charset charset;

	private byte[] bytes;

	private int length;

	/**
	 * Creates a buffer.
	 * @param charset the charset of the text
	 * @param expectedLength the length in bytes if all text is ASCII
	 */
	ActionBuffer(Charset charset, int expectedLength) {
		this.charset = charset;
		this.bytes = new byte[expectedLength];
	}

	void add(String text) {
		int count = text.length();
		reserve(count);
		for (int i = 0; i < count; i++) {
			char c = text.charAt(i);
			if (c >= FIRST_NON_ASCII) {
				addEncoded(text.getBytes(this.charset));
				return;
			}
			this.bytes[this.length + i] = (byte) c;
		}
		this.length += count;
	}

	/** Adds a number that is not negative, with its number of digits. */
	void add(long number, int digits) {
		reserve(digits);
		long rest = number;
		for (int at = this.length + digits - 1; at >= this.length; at--) {
			this.bytes[at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.length += digits;
	}

	private void addEncoded(byte[] text) {
		reserve(text.length);
		System.arraycopy(text, 0, this.bytes, this.length, text.length);
		this.length += text.length;
	}

	private void reserve(int count) {
		if (this.bytes.length - this.length < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.length + count, this.bytes.length * 2));
		}
	}

	int length() {
		return this.length;
	}

	/** Returns the bytes. The buffer must not be used afterwards. */
	byte[] bytes() {
		return (this.bytes.length == this.length) ? this.bytes : Arrays.copyOf(this.bytes, this.length);
	}

}
