/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.nio.charset.StandardCharsets;

/**
 * An event as it goes to sessions: its name, its classes and its bytes, which all
 * sessions share. Immutable as long as nobody changes the bytes.
 */
public final class PbxEvent {

	private final String name;

	private final Privileges classes;

	private final byte[] bytes;

	/**
	 * Creates an event.
	 * @param name the name
	 * @param classes what an account must be allowed to read
	 * @param bytes the whole event with the empty line that ends it; not copied
	 */
	public PbxEvent(String name, Privileges classes, byte[] bytes) {
		this.name = name;
		this.classes = classes;
		this.bytes = bytes;
	}

	/**
	 * The name.
	 * @return the value of the Event header
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The classes that an account must be allowed to read, all of them.
	 * @return the classes, none when everybody may read it
	 */
	public Privileges classes() {
		return this.classes;
	}

	/**
	 * The event on the wire.
	 * @return the bytes, to be left as they are
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/**
	 * The event as text, for filters and logs.
	 * @return the lines of the event
	 */
	public String text() {
		return new String(this.bytes, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return text();
	}

}
