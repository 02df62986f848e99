/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import io.github.amispring.client.internal.wire.ProtocolException;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an HTML page: a table with a row of two cells for each header, and a row with a
 * rule at the end of each message.
 */
public final class ManagerDecoder implements BodyDecoder {

	private static final String TITLE = "Manager Interface</title>";

	/** Contains the lines of text without a colon. */
	private static final String TEXT = "Opaque-data";

	@Override
	public byte[] decode(byte[] body) throws ProtocolException {
		if (body.length == 0) {
			return body;
		}
		String page = new String(body, StandardCharsets.ISO_8859_1);
		if (!page.contains(TITLE)) {
			throw new ProtocolException("not an AMI server: expected the page of Asterisk's manager interface but"
					+ " received " + Excerpt.of(page));
		}
		if (!page.contains("</table>")) {
			throw new ProtocolException("the page of " + body.length
					+ " bytes does not contain the end of its table, so a part is missing");
		}
		Page messages = new Page(body.length);
		try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(new StringReader(hideControls(page)),
				"")) {
			for (Iterator<Element> elements = parser.iterator(); elements.hasNext();) {
				Element element = elements.next();
				if (element.nameIs("tr")) {
					messages.row(element);
					// keeps the memory for a long page small
					element.empty();
				}
			}
		}
		return messages.text.toByteArray();
	}

	private static String hideControls(String page) {
		StringBuilder hidden = new StringBuilder(page);
		for (int i = 0; i < page.length(); i++) {
			char c = page.charAt(i);
			// line breaks occur only between elements
			if (ControlCharacters.contains(c) && c != '\n' && c != '\r') {
				hidden.setCharAt(i, ControlCharacters.hide(c));
			}
		}
		return hidden.toString();
	}

	/** The messages of a page. */
	private static final class Page {

		private final MessageText text;

		/** How often each name has occurred in the current message. */
		private final Map<String, Integer> counts = new HashMap<>();

		Page(int length) {
			this.text = new MessageText(length);
		}

		void row(Element row) {
			Elements cells = row.children();
			if (cells.size() == 2 && !cells.get(0).hasAttr("colspan")) {
				header(cells.get(0).wholeText(), cells.get(1));
			}
			else if (row.selectFirst("hr") != null) {
				this.text.endMessage();
				this.counts.clear();
			}
		}

		private void header(String name, Element value) {
			if (name.equals(TEXT)) {
				ControlCharacters.restore(text(value)).lines().forEach(this.text::line);
				return;
			}
			String repeated = repeated(name);
			if (repeated != null) {
				this.counts.merge(repeated, 1, Integer::sum);
			}
			else {
				this.counts.put(name, 1);
			}
			this.text.header((repeated != null) ? repeated : name, value.wholeText());
		}

		/**
		 * Returns the name of a repeated header, which Asterisk counts: {@code Output-2}.
		 * Other names may also end with a number.
		 */
		private @Nullable String repeated(String name) {
			int dash = name.lastIndexOf('-');
			if (dash < 0) {
				return null;
			}
			Integer count = this.counts.get(name.substring(0, dash));
			return (count != null && name.substring(dash + 1).equals(Integer.toString(count + 1)))
					? name.substring(0, dash) : null;
		}

		/** Returns the lines, which end with an element {@code br} and a line feed. */
		private static String text(Element value) {
			value.select("br").remove();
			return value.wholeText();
		}

	}

}
