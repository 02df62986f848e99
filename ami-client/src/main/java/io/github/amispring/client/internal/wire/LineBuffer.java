/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Collects text as bytes. Most of what is sent is ASCII, which every character set that
 * Asterisk can read has in the same place: such text needs no encoder, and its length in
 * bytes is known beforehand.
 */
final class LineBuffer {

	private static final int FIRST_BEYOND_ASCII = 128;

	private final Charset charset;

	private byte[] bytes;

	private int length;

	/**
	 * Creates a buffer.
	 * @param charset how text is encoded
	 * @param expectedLength the bytes that are enough if all text is ASCII
	 */
	LineBuffer(Charset charset, int expectedLength) {
		this.charset = charset;
		this.bytes = new byte[expectedLength];
	}

	void add(String text) {
		int count = text.length();
		reserve(count);
		for (int i = 0; i < count; i++) {
			char c = text.charAt(i);
			if (c >= FIRST_BEYOND_ASCII) {
				addEncoded(text.getBytes(this.charset));
				return;
			}
			this.bytes[this.length + i] = (byte) c;
		}
		this.length += count;
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

	/** The bytes. Nothing may be added any more. */
	byte[] bytes() {
		return (this.bytes.length == this.length) ? this.bytes : Arrays.copyOf(this.bytes, this.length);
	}

}
