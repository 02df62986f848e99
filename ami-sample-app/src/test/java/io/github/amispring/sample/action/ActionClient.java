/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Sends the requests of the page.
 */
class ActionClient {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI base;

	ActionClient(int port) {
		this.base = URI.create("http://127.0.0.1:" + port + "/api/servers/");
	}

	/**
	 * Sends an action.
	 * @param path the path after the name of the server
	 * @param fields the names and values of the fields
	 */
	Response post(String path, @Nullable Object... fields) {
		return postTo("default", path, fields);
	}

	Response postTo(String server, String path, @Nullable Object... fields) {
		return send(request(server, path, fields).build());
	}

	HttpRequest.Builder request(String server, String path, @Nullable Object... fields) {
		Map<String, @Nullable Object> body = new HashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			body.put(String.valueOf(fields[i]), fields[i + 1]);
		}
		return HttpRequest.newBuilder(this.base.resolve(server + "/" + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
	}

	Response postRaw(String path, String contentType, String body) {
		return send(HttpRequest.newBuilder(this.base.resolve("default/" + path))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	Response placed(String id) {
		return send(HttpRequest.newBuilder(this.base.resolve("default/placed/" + id)).build());
	}

	Response send(HttpRequest request) {
		try {
			return Response.of(this.http.send(request, BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	CompletableFuture<Response> sendAsync(HttpRequest request) {
		return this.http.sendAsync(request, BodyHandlers.ofString()).thenApply(Response::of);
	}

	/**
	 * A response.
	 *
	 * @param status the status
	 * @param contentType the content type
	 * @param body the body
	 */
	record Response(int status, String contentType, JsonNode body) {

		static Response of(HttpResponse<String> response) {
			JsonNode body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
			return new Response(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), body);
		}

		String text(String field) {
			return this.body.path(field).asString("");
		}

	}

}
