/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The type of a response that is a list: a response, entries, and an event that ends the
 * list.
 *
 * @param <E> the type of the entries
 * @param entryNames the names of the events that are entries, empty for any name
 * @param completion the name of the event that ends the list, {@code null} for any event
 * that has the header {@code EventList: Complete}
 * @param marking the form of the list
 * @param reader decodes an entry
 */
record ListResponseType<E extends AmiEvent>(Set<String> entryNames, @Nullable String completion, Form marking,
		Function<AmiMessage, E> reader) implements ResponseType<EventList<E>> {

	/** The form of a list. */
	enum Form {

		/** The entries carry the ActionID. */
		MARKED,

		/** The entries do not carry the ActionID. */
		UNMARKED,

		/** A response without the header {@code EventList} is complete. */
		IF_ANNOUNCED

	}

	@Override
	public boolean hasUnmarkedEntries() {
		return this.marking == Form.UNMARKED;
	}

	@Override
	public boolean isComplete(AmiMessage response) {
		if (this.marking != Form.IF_ANNOUNCED) {
			return false;
		}
		int line = response.indexOf("EventList");
		return line < 0 || !response.hasValue(line, "start");
	}

	@Override
	public ResponseForm form() {
		ResponseForm.Kind kind = switch (this.marking) {
			case MARKED -> ResponseForm.Kind.LIST;
			case UNMARKED -> ResponseForm.Kind.UNMARKED_LIST;
			case IF_ANNOUNCED -> ResponseForm.Kind.LIST_IF_ANNOUNCED;
		};
		return new ResponseForm(kind, this.entryNames, this.completion, List.of());
	}

	@Override
	public Role role(AmiMessage event) {
		if (this.completion != null && event.hasValue(0, this.completion)) {
			return Role.COMPLETION;
		}
		if (!isKnown(event)) {
			return Role.NONE;
		}
		int line = event.indexOf("EventList");
		boolean ends = line >= 0 && (event.hasValue(line, "Complete") || event.hasValue(line, "cancelled"));
		return ends ? Role.COMPLETION : Role.ENTRY;
	}

	private boolean isKnown(AmiMessage event) {
		if (this.entryNames.isEmpty()) {
			// these two events may carry an ActionID of another session
			return !event.hasValue(0, "UserEvent") && !event.hasValue(0, "OriginateResponse");
		}
		for (String name : this.entryNames) {
			if (event.hasValue(0, name)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public EventList<E> read(AmiMessage response, List<AmiMessage> events) {
		if (events.isEmpty()) {
			return new EventList<>(response, List.of(), null);
		}
		int last = events.size() - 1;
		List<E> entries = new ArrayList<>(last);
		for (AmiMessage entry : events.subList(0, last)) {
			entries.add(this.reader.apply(entry));
		}
		return new EventList<>(response, entries, events.get(last));
	}

}
