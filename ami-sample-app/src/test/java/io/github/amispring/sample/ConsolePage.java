/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * An open page, which records the messages of the stream.
 */
class ConsolePage implements AutoCloseable {

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private final CompletableFuture<HttpResponse<Stream<String>>> response;

	private final CompletableFuture<Void> ended;

	private String name = "";

	ConsolePage(HttpClient http, URI uri) {
		this.response = http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
		this.ended = this.response.thenAcceptAsync((lines) -> lines.body().forEach(this::line));
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
	 * Returns whether the server has ended the stream.
	 */
	boolean hasEnded() {
		return this.ended.isDone();
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
		return goneOf(callId).findAny().isPresent();
	}

	/**
	 * Returns how a call has ended.
	 */
	List<String> outcomesOf(String callId) {
		return goneOf(callId).map((call) -> call.path("outcome").asString("")).toList();
	}

	private Stream<JsonNode> goneOf(String callId) {
		return all("goneCalls").filter((call) -> call.path("key").asString().equals(callId));
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
