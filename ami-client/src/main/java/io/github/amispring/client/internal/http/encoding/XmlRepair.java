/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes Asterisk's XML well-formed. Values contain control characters, which are
 * {@linkplain ControlCharacters hidden}. If two headers differ only in case, an element
 * has two attributes with the same name, so the second one gets a count, as Asterisk
 * itself adds it to repeated headers: {@code output-2}.
 */
final class XmlRepair {

	/** Separates the name of a duplicate attribute from its count. */
	static final char DUPLICATE = '.';

	private final String xml;

	private final StringBuilder repaired;

	/** How often each name has occurred in the current element. */
	private final Map<String, Integer> counts = new HashMap<>();

	/** The index of the current name in the result. */
	private int nameStart;

	private int position;

	private XmlRepair(String xml) {
		this.xml = xml;
		this.repaired = new StringBuilder(xml.length() + 64);
	}

	/** Returns well-formed XML with the same content. */
	static String repair(String xml) {
		return new XmlRepair(xml).repair();
	}

	private String repair() {
		boolean insideTag = false;
		while (this.position < this.xml.length()) {
			char c = this.xml.charAt(this.position);
			if (c == '<') {
				insideTag = true;
				this.counts.clear();
			}
			else if (c == '>') {
				insideTag = false;
			}
			if (insideTag && c == '=') {
				nameEnds();
				value();
			}
			else {
				this.repaired.append(c);
				this.position++;
				if (c <= ' ' || c == '<') {
					this.nameStart = this.repaired.length();
				}
			}
		}
		return this.repaired.toString();
	}

	/** Adds a count to the current name if it is not unique. */
	private void nameEnds() {
		int count = this.counts.merge(this.repaired.substring(this.nameStart), 1, Integer::sum);
		if (count > 1) {
			this.repaired.append(DUPLICATE).append(count);
		}
	}

	/** Copies an equals sign and a value in quotation marks. */
	private void value() {
		this.repaired.append('=');
		this.position++;
		this.nameStart = this.repaired.length();
		if (this.position == this.xml.length()) {
			return;
		}
		char quote = this.xml.charAt(this.position);
		if (quote != '\'' && quote != '"') {
			return;
		}
		int end = this.xml.indexOf(quote, this.position + 1);
		int to = (end >= 0) ? end + 1 : this.xml.length();
		for (int i = this.position; i < to; i++) {
			char c = this.xml.charAt(i);
			this.repaired.append(ControlCharacters.contains(c) ? ControlCharacters.hide(c) : c);
		}
		this.position = to;
		this.nameStart = this.repaired.length();
	}

}
