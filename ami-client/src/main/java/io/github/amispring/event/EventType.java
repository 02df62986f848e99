/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * One type of event: its names on the wire, the record that it becomes, and how.
 *
 * @param <E> the record, or what all records of these types have in common
 * @since 1.0.0
 */
public final class EventType<E extends AmiEvent> {

	private final List<String> names;

	private final Decoder<E> decoder;

	EventType(List<String> names, Decoder<E> decoder) {
		this.names = List.copyOf(names);
		this.decoder = decoder;
	}

	/**
	 * The names on the wire, of all versions.
	 * @return at least one, the present one first
	 */
	public List<String> names() {
		return this.names;
	}

	/**
	 * The name on the wire.
	 * @return Asterisk's present name of the event
	 */
	public String name() {
		return this.names.get(0);
	}

	/**
	 * The record's class. It is loaded when it is first asked for: a program needs few of
	 * the hundreds that there are.
	 * @return the class
	 */
	public Class<? extends E> eventClass() {
		return this.decoder.eventClass();
	}

	/**
	 * Returns the components of the record that hold secrets, which must not be shown or
	 * logged. For the headers of an event, those without a component included, see
	 * {@link AmiMessage#isSecret(int)}.
	 * @return the names of the components, empty for most types
	 */
	public Set<String> secretComponents() {
		return this.decoder.secretComponents();
	}

	/**
	 * Returns the classes of the event, such as {@code call}. Asterisk sends an event
	 * only to a session whose account may read all of them and whose mask includes all of
	 * them.
	 * @return the classes since Asterisk 16; empty when they are unknown, and for events
	 * that are only part of a response
	 */
	public Set<String> readPermissions() {
		return this.decoder.readPermissions();
	}

	/**
	 * What builds the record.
	 * @return a function that builds the record from a message of this type
	 */
	public Function<AmiMessage, E> decoder() {
		return this.decoder;
	}

	@Override
	public String toString() {
		return name();
	}

	/**
	 * Builds the record of an event.
	 *
	 * @param <E> the record
	 */
	interface Decoder<E extends AmiEvent> extends Function<AmiMessage, E> {

		Class<? extends E> eventClass();

		default Set<String> secretComponents() {
			return Set.of();
		}

		default Set<String> readPermissions() {
			return Set.of();
		}

	}

}
