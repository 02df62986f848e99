/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes Asterisk's XML well-formed. Values contain control characters, which are
 * {@linkplain ControlCharacters hidden}. If two headers differ only in case, an element
 * has two attributes with the same name, so the second one gets a count, as Asterisk
 * itself adds it to repeated headers: {@code output-2}.
 */
final class XmlRepair {

	private static final Pattern COUNT = Pattern.compile("[-.]\\d+$");

	private final String xml;

	private final StringBuilder repaired;

	/** The names of the attributes of the current element. */
	private final Set<String> names = new HashSet<>();

	private int position;

	private XmlRepair(String xml) {
		this.xml = xml;
		this.repaired = new StringBuilder(xml.length() + 64);
	}

	/** Returns well-formed XML with the same content. */
	static String repair(String xml) {
		return new XmlRepair(xml).repair();
	}

	/** Returns the name of an attribute without its count. */
	static String withoutCount(String name) {
		return COUNT.matcher(name).replaceFirst("");
	}

	private String repair() {
		boolean insideTag = false;
		while (this.position < this.xml.length()) {
			char c = this.xml.charAt(this.position);
			if (c == '<') {
				insideTag = true;
				this.names.clear();
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
			}
		}
		return this.repaired.toString();
	}

	/** Adds a count to the name before the current position if it is not unique. */
	private void nameEnds() {
		int start = this.repaired.length();
		while (start > 0 && this.repaired.charAt(start - 1) > ' ') {
			start--;
		}
		String name = this.repaired.substring(start);
		if (!this.names.add(name)) {
			int count = 2;
			while (!this.names.add(name + "." + count)) {
				count++;
			}
			this.repaired.append('.').append(count);
		}
	}

	/** Copies an equals sign and a value in quotation marks. */
	private void value() {
		this.repaired.append('=');
		this.position++;
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
	}

}
