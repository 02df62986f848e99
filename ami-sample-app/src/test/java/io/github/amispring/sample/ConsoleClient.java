/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the same requests as the page.
 */
class ConsoleClient {

	static final JsonMapper JSON = JsonMapper.shared();

	/** Properties of a user who may act. */
	static final String USER = "console.users.tester.password=$2a$04$NyoSIMBLnH7wf4UsDz/R0.425ZdyAAjqX9iz0VdMVuNPyS1o7dzhq";

	static final String USER_ROLE = "console.users.tester.role=ACT";

	private static final String NAME = "tester";

	private static final String PASSWORD = "console-test";

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final URI base;

	ConsoleClient(int port) {
		this.base = URI.create("http://127.0.0.1:" + port + "/");
	}

	/**
	 * Logs in as the user of the properties {@link #USER} and {@link #USER_ROLE}.
	 */
	ConsoleClient login() {
		return login(NAME, PASSWORD);
	}

	ConsoleClient login(String name, String password) {
		get("login");
		String form = "username=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&password="
				+ URLEncoder.encode(password, StandardCharsets.UTF_8);
		HttpResponse<String> response = send(HttpRequest.newBuilder(uri("login"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)));
		if (!response.headers().firstValue("Location").orElse("").equals("/")) {
			throw new IllegalStateException("The login has failed: " + response);
		}
		get("api/me");
		return this;
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(uri(path)));
	}

	JsonNode getJson(String path) {
		return JSON.readTree(get(path).body());
	}

	/** Places a call. */
	HttpResponse<String> call(String server, String from, String to) {
		return post("api/servers/" + server + "/calls", Map.of("from", from, "to", to));
	}

	HttpResponse<String> hangUp(String server, String callId) {
		return post("api/servers/" + server + "/calls/hangup", Map.of("call", callId));
	}

	private HttpResponse<String> post(String path, Map<String, String> body) {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
	}

	HttpResponse<String> postNothing(String path) {
		return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));
	}

	ConsolePage openPage() {
		return new ConsolePage(this.http, uri("api/stream"));
	}

	URI uri(String path) {
		return this.base.resolve(path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.forEach((cookie) -> request.setHeader("X-XSRF-TOKEN", cookie.getValue()));
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
