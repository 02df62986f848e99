/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.List;
import java.util.function.Function;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * A type of event: its names on the wire, its record, and how the one becomes the other.
 *
 * @param <E> the record
 * @param names the names on the wire, Asterisk's present one first
 * @param eventClass the record's class
 * @param decoder builds the record from a message
 */
public record EventType<E extends AmiEvent>(List<String> names, Class<E> eventClass, Function<AmiMessage, E> decoder) {

	/**
	 * Creates a type.
	 * @param names the names on the wire, at least one
	 * @param eventClass the record's class
	 * @param decoder builds the record from a message
	 */
	public EventType {
		names = List.copyOf(names);
	}

	/**
	 * The name on the wire.
	 * @return Asterisk's present name of the event
	 */
	public String name() {
		return this.names.get(0);
	}

}
