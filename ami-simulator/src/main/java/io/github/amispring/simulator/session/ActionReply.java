/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * The answer to an action. What is written here is sent when the action's handler
 * returns, in one piece, before any event that happens meanwhile. For one thread.
 */
public final class ActionReply {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

	private final String actionId;

	private int entries;

	private boolean closing;

	ActionReply(String actionId) {
		this.actionId = actionId;
	}

	/**
	 * Answers that all went well.
	 * @param message what to say
	 */
	public void success(String message) {
		response("Success", "Message", message);
	}

	/**
	 * Answers that it did not go well.
	 * @param message why
	 */
	public void error(String message) {
		response("Error", "Message", message);
	}

	/**
	 * Answers with headers. ActionID is added where Asterisk has it, right after
	 * Response.
	 * @param response the value of the Response header
	 * @param namesAndValues names and values of more headers in turn
	 */
	public void response(String response, String... namesAndValues) {
		header("Response", response);
		if (!this.actionId.isEmpty()) {
			header("ActionID", this.actionId);
		}
		for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
			header(namesAndValues[i], namesAndValues[i + 1]);
		}
		line("");
	}

	/**
	 * Begins a list: entries and {@link #complete} follow.
	 * @param message what to say
	 */
	public void list(String message) {
		response("Success", "EventList", "start", "Message", message);
	}

	/**
	 * Begins an entry of a list, with the ActionID right after its name.
	 * @param event the name of the entry
	 * @return the entry, to be given to {@link #entry} when it is written
	 */
	public EventWriter begin(String event) {
		EventWriter entry = EventWriter.entry(event);
		return this.actionId.isEmpty() ? entry : entry.add("ActionID", this.actionId);
	}

	/**
	 * Adds an entry of a list.
	 * @param entry the entry with its ActionID
	 */
	public void entry(EventWriter entry) {
		this.entries++;
		this.out.writeBytes(entry.end().bytes());
	}

	/**
	 * Adds an entry of a list that has its ActionID at the end.
	 * @param entry the entry without ActionID
	 */
	public void entryBeforeId(EventWriter entry) {
		entry(this.actionId.isEmpty() ? entry : entry.add("ActionID", this.actionId));
	}

	/**
	 * Ends a list, with the number of entries.
	 * @param event the name of the event that ends it
	 * @param namesAndValues names and values of more headers in turn
	 */
	public void complete(String event, String... namesAndValues) {
		EventWriter last = begin(event).add("EventList", "Complete").add("ListItems", this.entries);
		for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
			last.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		this.out.writeBytes(last.end().bytes());
	}

	/**
	 * Sends an event to this session only, right after the answer.
	 * @param event the event
	 */
	public void event(PbxEvent event) {
		this.out.writeBytes(event.bytes());
	}

	/**
	 * Sends bytes as they are.
	 * @param bytes the bytes
	 */
	public void raw(byte[] bytes) {
		this.out.writeBytes(bytes);
	}

	/** Closes the session once the answer is sent. */
	public void close() {
		this.closing = true;
	}

	boolean isClosing() {
		return this.closing;
	}

	byte[] bytes() {
		return this.out.toByteArray();
	}

	private void header(String name, String value) {
		line(name + ": " + value);
	}

	private void line(String line) {
		this.out.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

}
