/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.simulator.AmiSimulator;

/**
 * Sends requests to one server, so that tests see unmodified headers and bodies. Bodies
 * are ISO-8859-1, so that they contain all octets unchanged.
 */
final class Http {

	static final String FORM = "application/x-www-form-urlencoded";

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Pattern COOKIE = Pattern.compile("mansession_id=\"[0-9a-f]{8}\"");

	private final HttpClient client;

	private final String base;

	Http(HttpClient.Builder client, String base) {
		this.client = client.version(HttpClient.Version.HTTP_1_1).build();
		this.base = base;
	}

	static Http of(AmiSimulator simulator) {
		return of("127.0.0.1", simulator.httpPort());
	}

	static Http of(String host, int port) {
		return new Http(HttpClient.newBuilder(), "http://" + host + ":" + port);
	}

	/** Returns the query of an action, from alternating names and values. */
	static String query(String... parameters) {
		List<String> pairs = new ArrayList<>();
		for (int i = 0; i < parameters.length; i += 2) {
			pairs.add(encode(parameters[i]) + "=" + encode(parameters[i + 1]));
		}
		return String.join("&", pairs);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
	}

	Reply get(String uri, String... headers) {
		return send("GET", uri, "", headers);
	}

	Reply post(String uri, String contentType, String body, String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		all.add("Content-Type");
		all.add(contentType);
		return send("POST", uri, body, all.toArray(String[]::new));
	}

	Reply send(String method, String uri, String body, String... headers) {
		try {
			return new Reply(
					this.client.send(request(method, uri, body, headers), HttpResponse.BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	CompletableFuture<Reply> sendAsync(String uri, String... headers) {
		return sendAsync(request("GET", uri, "", headers));
	}

	/** Sends a form. In contrast to GET, the JDK's client does not repeat the request. */
	CompletableFuture<Reply> postAsync(String uri, String body, String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		all.add("Content-Type");
		all.add(FORM);
		return sendAsync(request("POST", uri, body, all.toArray(String[]::new)));
	}

	private CompletableFuture<Reply> sendAsync(HttpRequest request) {
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(Reply::new);
	}

	/**
	 * Sends a request line and headers only, and returns the status line and headers of
	 * the response in lower case.
	 */
	List<String> sendHead(String... lines) {
		URI uri = URI.create(this.base);
		try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
			socket.setSoTimeout((int) TIMEOUT.toMillis());
			String head = String.join("\r\n", lines) + "\r\nHost: " + uri.getHost() + "\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			return reader.lines().takeWhile((line) -> !line.isEmpty()).map(String::toLowerCase).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private HttpRequest request(String method, String uri, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + uri)).timeout(TIMEOUT);
		HttpRequest.BodyPublisher publisher = body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
				: HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return request.method(method, publisher).build();
	}

	/**
	 * Logs in, and returns the header that continues the session.
	 * @param parameters further parameters of the action Login
	 */
	Session login(String username, String secret, String... parameters) {
		String query = query("Action", "Login", "Username", username, "Secret", secret);
		Reply reply = get("/rawman?" + query + ((parameters.length > 0) ? "&" + query(parameters) : ""));
		if (!reply.body().contains("Message: Authentication accepted")) {
			throw new IllegalStateException(reply.body());
		}
		return new Session(this, reply.cookie());
	}

	/** A response. */
	record Reply(int status, HttpResponse<byte[]> response, String body) {

		Reply(HttpResponse<byte[]> response) {
			this(response.statusCode(), response, new String(response.body(), StandardCharsets.ISO_8859_1));
		}

		/** Returns the value of a header, empty if there is none. */
		String header(String name) {
			return header(this.response, name);
		}

		private static String header(HttpResponse<byte[]> response, String name) {
			return String.join("|", response.headers().allValues(name));
		}

		/** Returns the cookie as a request contains it. */
		String cookie() {
			Matcher cookie = COOKIE.matcher(header("Set-Cookie"));
			return cookie.find() ? cookie.group() : "";
		}

		/** Returns a parameter of the header WWW-Authenticate. */
		String challenge(String parameter) {
			Matcher matcher = Pattern.compile("\\b" + parameter + "=\"?([^\",]+)").matcher(header("WWW-Authenticate"));
			return matcher.find() ? matcher.group(1) : "";
		}

		/** Returns the lines of the body without line ends. */
		List<String> lines() {
			return this.body.lines().toList();
		}

		Optional<String> line(String prefix) {
			return lines().stream().filter((line) -> line.startsWith(prefix)).findFirst();
		}

	}

	/** Continues a session with its cookie. */
	record Session(Http http, String cookie) {

		Reply ask(String... parameters) {
			return get("/rawman?" + query(parameters));
		}

		Reply get(String uri) {
			return this.http.get(uri, "Cookie", this.cookie);
		}

		CompletableFuture<Reply> askAsync(String... parameters) {
			return this.http.sendAsync("/rawman?" + query(parameters), "Cookie", this.cookie);
		}

		CompletableFuture<Reply> postAsync(String... parameters) {
			return this.http.postAsync("/rawman", query(parameters), "Cookie", this.cookie);
		}

	}

}
