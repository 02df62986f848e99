/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

/**
 * A page with a form, and a table with one row for each header.
 */
final class HtmlEncoding extends MarkupEncoding {

	HtmlEncoding() {
		super("<br>\n");
	}

	@Override
	public String contentType() {
		return "text/html";
	}

	@Override
	String start() {
		return """
				<!DOCTYPE html>
				<html><head><title>Asterisk&trade; Manager Interface</title></head><body>
				<form method="post">
				Action: <input name="action"> <input type="submit">
				</form>
				<table>
				""";
	}

	@Override
	String end() {
		return "</table></body></html>\r\n";
	}

	@Override
	String messageStart() {
		return "";
	}

	@Override
	String messageEnd() {
		return "<tr><td colspan=\"2\"><hr></td></tr>\r\n";
	}

	@Override
	String header(String name, String suffix, String value) {
		return "<tr><td>" + escape(name) + suffix + "</td><td>" + value + "</td></tr>\n";
	}

}
