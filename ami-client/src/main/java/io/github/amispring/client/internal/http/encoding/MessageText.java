/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages as text as over TCP. Characters are bytes: the decoders treat a body as
 * ISO 8859-1, which preserves the bytes of any charset.
 */
final class MessageText {

	private static final byte[] SEPARATOR = { ':', ' ' };

	private static final byte[] LINE_END = { '\r', '\n' };

	private final ByteArrayOutputStream out;

	MessageText(int expectedLength) {
		this.out = new ByteArrayOutputStream(expectedLength);
	}

	void header(String name, String value) {
		write(name);
		this.out.writeBytes(SEPARATOR);
		write(value);
		this.out.writeBytes(LINE_END);
	}

	/** Writes a line that is not a header. */
	void line(String text) {
		write(text);
		this.out.writeBytes(LINE_END);
	}

	void endMessage() {
		this.out.writeBytes(LINE_END);
	}

	private void write(String text) {
		this.out.writeBytes(ControlCharacters.restore(text).getBytes(StandardCharsets.ISO_8859_1));
	}

	byte[] toByteArray() {
		return this.out.toByteArray();
	}

}
