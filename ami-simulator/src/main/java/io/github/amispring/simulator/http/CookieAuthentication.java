/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Identifies sessions by a cookie. The action Login logs in.
 */
final class CookieAuthentication implements Authentication {

	private static final Pattern COOKIE = Pattern.compile("(?:^|[;\\s])mansession_id=\"?([0-9a-f]{1,15})\\b",
			Pattern.CASE_INSENSITIVE);

	private final HttpSessions sessions;

	CookieAuthentication(HttpSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public HttpSession begin(HttpExchange exchange) {
		HttpSession session = this.sessions.begin(id(exchange.getRequestHeaders()),
				exchange.getRemoteAddress().toString());
		Headers headers = exchange.getResponseHeaders();
		headers.set("Set-Cookie", String.format(Locale.ROOT, "mansession_id=\"%08x\"; Version=1; Max-Age=%d",
				session.id(), HttpSession.TIMEOUT.toSeconds()));
		headers.set("Pragma", "SuppressEvents");
		return session;
	}

	private static @Nullable Long id(Headers headers) {
		for (String cookies : Objects.requireNonNullElse(headers.get("Cookie"), List.<String>of())) {
			Matcher matcher = COOKIE.matcher(cookies);
			if (matcher.find()) {
				return Long.parseLong(matcher.group(1), 16);
			}
		}
		return null;
	}

}
