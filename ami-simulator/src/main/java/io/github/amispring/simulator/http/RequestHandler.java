/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.amispring.simulator.session.ResponseWriter;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the action of each request in its session.
 */
final class RequestHandler implements HttpHandler {

	private static final Logger logger = LoggerFactory.getLogger(RequestHandler.class);

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

	/** The maximum length of the request line, without its line end. */
	private static final int MAX_REQUEST_LINE = 4093;

	private final SessionHost host;

	private final HttpSessions sessions;

	private final String prefix;

	private final Map<String, Endpoint> endpoints;

	RequestHandler(SessionHost host, HttpSessions sessions, String prefix) {
		this.host = host;
		this.sessions = sessions;
		this.prefix = prefix.toLowerCase(Locale.ROOT) + "/";
		Authentication cookie = new CookieAuthentication(sessions);
		Authentication digest = new DigestAuthentication(host, sessions);
		this.endpoints = Map.of("rawman", new Endpoint(cookie, new TextEncoding()), "mxml",
				new Endpoint(cookie, new XmlEncoding()), "manager", new Endpoint(cookie, new HtmlEncoding()), "arawman",
				new Endpoint(digest, new TextEncoding()), "amxml", new Endpoint(digest, new XmlEncoding()), "amanager",
				new Endpoint(digest, new HtmlEncoding()));
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try {
			respond(exchange);
		}
		catch (InterruptedException ex) {
			logger.debug("A request of {} is aborted because the simulator closes the connection",
					exchange.getRemoteAddress());
			exchange.close();
		}
		catch (RuntimeException ex) {
			logger.error("A request of {} failed", exchange.getRemoteAddress(), ex);
			exchange.close();
		}
	}

	private void respond(HttpExchange exchange) throws IOException, InterruptedException {
		Endpoint endpoint = endpoint(exchange.getRequestURI().getRawPath());
		if (isRequestLineTooLong(exchange)) {
			send(exchange, ErrorPage.REQUEST_LINE_TOO_LONG);
		}
		else if (endpoint == null) {
			send(exchange, ErrorPage.NOT_FOUND);
		}
		else if (!METHODS.contains(exchange.getRequestMethod())) {
			send(exchange, ErrorPage.UNKNOWN_METHOD);
		}
		else {
			respond(exchange, endpoint);
		}
	}

	private void respond(HttpExchange exchange, Endpoint endpoint) throws IOException, InterruptedException {
		List<byte[]> lines = Parameters.read(exchange);
		if (lines == null) {
			send(exchange, ErrorPage.BODY_TOO_LONG);
			return;
		}
		HttpSession session = endpoint.authentication().begin(exchange);
		if (session == null) {
			send(exchange, ErrorPage.UNAUTHORIZED);
			return;
		}
		ResponseWriter response = run(session, lines);
		// without a response, the connection stays open until the client closes it
		if (response.isWritten()) {
			send(exchange, 200, endpoint.encoding().contentType(), endpoint.encoding().encode(response.bytes()));
		}
	}

	private ResponseWriter run(HttpSession session, List<byte[]> lines) throws InterruptedException {
		try {
			ResponseWriter response = session.respond(lines);
			if (response.isClosing()) {
				this.sessions.remove(session);
			}
			return response;
		}
		finally {
			session.end();
		}
	}

	private @Nullable Endpoint endpoint(@Nullable String path) {
		String lowerCase = (path != null) ? path.toLowerCase(Locale.ROOT) : "";
		if (!lowerCase.startsWith(this.prefix)) {
			return null;
		}
		String name = lowerCase.substring(this.prefix.length());
		return this.endpoints.get(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
	}

	private static boolean isRequestLineTooLong(HttpExchange exchange) {
		return exchange.getRequestMethod().length() + exchange.getRequestURI().toString().length()
				+ exchange.getProtocol().length() + 2 > MAX_REQUEST_LINE;
	}

	private void send(HttpExchange exchange, ErrorPage page) throws IOException {
		if (page.closesConnection()) {
			exchange.getResponseHeaders().set("Connection", "close");
		}
		send(exchange, page.status(), "text/html", page.html().getBytes(StandardCharsets.US_ASCII));
	}

	private void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
		Headers headers = exchange.getResponseHeaders();
		headers.set("Server", "Asterisk/" + this.host.version());
		headers.set("Cache-Control", "no-cache, no-store");
		headers.set("Content-Type", contentType);
		boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
		if (empty) {
			headers.set("Content-Length", Integer.toString(body.length));
		}
		exchange.sendResponseHeaders(status, empty ? -1 : body.length);
		if (!empty) {
			exchange.getResponseBody().write(body);
			// otherwise, newer JDKs read the rest of the request before they respond
			exchange.getResponseBody().flush();
		}
		exchange.close();
	}

}
