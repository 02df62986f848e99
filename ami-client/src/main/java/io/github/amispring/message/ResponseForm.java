/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Defines which messages belong to the response of an action, without their decoding. It
 * can be sent to another process, which sends the action and returns the messages.
 *
 * @param kind the kind of the response
 * @param events the names of the events that are entries of a list, or of the only event
 * @param completion the name of the event that ends a list, {@code null} if it has no
 * fixed name
 * @param absent the values of the {@code Message} header which mean that the requested
 * object does not exist; in each, one {@code *} matches any text
 * @see ResponseType#form()
 * @see ResponseType#undecoded(ResponseForm)
 * @since 1.0.0
 */
public record ResponseForm(Kind kind, Set<String> events, @Nullable String completion, List<String> absent) {

	/**
	 * Creates a form.
	 * @param kind the kind of the response
	 * @param events the names of the events
	 * @param completion the name of the event that ends a list
	 * @param absent the messages for an object that does not exist
	 */
	public ResponseForm {
		events = Set.copyOf(events);
		absent = List.copyOf(absent);
		boolean event = kind == Kind.EVENT || kind == Kind.OUTCOME_EVENT;
		if (event && events.size() != 1) {
			throw new IllegalArgumentException("A response of the kind " + kind + " has exactly one event");
		}
		if ((kind == Kind.LIST || kind == Kind.UNMARKED_LIST) && completion == null) {
			throw new IllegalArgumentException("A response of the kind " + kind + " has a completion");
		}
	}

	static ResponseForm single() {
		return new ResponseForm(Kind.SINGLE, Set.of(), null, List.of());
	}

	ResponseForm withAbsent(List<String> messages) {
		List<String> all = new ArrayList<>(this.absent);
		all.addAll(messages);
		return new ResponseForm(this.kind, this.events, this.completion, all);
	}

	/**
	 * The kind of a response.
	 *
	 * @since 1.0.0
	 */
	public enum Kind {

		/** A single message. */
		SINGLE,

		/** A list whose entries carry the ActionID. */
		LIST,

		/** A list whose entries do not carry the ActionID. */
		UNMARKED_LIST,

		/** A list if the response announces it, otherwise a single message. */
		LIST_IF_ANNOUNCED,

		/** A response and one event. */
		EVENT,

		/** A response and, later, the event that reports the outcome. */
		OUTCOME_EVENT

	}

}
