/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Splits messages into headers and text, as XML and HTML contain them. Blanks at the end
 * of a line are removed. The first line without a colon and all following lines of a
 * message are text. A repeated name is numbered: {@code Output}, {@code Output-2}. Names
 * that differ only in case are not repetitions. All octets remain unchanged, except for
 * the special characters of XML.
 */
abstract class MarkupEncoding implements Encoding {

	private static final String TEXT = "Opaque-data";

	private final String lineBreak;

	/**
	 * Creates an encoding.
	 * @param lineBreak separates the lines of text
	 */
	MarkupEncoding(String lineBreak) {
		this.lineBreak = lineBreak;
	}

	@Override
	public final byte[] encode(byte[] messages) {
		StringBuilder out = new StringBuilder(start());
		MessageWriter message = null;
		for (String untrimmed : new String(messages, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n")) {
			String line = untrimmed.stripTrailing();
			if (!line.isEmpty()) {
				message = (message != null) ? message : new MessageWriter(out);
				message.add(line);
			}
			else if (message != null) {
				message.end();
				message = null;
			}
		}
		if (message != null) {
			message.end();
		}
		return out.append(end()).toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Returns the text before the messages. */
	abstract String start();

	/** Returns the text after the messages. */
	abstract String end();

	/** Returns the text before the headers of a message. */
	abstract String messageStart();

	/** Returns the text after the headers of a message. */
	abstract String messageEnd();

	/**
	 * Returns a header.
	 * @param name the name, not escaped
	 * @param suffix the number of a repeated name
	 * @param value the value, escaped
	 */
	abstract String header(String name, String suffix, String value);

	static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("'", "&apos;")
			.replace("\"", "&quot;");
	}

	/** Writes one message. */
	private final class MessageWriter {

		private final Map<String, Integer> names = new HashMap<>();

		private final StringBuilder out;

		private @Nullable StringBuilder text;

		MessageWriter(StringBuilder out) {
			this.out = out;
			out.append(messageStart());
		}

		void add(String line) {
			int colon = line.indexOf(':');
			if (this.text != null) {
				this.text.append(MarkupEncoding.this.lineBreak).append(escape(line));
			}
			else if (colon < 0) {
				this.text = new StringBuilder(escape(line));
			}
			else {
				header(line.substring(0, colon), escape(line.substring(colon + 1).stripLeading()));
			}
		}

		void end() {
			if (this.text != null) {
				header(TEXT, this.text.toString());
			}
			this.out.append(messageEnd());
		}

		private void header(String name, String value) {
			int count = this.names.merge(name, 1, Integer::sum);
			this.out.append(MarkupEncoding.this.header(name, (count > 1) ? "-" + count : "", value));
		}

	}

}
