/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an action that lists: a first answer, entries, and an event that ends it.
 *
 * @param <E> the type of the entries
 * @param message the first answer as the server sent it; an error where it says that
 * there is nothing to list
 * @param entries the entries in the order in which they came
 * @param completion the event that ended the list; {@code null} where the server answered
 * without a list
 * @since 1.0.0
 */
public record EventList<E extends AmiEvent>(AmiMessage message, List<E> entries,
		@Nullable AmiMessage completion) implements AmiResponse, Iterable<E> {

	/**
	 * Creates a list.
	 * @param message the first answer
	 * @param entries the entries
	 * @param completion the event that ended the list
	 */
	public EventList {
		entries = List.copyOf(entries);
	}

	/**
	 * The entries of one type, where an action lists several.
	 * @param <T> the type
	 * @param type the type
	 * @return those entries, in order
	 */
	public <T extends AmiEvent> List<T> entries(Class<T> type) {
		return this.entries.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public Iterator<E> iterator() {
		return this.entries.iterator();
	}

}
