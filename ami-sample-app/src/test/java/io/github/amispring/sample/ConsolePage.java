/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An open page, which records the messages of the stream.
 */
class ConsolePage implements AutoCloseable {

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private final CompletableFuture<HttpResponse<Stream<String>>> response;

	private String name = "";

	ConsolePage(HttpClient http, URI uri) {
		this.response = http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
		this.response.thenAcceptAsync((lines) -> lines.body().forEach(this::line));
	}

	private void line(String line) {
		if (line.startsWith("event:")) {
			this.name = line.substring("event:".length());
		}
		else if (line.startsWith("data:")) {
			this.messages.add(new Message(this.name, ConsoleClient.JSON.readTree(line.substring("data:".length()))));
		}
	}

	List<Message> messages() {
		return this.messages;
	}

	/**
	 * Returns the states of a call in order.
	 */
	List<String> statesOf(String callId) {
		return all("calls").filter((call) -> call.path("id").asString().equals(callId))
			.map((call) -> call.path("state").asString())
			.toList();
	}

	boolean hasEnded(String callId) {
		return all("ended").anyMatch((call) -> call.path("id").asString().equals(callId));
	}

	/**
	 * Returns the present calls by their identifiers, determined as the page does it.
	 */
	Map<String, JsonNode> calls() {
		Map<String, JsonNode> calls = new HashMap<>();
		long version = -1;
		for (Message message : this.messages) {
			boolean snapshot = message.name().equals("snapshot");
			if (snapshot) {
				calls.clear();
				version = -1;
			}
			for (JsonNode call : message.content().path("calls")) {
				if (call.path("version").asLong() > version) {
					calls.put(call.path("id").asString(), call);
				}
			}
			for (JsonNode call : message.content().path("ended")) {
				if (call.path("version").asLong() > version) {
					calls.remove(call.path("id").asString());
				}
			}
			if (snapshot) {
				version = message.content().path("version").asLong();
			}
		}
		return calls;
	}

	/**
	 * Returns the last state of the live view.
	 */
	JsonNode view() {
		return this.messages.stream()
			.map((message) -> message.content().path("view"))
			.filter(JsonNode::isObject)
			.reduce(MissingNode.getInstance(), (first, second) -> second);
	}

	/**
	 * Returns the steps of a call that was placed with the form.
	 */
	List<String> stepsOf(String callId) {
		return all("steps").filter((step) -> step.path("id").asString().equals(callId))
			.map((step) -> step.path("kind").asString())
			.toList();
	}

	/**
	 * Returns the outcome of a call that was placed with the form.
	 */
	List<String> outcomesOf(String callId) {
		return all("steps").filter((step) -> step.path("id").asString().equals(callId))
			.map((step) -> step.path("outcome").asString(""))
			.filter((outcome) -> !outcome.isEmpty())
			.toList();
	}

	List<String> eventNames() {
		return all("events").map((event) -> event.path("name").asString()).toList();
	}

	Stream<JsonNode> all(String field) {
		return this.messages.stream().flatMap((message) -> message.content().path(field).valueStream());
	}

	@Override
	public void close() {
		this.response.thenAccept((lines) -> lines.body().close());
		this.response.cancel(true);
	}

	record Message(String name, JsonNode content) {

	}

}
