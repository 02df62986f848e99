/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one message and the offsets of its lines. Immutable. The base class of
 * {@link io.github.amispring.message.AmiMessage}, so that this package can read the bytes
 * without a public method.
 */
public abstract class MessageLines {

	private static final ByteCache<String> texts = new ByteCache<>(4096, 48);

	private final byte[] bytes;

	/** The offset of each line; the complement for a line that is always text. */
	private final int[] lines;

	private final Charset charset;

	/**
	 * Creates the lines. The caller must not change the arrays afterwards.
	 * @param bytes the lines with their line ends; the line end of the last line is
	 * optional
	 * @param lines the offset of each line; its complement ({@code ~}) for a line that is
	 * text even if it contains a colon
	 * @param charset the encoding of text; malformed bytes are replaced
	 */
	protected MessageLines(byte[] bytes, int[] lines, Charset charset) {
		this.bytes = bytes;
		this.lines = lines;
		this.charset = charset;
	}

	/** Creates a copy that shares the arrays. */
	protected MessageLines(MessageLines other) {
		this(other.bytes, other.lines, other.charset);
	}

	/** Returns the number of lines, headers and text together. */
	protected final int lineCount() {
		return this.lines.length;
	}

	/** Returns the name of a header, or an empty string if the line is not a header. */
	protected final String nameText(int line) {
		int colon = colon(line);
		return (colon >= 0) ? decode(start(line), colon) : "";
	}

	/** Returns the value of a header, or the whole line of text. */
	protected final String valueText(int line) {
		return decode(valueStart(line), end(line));
	}

	/** Returns whether a header has this name, ignoring case. */
	protected final boolean isNamed(int line, String name) {
		int start = this.lines[line];
		int colon = start + name.length();
		return start >= 0 && colon < nextStart(line) && this.bytes[colon] == ':' && regionMatches(start, name)
				&& colon(line) == colon;
	}

	/**
	 * Returns the index of the first header with this name at or after a line, -1 for
	 * none.
	 */
	protected final int find(String name, int from) {
		for (int line = from; line < this.lines.length; line++) {
			if (isNamed(line, name)) {
				return line;
			}
		}
		return -1;
	}

	protected final boolean regionMatches(int start, String word) {
		for (int i = 0; i < word.length(); i++) {
			int a = this.bytes[start + i];
			int b = word.charAt(i);
			if (a != b && lower(a) != lower(b)) {
				return false;
			}
		}
		return true;
	}

	protected static int lower(int c) {
		return (c >= 'A' && c <= 'Z') ? c + ('a' - 'A') : c;
	}

	protected final byte[] bytes() {
		return this.bytes;
	}

	protected final int start(int line) {
		int start = this.lines[line];
		return (start >= 0) ? start : ~start;
	}

	/** Returns the offset of each line; the complement for a line that is always text. */
	protected final int[] lines() {
		return this.lines;
	}

	/** Returns the index of the colon of a header, -1 for a line of text. */
	protected final int colon(int line) {
		int start = this.lines[line];
		if (start < 0) {
			return -1;
		}
		int end = nextStart(line);
		int colon = Words.indexOf(this.bytes, start, end, ':');
		return (colon > start && colon < end) ? colon : -1;
	}

	/** Returns the index of the line end. */
	protected final int end(int line) {
		int next = nextStart(line);
		int start = start(line);
		if (next - start >= 2 && this.bytes[next - 2] == '\r' && this.bytes[next - 1] == '\n') {
			// the usual case
			return next - 2;
		}
		return (next > start && this.bytes[next - 1] == '\n') ? next - 1 : next;
	}

	protected final int nextStart(int line) {
		return (line + 1 < this.lines.length) ? start(line + 1) : this.bytes.length;
	}

	protected final int valueStart(int line) {
		int colon = colon(line);
		if (colon < 0) {
			return start(line);
		}
		int start = colon + 1;
		return (start < end(line) && this.bytes[start] == ' ') ? start + 1 : start;
	}

	/** Returns the line that contains a byte. */
	protected final int lineAt(int place) {
		int line = 0;
		while (line + 1 < this.lines.length && start(line + 1) <= place) {
			line++;
		}
		return line;
	}

	/**
	 * Returns the index of the next header with the same name, ignoring case; -1 for
	 * none.
	 */
	protected final int nextOfSameName(int line) {
		int start = start(line);
		int length = colon(line) - start;
		for (int next = line + 1; next < this.lines.length; next++) {
			int at = this.lines[next];
			if (at >= 0 && at + length < nextStart(next) && this.bytes[at + length] == ':'
					&& isEqualInAnyCase(start, at, length)) {
				return next;
			}
		}
		return -1;
	}

	private boolean isEqualInAnyCase(int one, int other, int length) {
		if (Arrays.equals(this.bytes, one, one + length, this.bytes, other, other + length)) {
			return true;
		}
		for (int i = 0; i < length; i++) {
			if (lower(this.bytes[one + i]) != lower(this.bytes[other + i])) {
				return false;
			}
		}
		return true;
	}

	protected final String decode(int from, int to) {
		if (from == to) {
			return "";
		}
		boolean compatible = isAsciiCompatible();
		String text = compatible ? texts.find(this.bytes, from, to) : null;
		if (text == null) {
			text = new String(this.bytes, from, to - from, this.charset);
			if (compatible) {
				texts.put(this.bytes, from, to, text);
			}
		}
		return text;
	}

	/** Returns whether the encoding is known to be a superset of ASCII. */
	protected final boolean isAsciiCompatible() {
		return this.charset == StandardCharsets.UTF_8 || this.charset == StandardCharsets.ISO_8859_1
				|| this.charset == StandardCharsets.US_ASCII;
	}

}
