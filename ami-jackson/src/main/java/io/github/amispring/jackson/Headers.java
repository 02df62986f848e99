/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * Assembles the headers of a message. The writer also uses this class to verify that the
 * reader restores the same message.
 */
final class Headers {

	private Headers() {
	}

	/**
	 * Arranges the headers of an event.
	 * @param event the name of the event
	 * @param represented the headers that properties represent, in the order of the
	 * catalogue
	 * @param extras the headers that were written unchanged, in the order of their
	 * positions; they replace represented headers of the same name
	 * @return all headers: each extra header at its position, and the represented headers
	 * in the remaining positions
	 */
	static List<AmiHeader> assemble(String event, List<PropertyHeader> represented, List<ExtraHeader> extras) {
		Set<String> replaced = new HashSet<>();
		extras.forEach((extra) -> replaced.add(spelling(extra.header().name())));
		List<AmiHeader> kept = new ArrayList<>(represented.size());
		for (PropertyHeader header : represented) {
			if (Collections.disjoint(header.spellings(), replaced)) {
				kept.add(header.header());
			}
		}
		Iterator<AmiHeader> next = kept.iterator();
		List<AmiHeader> headers = new ArrayList<>();
		headers.add(new AmiHeader("Event", event));
		for (ExtraHeader extra : extras) {
			while (headers.size() < extra.position() && next.hasNext()) {
				headers.add(next.next());
			}
			headers.add(extra.header());
		}
		next.forEachRemaining(headers::add);
		return headers;
	}

	/**
	 * Returns the name that the catalogue uses for a header: in lower case, and without
	 * the text between parentheses.
	 */
	private static String spelling(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		int open = lower.endsWith(")") ? lower.indexOf('(') : -1;
		return (open >= 0) ? lower.substring(0, open) + "()" : lower;
	}

	/**
	 * Creates a message.
	 * @param lines the lines of the message: an {@link AmiHeader} for a header, a
	 * {@link String} for text
	 * @param receivedAt the instant at which the message was received
	 * @return the message
	 */
	static AmiMessage message(List<?> lines, Instant receivedAt) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * lines.size());
		int[] starts = new int[lines.size()];
		for (int line = 0; line < starts.length; line++) {
			boolean isHeader = lines.get(line) instanceof AmiHeader;
			starts[line] = isHeader ? bytes.size() : ~bytes.size();
			String text = (lines.get(line) instanceof AmiHeader header) ? header.name() + ": " + header.value()
					: (String) lines.get(line);
			int lineBreak = text.indexOf("\r\n");
			if (lineBreak >= 0) {
				throw new IllegalArgumentException(
						"A header or line of text contains CR LF after \"" + text.substring(0, lineBreak) + "\".");
			}
			bytes.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
		}
		return AmiMessage.framed(bytes.toByteArray(), starts, StandardCharsets.UTF_8, receivedAt);
	}

	/**
	 * Returns the lines of a message.
	 * @param message the message
	 * @return an {@link AmiHeader} or a {@link String} for each
	 */
	static List<Object> lines(AmiMessage message) {
		List<Object> lines = new ArrayList<>(message.size());
		for (int line = 0; line < message.size(); line++) {
			lines.add(message.isHeader(line) ? new AmiHeader(message.name(line), message.value(line))
					: message.value(line));
		}
		return lines;
	}

}
