/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The response to an action that returns a list of events.
 *
 * @param <E> the type of the entries
 * @param message the response as the server sent it; an error if it reports that there is
 * nothing to list
 * @param entries the entries in the order of their arrival
 * @param completion the event that ended the list; {@code null} if the server did not
 * send a list
 * @since 1.0.0
 */
public record EventList<E extends AmiEvent>(AmiMessage message, List<E> entries,
		@Nullable AmiMessage completion) implements AmiResponse, Iterable<E> {

	/**
	 * Creates a list.
	 * @param message the response
	 * @param entries the entries
	 * @param completion the event that ended the list
	 */
	public EventList {
		entries = List.copyOf(entries);
	}

	/**
	 * Returns the entries of a type, for lists with several types.
	 * @param <T> the type
	 * @param type the class of the type
	 * @return the entries, in order
	 */
	public <T extends AmiEvent> List<T> entries(Class<T> type) {
		return this.entries.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public Iterator<E> iterator() {
		return this.entries.iterator();
	}

}
