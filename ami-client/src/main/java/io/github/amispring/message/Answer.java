/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The form of an answer: how much belongs to it, and how it is read. The client asks
 * {@link #isWhole(AmiMessage)} when the response comes and {@link #role(AmiMessage)} for
 * each event that then carries the action's ActionID.
 * <p>
 * An ActionID alone proves nothing, as a UserEvent repeats the one of its sender to all
 * sessions. So only events of the names that the action is known to cause belong to it.
 *
 * @param <R> what the answer is read as
 */
public sealed interface Answer<R> {

	/**
	 * What an event is to an answer.
	 */
	enum Role {

		/** Does not belong to the answer. */
		NONE,

		/** Belongs to the answer; more follows. */
		ENTRY,

		/** Ends the answer. */
		COMPLETION,

		/** Ends the answer, and is everybody else's event as well. */
		SHARED_COMPLETION

	}

	/**
	 * Whether the answer is whole with this response, because no events follow.
	 * @param response the response; an error only if {@link #isAbsent} holds for it
	 * @return {@code true} when nothing more belongs to the answer
	 */
	boolean isWhole(AmiMessage response);

	/**
	 * What an event with the action's ActionID is to the answer.
	 * @param event the event
	 * @return its role
	 */
	Role role(AmiMessage event);

	/**
	 * Whether the answer tells later how the action ended. The response then says only
	 * that the action was accepted.
	 * @return {@code true} for an asynchronous outcome
	 */
	default boolean isOutcome() {
		return false;
	}

	/**
	 * Whether the events between the response and the end of the answer may lack the
	 * action's ActionID.
	 * @return {@code true} when the server forgets it
	 */
	default boolean hasUnmarkedEntries() {
		return false;
	}

	/**
	 * Whether the response says that what was asked for is not there, and the answer has
	 * a value for that: an empty list or an empty {@link Optional}. Such a response is
	 * the whole answer, even where the server calls it an error.
	 * @param response the response
	 * @return {@code true} when there is nothing
	 */
	default boolean isAbsent(AmiMessage response) {
		return false;
	}

	/**
	 * Reads the answer.
	 * @param response the response; an error only if {@link #isAbsent} holds for it
	 * @param events the events that belong to it, the completion last
	 * @return the typed answer
	 */
	R read(AmiMessage response, List<AmiMessage> events);

	/**
	 * An answer that is empty when the server says that what was asked for is not there.
	 * @param <R> what it is read as where there is something
	 * @param answer the form of the answer where there is something
	 * @param messages the texts of the {@code Message} header by which the server says
	 * so; in each, one {@code *} stands for any text
	 * @return the form
	 */
	static <R> Answer<Optional<R>> optional(Answer<R> answer, String... messages) {
		return new OrAbsent<>(answer, List.of(messages));
	}

	/**
	 * A list that is empty, too, when the server says that there is nothing to list, or
	 * nothing of the name that was asked for. Its {@link EventList#message() message} has
	 * the server's words then.
	 * @param <E> the type of the entries
	 * @param list the form of the list where there is one
	 * @param messages the texts of the {@code Message} header by which the server says
	 * so; in each, one {@code *} stands for any text
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<EventList<E>> emptyable(Answer<EventList<E>> list, String... messages) {
		return new OrEmpty<>(list, List.of(messages));
	}

	/**
	 * The only entry of a list, which may be empty.
	 * @param <E> the type of the entry
	 * @param list the form of the list
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<Optional<E>> onlyEntry(Answer<EventList<E>> list) {
		return new OnlyEntry<>(list);
	}

	/**
	 * An answer of one message.
	 * @param <R> what it is read as
	 * @param reader reads it
	 * @return the form
	 */
	static <R> Answer<R> single(Function<AmiMessage, R> reader) {
		return new Single<>(reader);
	}

	/**
	 * An answer of one message that says no more than success.
	 * @return the form
	 */
	static Answer<SimpleResponse> simple() {
		return new Single<>(SimpleResponse::new);
	}

	/**
	 * The output of a CLI command.
	 * @return the form
	 */
	static Answer<CommandResponse> output() {
		return new Single<>(CommandResponse::decode);
	}

	/**
	 * A list. It begins with a response, announced by {@code EventList: start} or not
	 * (Asterisk up to 11 announces only some), and ends with the named event.
	 * @param <E> the type of the entries
	 * @param entries the names of the entries' events
	 * @param completion the name of the event that ends the list
	 * @param reader reads an entry
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<EventList<E>> list(Set<String> entries, String completion,
			Function<AmiMessage, E> reader) {
		return new Listed<>(entries, completion, Listed.Form.MARKED, reader);
	}

	/**
	 * A list whose entries do not carry the action's ActionID. Their events must be such
	 * as never come unasked.
	 * @param <E> the type of the entries
	 * @param entries the names of the entries' events
	 * @param completion the name of the event that ends the list
	 * @param reader reads an entry
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<EventList<E>> unmarkedList(Set<String> entries, String completion,
			Function<AmiMessage, E> reader) {
		return new Listed<>(entries, completion, Listed.Form.UNMARKED, reader);
	}

	/**
	 * A list only where the response announces one with {@code EventList: start}, else a
	 * plain answer.
	 * @param <E> the type of the entries
	 * @param entries the names of the entries' events
	 * @param completion the name of the event that ends the list
	 * @param reader reads an entry
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<EventList<E>> listIfAnnounced(Set<String> entries, String completion,
			Function<AmiMessage, E> reader) {
		return new Listed<>(entries, completion, Listed.Form.IF_ANNOUNCED, reader);
	}

	/**
	 * A list of whatever events the server sends with the action's ActionID, where the
	 * response announces one; else a plain answer. For actions that are not known.
	 * @param <E> the type of the entries
	 * @param reader reads an entry
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<EventList<E>> anyList(Function<AmiMessage, E> reader) {
		return new Listed<>(Set.of(), null, Listed.Form.IF_ANNOUNCED, reader);
	}

	/**
	 * An event that tells how an asynchronous action ended. It is published to all
	 * subscribers, too. Other events than those of the actions that are known come only
	 * if the client's settings select them.
	 * @param <E> the type of the event
	 * @param event the name of the event
	 * @param reader reads it
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<E> closingEvent(String event, Function<AmiMessage, E> reader) {
		return new ClosingEvent<>(event, true, reader);
	}

	/**
	 * A response and one event, which nobody else gets.
	 * @param <E> the type of the event
	 * @param event the name of the event
	 * @param reader reads it
	 * @return the form
	 */
	static <E extends AmiEvent> Answer<E> singleEvent(String event, Function<AmiMessage, E> reader) {
		return new ClosingEvent<>(event, false, reader);
	}

	/**
	 * One message.
	 *
	 * @param <R> what it is read as
	 * @param reader reads it
	 */
	record Single<R>(Function<AmiMessage, R> reader) implements Answer<R> {

		@Override
		public boolean isWhole(AmiMessage response) {
			return true;
		}

		@Override
		public Role role(AmiMessage event) {
			return Role.NONE;
		}

		@Override
		public R read(AmiMessage response, List<AmiMessage> events) {
			return this.reader.apply(response);
		}

	}

	/**
	 * A response, entries, and an event that ends them.
	 *
	 * @param <E> the type of the entries
	 * @param entryNames the names of the entries' events, empty for any
	 * @param completion the name of the ending event, {@code null} for any that says so
	 * @param form what is special about the list
	 * @param reader reads an entry
	 */
	record Listed<E extends AmiEvent>(Set<String> entryNames, @Nullable String completion, Form form,
			Function<AmiMessage, E> reader) implements Answer<EventList<E>> {

		/** What is special about a list. */
		public enum Form {

			/** Nothing: its entries carry the ActionID. */
			MARKED,

			/** Its entries do not carry the ActionID. */
			UNMARKED,

			/** A response without {@code EventList} is the whole answer. */
			IF_ANNOUNCED

		}

		@Override
		public boolean hasUnmarkedEntries() {
			return this.form == Form.UNMARKED;
		}

		@Override
		public boolean isWhole(AmiMessage response) {
			if (this.form != Form.IF_ANNOUNCED) {
				return false;
			}
			int line = response.indexOf("EventList");
			return line < 0 || !response.hasValue(line, "start");
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
				// these two carry other sessions' ActionIDs
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

	/**
	 * A response, and then or later the event that tells what was asked for.
	 *
	 * @param <E> the type of the event
	 * @param event the name of the event
	 * @param shared whether it is everybody else's event as well
	 * @param reader reads it
	 */
	record ClosingEvent<E extends AmiEvent>(String event, boolean shared,
			Function<AmiMessage, E> reader) implements Answer<E> {

		@Override
		public boolean isWhole(AmiMessage response) {
			return false;
		}

		@Override
		public Role role(AmiMessage event) {
			if (!event.hasValue(0, this.event)) {
				return Role.NONE;
			}
			return this.shared ? Role.SHARED_COMPLETION : Role.COMPLETION;
		}

		@Override
		public boolean isOutcome() {
			return this.shared;
		}

		@Override
		public E read(AmiMessage response, List<AmiMessage> events) {
			return this.reader.apply(events.get(events.size() - 1));
		}

	}

	/**
	 * An answer, or that there is nothing.
	 *
	 * @param <R> what it is read as where there is something
	 * @param answer the form of the answer where there is something
	 * @param messages how the server says that there is nothing
	 */
	record OrAbsent<R>(Answer<R> answer, List<String> messages) implements Answer<Optional<R>> {

		@Override
		public boolean isWhole(AmiMessage response) {
			return isAbsent(response) || this.answer.isWhole(response);
		}

		@Override
		public boolean isAbsent(AmiMessage response) {
			return Absence.isIn(response, this.messages);
		}

		@Override
		public Role role(AmiMessage event) {
			return this.answer.role(event);
		}

		@Override
		public Optional<R> read(AmiMessage response, List<AmiMessage> events) {
			return isAbsent(response) ? Optional.empty() : Optional.of(this.answer.read(response, events));
		}

	}

	/**
	 * A list, or that there is nothing to list.
	 *
	 * @param <E> the type of the entries
	 * @param list the form of the list where there is one
	 * @param messages how the server says that there is nothing
	 */
	record OrEmpty<E extends AmiEvent>(Answer<EventList<E>> list,
			List<String> messages) implements Answer<EventList<E>> {

		@Override
		public boolean hasUnmarkedEntries() {
			return this.list.hasUnmarkedEntries();
		}

		@Override
		public boolean isWhole(AmiMessage response) {
			return isAbsent(response) || this.list.isWhole(response);
		}

		@Override
		public boolean isAbsent(AmiMessage response) {
			return Absence.isIn(response, this.messages);
		}

		@Override
		public Role role(AmiMessage event) {
			return this.list.role(event);
		}

		@Override
		public EventList<E> read(AmiMessage response, List<AmiMessage> events) {
			return this.list.read(response, events);
		}

	}

	/**
	 * The only entry of a list.
	 *
	 * @param <E> the type of the entry
	 * @param list the form of the list
	 */
	record OnlyEntry<E extends AmiEvent>(Answer<EventList<E>> list) implements Answer<Optional<E>> {

		@Override
		public boolean hasUnmarkedEntries() {
			return this.list.hasUnmarkedEntries();
		}

		@Override
		public boolean isWhole(AmiMessage response) {
			return this.list.isWhole(response);
		}

		@Override
		public boolean isAbsent(AmiMessage response) {
			return this.list.isAbsent(response);
		}

		@Override
		public Role role(AmiMessage event) {
			return this.list.role(event);
		}

		@Override
		public Optional<E> read(AmiMessage response, List<AmiMessage> events) {
			return this.list.read(response, events).entries().stream().findFirst();
		}

	}

}
