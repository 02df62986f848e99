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
 * A type of event: its names on the wire, its record and its decoder.
 *
 * @param <E> the record, or a common supertype of records
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
	 * Returns the names on the wire in all versions of Asterisk.
	 * @return at least one name; the current name is the first
	 */
	public List<String> names() {
		return this.names;
	}

	/**
	 * Returns the name on the wire.
	 * @return the name in current versions of Asterisk
	 */
	public String name() {
		return this.names.get(0);
	}

	/**
	 * Returns the class of the record. This method loads the class.
	 * @return the class
	 */
	public Class<? extends E> eventClass() {
		return this.decoder.eventClass();
	}

	/**
	 * Returns the components of the record that contain secrets, which must not be
	 * displayed or logged. For the headers of an event, see
	 * {@link AmiMessage#isSecret(int)}.
	 * @return the names of the components, empty for most types
	 */
	public Set<String> secretComponents() {
		return this.decoder.secretComponents();
	}

	/**
	 * Returns the classes of the event, such as {@code call}. Asterisk sends the event to
	 * a session if the read permissions of the account and the event mask include all of
	 * them.
	 * @return the classes in Asterisk 16 and later; empty if they are unknown, and for
	 * events that are only part of a response
	 */
	public Set<String> readPermissions() {
		return this.decoder.readPermissions();
	}

	/**
	 * Returns the decoder of this type.
	 * @return a function that creates the record from a message of this type
	 */
	public Function<AmiMessage, E> decoder() {
		return this.decoder;
	}

	@Override
	public String toString() {
		return name();
	}

	/**
	 * Creates the record of an event.
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
