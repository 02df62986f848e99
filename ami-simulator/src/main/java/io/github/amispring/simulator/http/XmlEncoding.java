/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.util.Locale;

/**
 * XML with one attribute for each header. Different headers can have the same attribute,
 * so the document is not always well-formed.
 */
final class XmlEncoding extends MarkupEncoding {

	XmlEncoding() {
		super("\n");
	}

	@Override
	public String contentType() {
		return "text/xml";
	}

	@Override
	String start() {
		return "<ajax-response>\n";
	}

	@Override
	String end() {
		return "</ajax-response>\n";
	}

	@Override
	String messageStart() {
		return "<response type='object' id='unknown'><generic";
	}

	@Override
	String messageEnd() {
		return " /></response>\n";
	}

	@Override
	String header(String name, String suffix, String value) {
		String attribute = name.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT);
		boolean digitFirst = !attribute.isEmpty() && Character.isDigit(attribute.charAt(0));
		return " " + (digitFirst ? "_" : "") + attribute + suffix + "='" + value + "'";
	}

}
