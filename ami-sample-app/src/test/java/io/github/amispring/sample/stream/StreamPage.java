/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An open page, which applies the messages of the stream as the scripts do.
 */
class StreamPage implements AutoCloseable {

	private static final Map<String, String> GONE = Map.of("calls", "goneCalls", "queues", "goneQueues", "extensions",
			"goneExtensions", "conferences", "goneConferences", "parked", "goneParked");

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private final CompletableFuture<HttpResponse<Stream<String>>> response;

	private String id = "";

	private String name = "";

	StreamPage(HttpClient http, int port, @Nullable String lastEventId) {
		this(http, request(port, "", lastEventId));
	}

	/** Opens a page whose script reconnects. */
	static StreamPage after(HttpClient http, int port, String after, @Nullable String lastEventId) {
		return new StreamPage(http, request(port, "?after=" + after, lastEventId));
	}

	private static HttpRequest.Builder request(int port, String query, @Nullable String lastEventId) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/stream" + query));
		return (lastEventId != null) ? request.header("Last-Event-ID", lastEventId) : request;
	}

	private StreamPage(HttpClient http, HttpRequest.Builder request) {
		this.response = http.sendAsync(request.build(), BodyHandlers.ofLines());
		this.response.thenAcceptAsync((lines) -> lines.body().forEach(this::line));
	}

	private void line(String line) {
		if (line.startsWith("id:")) {
			this.id = line.substring("id:".length());
		}
		else if (line.startsWith("event:")) {
			this.name = line.substring("event:".length());
		}
		else if (line.startsWith("data:")) {
			JsonNode content = JsonMapper.shared().readTree(line.substring("data:".length()));
			this.messages.add(new Message(this.id, this.name, content));
		}
	}

	List<Message> messages() {
		return this.messages;
	}

	boolean isOpen() {
		return !this.messages.isEmpty();
	}

	String lastId() {
		return this.messages.get(this.messages.size() - 1).id();
	}

	/** Returns what the page shows, by kind and key. */
	Map<String, Map<String, JsonNode>> shown() {
		return shown(Map.of());
	}

	/** Returns what a page shows that had shown something before it reconnected. */
	Map<String, Map<String, JsonNode>> shown(Map<String, Map<String, JsonNode>> before) {
		Map<String, Map<String, JsonNode>> shown = new TreeMap<>();
		GONE.forEach((kind, gone) -> shown.put(kind, new TreeMap<>(before.getOrDefault(kind, Map.of()))));
		for (Message message : this.messages) {
			GONE.forEach((kind, gone) -> apply(message, kind, gone, shown.get(kind)));
		}
		return shown;
	}

	private static void apply(Message message, String kind, String gone, Map<String, JsonNode> shown) {
		if (message.name().equals("snapshot")) {
			shown.clear();
		}
		message.content().path(kind).forEach((each) -> shown.put(each.path("key").asString(), each));
		message.content()
			.path(gone)
			.forEach((each) -> shown.remove(each.isObject() ? each.path("key").asString() : each.asString()));
	}

	Stream<JsonNode> shown(String kind, String server) {
		return shown().get(kind).values().stream().filter((each) -> each.path("server").asString().equals(server));
	}

	JsonNode server(String name) {
		return all("servers").filter((server) -> server.path("name").asString().equals(name))
			.reduce(MissingNode.getInstance(), (first, second) -> second);
	}

	Stream<JsonNode> all(String field) {
		return this.messages.stream().flatMap((message) -> message.content().path(field).valueStream());
	}

	@Override
	public void close() {
		this.response.thenAccept((lines) -> lines.body().close());
		this.response.cancel(true);
	}

	record Message(String id, String name, JsonNode content) {

	}

}
