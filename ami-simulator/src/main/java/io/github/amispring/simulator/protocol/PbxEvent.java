/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * An event that sessions send: its name, its classes and its bytes, which all sessions
 * share.
 */
public final class PbxEvent {

	private final String name;

	private final Privileges classes;

	private final byte[] bytes;

	/**
	 * Creates an event.
	 * @param name the name
	 * @param classes the classes that an account must be able to read
	 * @param bytes the complete event with the empty line at its end; not copied
	 */
	public PbxEvent(String name, Privileges classes, byte[] bytes) {
		this.name = name;
		this.classes = classes;
		this.bytes = bytes;
	}

	/**
	 * Returns the name of this event.
	 * @return the value of the Event header
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the classes of this event. An account needs read permission for all of
	 * them.
	 * @return the classes, none if every account may read the event
	 */
	public Privileges classes() {
		return this.classes;
	}

	/**
	 * Returns the event on the wire.
	 * @return the bytes, which must not be modified
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Returns the event as text.
	 * @return the lines of the event
	 */
	public String text() {
		return new String(this.bytes, StandardCharsets.UTF_8);
	}

	/**
	 * Returns this event with the header Timestamp after the first two headers, Event and
	 * Privilege.
	 * @param time the time
	 * @return a new event
	 */
	public PbxEvent withTimestamp(Instant time) {
		byte[] header = String
			.format(Locale.ROOT, "Timestamp: %d.%06d\r\n", time.getEpochSecond(), time.getNano() / 1000)
			.getBytes(StandardCharsets.US_ASCII);
		int at = endOfLine(endOfLine(0));
		byte[] all = new byte[this.bytes.length + header.length];
		System.arraycopy(this.bytes, 0, all, 0, at);
		System.arraycopy(header, 0, all, at, header.length);
		System.arraycopy(this.bytes, at, all, at + header.length, this.bytes.length - at);
		return new PbxEvent(this.name, this.classes, all);
	}

	private int endOfLine(int from) {
		int at = from;
		while (this.bytes[at] != '\n') {
			at++;
		}
		return at + 1;
	}

	@Override
	public String toString() {
		return text();
	}

}
