/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.simulator.http.Http.Reply;

/**
 * Records the responses of a server, without what differs from run to run. Cookies and
 * nonces are numbered in the order of their appearance.
 */
final class Recording {

	private static final Pattern ID = Pattern.compile("\"([0-9a-f]{8})\"");

	private static final Pattern NUMBERS = Pattern
		.compile("(?i)((?:Timestamp|Challenge|Uptime|LastReload)(?:: |='|</td><td>))[0-9.]+");

	private final List<String> responses = new ArrayList<>();

	private final Map<String, String> ids = new HashMap<>();

	private final Http http;

	private final String username;

	private final String secret;

	Recording(Http http, String username, String secret) {
		this.http = http;
		this.username = username;
		this.secret = secret;
	}

	List<String> responses() {
		return this.responses;
	}

	Http http() {
		return this.http;
	}

	String secret() {
		return this.secret;
	}

	Digest digest(String secret) {
		return new Digest(this.http, this.username, secret);
	}

	/** Logs in, and returns the cookie. */
	String logIn(String parameters) {
		return add(this.http.get("/rawman?"
				+ Http.query("Action", "Login", "Username", this.username, "Secret", this.secret) + "&" + parameters))
			.cookie();
	}

	Reply get(String uri, String cookie) {
		return add(this.http.get(uri, "Cookie", cookie));
	}

	/** Adds a response. */
	Reply add(Reply reply) {
		StringBuilder text = new StringBuilder().append(reply.status()).append('\n');
		Map<String, List<String>> headers = new TreeMap<>(reply.response().headers().map());
		headers.remove("date");
		headers.remove("content-length");
		headers.computeIfPresent("server", (name, values) -> List.of(values.get(0).replaceFirst("/.*", "")));
		headers.forEach((name, values) -> text.append(name).append(": ").append(number(values)).append('\n'));
		this.responses.add(text + body(reply));
		return reply;
	}

	/** Adds a status line and headers. */
	void add(List<String> head) {
		this.responses
			.add(head.stream().filter((line) -> !line.matches("(date|server|content-length):.*")).toList().toString());
	}

	/** Numbers the ids in headers. */
	private String number(List<String> values) {
		Matcher matcher = ID.matcher(String.join("|", values));
		return matcher.replaceAll((id) -> this.ids.computeIfAbsent(id.group(1), (any) -> "#" + this.ids.size()));
	}

	/** Returns the title of a page, or the table of messages. */
	private static String body(Reply reply) {
		String body = NUMBERS.matcher(reply.body()).replaceAll("$1N");
		if (!reply.header("Content-Type").equals("text/html")) {
			return body;
		}
		int title = body.indexOf("<title>");
		int rows = body.indexOf("<tr><td>");
		String page = (title < 0) ? "" : body.substring(title, body.indexOf("</title>"));
		return page + "\n" + ((rows < 0) ? "" : body.substring(rows, body.indexOf("</table>")));
	}

}
