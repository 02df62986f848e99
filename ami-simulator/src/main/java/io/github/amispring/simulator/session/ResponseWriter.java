/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * Writes the response to an action. The output of a handler is sent as a whole when the
 * handler returns, before events that were published in the meantime. Not thread-safe.
 */
public final class ResponseWriter {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

	private final String actionId;

	private int entries;

	private boolean written;

	private boolean closing;

	ResponseWriter(String actionId) {
		this.actionId = actionId;
	}

	/**
	 * Writes a success response.
	 * @param message the value of the header Message
	 */
	public void success(String message) {
		response("Success", "Message", message);
	}

	/**
	 * Writes an error response.
	 * @param message the value of the header Message
	 */
	public void error(String message) {
		response("Error", "Message", message);
	}

	/**
	 * Writes a response with any headers. The ActionID follows the header Response, as in
	 * Asterisk.
	 * @param response the value of the header Response
	 * @param namesAndValues the names and values of further headers, alternately
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
	 * Starts an event list. Its entries and {@link #complete} follow.
	 * @param message the value of the header Message
	 */
	public void list(String message) {
		response("Success", "EventList", "start", "Message", message);
	}

	/**
	 * Starts an entry of an event list, whose ActionID follows the header Event.
	 * @param event the name of the entry
	 * @return the entry; pass it to {@link #entry} when it is complete
	 */
	public EventWriter begin(String event) {
		EventWriter entry = EventWriter.entry(event);
		return this.actionId.isEmpty() ? entry : entry.add("ActionID", this.actionId);
	}

	/**
	 * Writes an entry of an event list.
	 * @param entry the entry with its ActionID
	 */
	public void entry(EventWriter entry) {
		this.entries++;
		raw(entry.end().bytes());
	}

	/**
	 * Writes an entry of an event list, whose ActionID is its last header.
	 * @param entry the entry without its ActionID
	 */
	public void entryBeforeId(EventWriter entry) {
		entry(this.actionId.isEmpty() ? entry : entry.add("ActionID", this.actionId));
	}

	/**
	 * Ends an event list. The event contains the number of entries.
	 * @param event the name of the event that ends the list
	 * @param namesAndValues the names and values of further headers, alternately
	 */
	public void complete(String event, String... namesAndValues) {
		complete(event, (last) -> {
			for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
				last.add(namesAndValues[i], namesAndValues[i + 1]);
			}
		});
	}

	/**
	 * Ends an event list. The event contains the number of entries.
	 * @param event the name of the event that ends the list
	 * @param headers adds further headers
	 */
	public void complete(String event, Consumer<EventWriter> headers) {
		EventWriter last = begin(event).add("EventList", "Complete").add("ListItems", this.entries);
		headers.accept(last);
		raw(last.end().bytes());
	}

	/**
	 * Writes an event to this session only, after the response.
	 * @param event the event
	 */
	public void event(PbxEvent event) {
		raw(event.bytes());
	}

	/**
	 * Writes bytes unchanged.
	 * @param bytes the bytes; over HTTP, no bytes are a response with an empty body
	 */
	public void raw(byte[] bytes) {
		this.written = true;
		this.out.writeBytes(bytes);
	}

	/** Closes the session once the response is sent. */
	public void close() {
		this.closing = true;
	}

	/**
	 * Returns whether the handler has written a response.
	 * @return {@code false} to simulate a server that does not respond
	 */
	public boolean isWritten() {
		return this.written;
	}

	/**
	 * Returns whether the session is to be closed once the response is sent.
	 * @return {@code true} after {@link #close()}
	 */
	public boolean isClosing() {
		return this.closing;
	}

	/**
	 * Returns the response.
	 * @return the messages as they are sent over TCP
	 */
	public byte[] bytes() {
		return this.out.toByteArray();
	}

	private void header(String name, String value) {
		line(name + ": " + value);
	}

	private void line(String line) {
		raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

}
