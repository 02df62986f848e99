/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Writes an event, header by header. Not thread-safe.
 */
public final class EventWriter {

	private final String name;

	private final Privileges classes;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

	private EventWriter(String name, Privileges classes) {
		this.name = name;
		this.classes = classes;
		add("Event", name);
	}

	/**
	 * Starts an event for all sessions that may read it.
	 * @param name the name
	 * @param classes the classes, which the header Privilege contains
	 * @return the writer
	 */
	public static EventWriter event(String name, EventClass... classes) {
		Privileges privileges = Privileges.of(classes);
		return new EventWriter(name, privileges).add("Privilege", privileges.line());
	}

	/**
	 * Starts an entry of an event list, which has no header Privilege.
	 * @param name the name
	 * @return the writer
	 */
	public static EventWriter entry(String name) {
		return new EventWriter(name, Privileges.NONE);
	}

	/**
	 * Adds a header.
	 * @param header the name
	 * @param value the value, {@code null} for an empty value
	 * @return this writer
	 */
	public EventWriter add(String header, @Nullable Object value) {
		line(header + ": " + ((value != null) ? value : ""));
		return this;
	}

	/**
	 * Adds a header if it has a value.
	 * @param header the name
	 * @param value the value, {@code null} to omit the header
	 * @return this writer
	 */
	public EventWriter addIfPresent(String header, @Nullable Object value) {
		return (value != null) ? add(header, value) : this;
	}

	/**
	 * Adds a line unchanged.
	 * @param line the bytes of the line, without its line end
	 * @return this writer
	 */
	public EventWriter line(byte[] line) {
		this.out.writeBytes(line);
		this.out.write('\r');
		this.out.write('\n');
		return this;
	}

	private void line(String line) {
		line(line.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Ends the event. Do not use this writer afterwards.
	 * @return the event
	 */
	public PbxEvent end() {
		line(new byte[0]);
		return new PbxEvent(this.name, this.classes, this.out.toByteArray());
	}

	/**
	 * Returns a text with C escapes, as Asterisk sends the values of variables and the
	 * names of callers.
	 * @param text the text
	 * @return the text, with a backslash before each special character
	 */
	public static String escape(String text) {
		StringBuilder out = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int at = "\u0007\b\f\n\r\t\u000b\\'\"?".indexOf(c);
			if (at < 0) {
				out.append(c);
			}
			else {
				out.append('\\').append("abfnrtv\\'\"?".charAt(at));
			}
		}
		return out.toString();
	}

}
