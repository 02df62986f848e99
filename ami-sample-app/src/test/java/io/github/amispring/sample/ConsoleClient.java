/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.io.IOException;
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

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI base;

	ConsoleClient(int port) {
		this.base = URI.create("http://127.0.0.1:" + port + "/");
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(uri(path)));
	}

	JsonNode getJson(String path) {
		return JSON.readTree(get(path).body());
	}

	HttpResponse<String> call(String from, String to, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri("api/calls"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("from", from, "to", to))));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> post(String contentType, String body) {
		return send(HttpRequest.newBuilder(uri("api/calls"))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<String> postNothing(String path) {
		return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));
	}

	HttpResponse<String> hangUp(String callId) {
		return send(HttpRequest.newBuilder(uri("api/calls?id=" + URLEncoder.encode(callId, StandardCharsets.UTF_8)))
			.DELETE());
	}

	ConsolePage openPage() {
		return new ConsolePage(this.http, uri("api/stream"));
	}

	URI uri(String path) {
		return this.base.resolve(path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
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
