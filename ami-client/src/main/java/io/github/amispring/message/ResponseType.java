/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The form of the response to an action: which messages belong to it, and how they are
 * decoded. The client calls {@link #isComplete(AmiMessage)} with the response, and then
 * {@link #role(AmiMessage)} with each event that carries the ActionID of the action.
 * <p>
 * The ActionID alone does not identify an event of the response, because Asterisk also
 * puts the ActionID of a UserEvent action into the event that it sends to all sessions.
 * Therefore, a response type accepts only events with the names that the action causes.
 * <p>
 * Response types are immutable and thread-safe.
 *
 * @param <R> the type of the decoded response
 * @since 1.0.0
 */
public sealed interface ResponseType<R> permits SingleResponseType, ListResponseType, EventResponseType,
		OptionalResponseType, EmptyableListResponseType, OnlyEntryResponseType, UndecodedResponseType {

	/**
	 * Returns whether the response is complete without any event.
	 * @param response the response; an error only if {@link #isAbsent} returns
	 * {@code true} for it
	 * @return {@code true} if no event follows
	 */
	boolean isComplete(AmiMessage response);

	/**
	 * Returns the role of an event that carries the ActionID of the action.
	 * @param event the event
	 * @return its role
	 */
	Role role(AmiMessage event);

	/**
	 * Returns whether the response only confirms that the action was accepted, and a
	 * later event reports its outcome.
	 * @return {@code true} for an asynchronous action
	 */
	default boolean isAsynchronous() {
		return false;
	}

	/**
	 * Returns whether the events between the response and its completion may lack the
	 * ActionID.
	 * @return {@code true} if the server omits the ActionID
	 */
	default boolean hasUnmarkedEntries() {
		return false;
	}

	/**
	 * Returns whether the response reports that the requested object does not exist, and
	 * this type represents that as an empty list or an empty {@link Optional}. Such a
	 * response is complete, even if the server sends it as an error.
	 * @param response the response
	 * @return {@code true} if the object does not exist
	 */
	default boolean isAbsent(AmiMessage response) {
		return false;
	}

	/**
	 * Returns which messages belong to the response.
	 * @return the form, which does not depend on how the messages are decoded
	 */
	ResponseForm form();

	/**
	 * Decodes the response.
	 * @param response the response; an error only if {@link #isAbsent} returns
	 * {@code true} for it
	 * @param events the events that belong to it, in the order of their arrival, with the
	 * completion last
	 * @return the decoded response
	 */
	R read(AmiMessage response, List<AmiMessage> events);

	/**
	 * Creates a response type that returns the messages of a response as they are. Used
	 * to send an action for another process.
	 * @param form the form of the response
	 * @return the response type
	 */
	static ResponseType<ResponseMessages> undecoded(ResponseForm form) {
		return new UndecodedResponseType(form);
	}

	/**
	 * Creates a response type that is empty when the requested object does not exist.
	 * @param <R> the type of the decoded response
	 * @param type the response type for an object that exists
	 * @param messages the values of the {@code Message} header that mean "does not
	 * exist"; in each, one {@code *} matches any text
	 * @return the response type
	 */
	static <R> ResponseType<Optional<R>> optional(ResponseType<R> type, String... messages) {
		return new OptionalResponseType<>(type, List.of(messages));
	}

	/**
	 * Creates a response type for a list. If the server reports that there is nothing to
	 * list or that the requested object does not exist, the list is empty.
	 * {@link EventList#message()} then returns the text of the server.
	 * @param <E> the type of the entries
	 * @param list the response type of the list
	 * @param messages the values of the {@code Message} header that mean "nothing to
	 * list"; in each, one {@code *} matches any text
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<EventList<E>> emptyableList(ResponseType<EventList<E>> list,
			String... messages) {
		return new EmptyableListResponseType<>(list, List.of(messages));
	}

	/**
	 * Creates a response type for a list that has at most one entry.
	 * @param <E> the type of the entry
	 * @param list the response type of the list
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<Optional<E>> onlyEntry(ResponseType<EventList<E>> list) {
		return new OnlyEntryResponseType<>(list);
	}

	/**
	 * Creates a response type for a single message.
	 * @param <R> the type of the decoded response
	 * @param reader decodes the message
	 * @return the response type
	 */
	static <R> ResponseType<R> single(Function<AmiMessage, R> reader) {
		return new SingleResponseType<>(reader);
	}

	/**
	 * Creates a response type for a single message that only reports success.
	 * @return the response type
	 */
	static ResponseType<SimpleResponse> simple() {
		return new SingleResponseType<>(SimpleResponse::new);
	}

	/**
	 * Creates a response type for the output of a CLI command.
	 * @return the response type
	 */
	static ResponseType<CommandResponse> output() {
		return new SingleResponseType<>(CommandResponse::decode);
	}

	/**
	 * Creates a response type for a list. The list begins with a response and ends with
	 * the named event. The header {@code EventList: start} is not required, because
	 * Asterisk 11 and earlier send it for some lists only.
	 * @param <E> the type of the entries
	 * @param entries the names of the events that are entries
	 * @param completion the name of the event that ends the list
	 * @param reader decodes an entry
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<EventList<E>> list(Set<String> entries, String completion,
			Function<AmiMessage, E> reader) {
		return new ListResponseType<>(entries, completion, ListResponseType.Form.MARKED, reader);
	}

	/**
	 * Creates a response type for a list whose entries do not carry the ActionID. The
	 * server must send events with these names only in response to an action.
	 * @param <E> the type of the entries
	 * @param entries the names of the events that are entries
	 * @param completion the name of the event that ends the list
	 * @param reader decodes an entry
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<EventList<E>> unmarkedList(Set<String> entries, String completion,
			Function<AmiMessage, E> reader) {
		return new ListResponseType<>(entries, completion, ListResponseType.Form.UNMARKED, reader);
	}

	/**
	 * Creates a response type for a list if the response has the header
	 * {@code EventList: start}, and for a single message otherwise.
	 * @param <E> the type of the entries
	 * @param entries the names of the events that are entries
	 * @param completion the name of the event that ends the list
	 * @param reader decodes an entry
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<EventList<E>> listIfAnnounced(Set<String> entries, String completion,
			Function<AmiMessage, E> reader) {
		return new ListResponseType<>(entries, completion, ListResponseType.Form.IF_ANNOUNCED, reader);
	}

	/**
	 * Creates a response type for an action that the catalogue does not contain. If the
	 * response has the header {@code EventList: start}, all events with the ActionID of
	 * the action are entries. Otherwise, the response is a single message.
	 * @param <E> the type of the entries
	 * @param reader decodes an entry
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<EventList<E>> anyList(Function<AmiMessage, E> reader) {
		return new ListResponseType<>(Set.of(), null, ListResponseType.Form.IF_ANNOUNCED, reader);
	}

	/**
	 * Creates a response type for an event that reports the outcome of an asynchronous
	 * action. The client also delivers this event to its subscribers. If no action of the
	 * catalogue awaits the event, the server sends it only if the client's settings
	 * select it.
	 * @param <E> the type of the event
	 * @param event the name of the event
	 * @param reader decodes the event
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<E> outcomeEvent(String event, Function<AmiMessage, E> reader) {
		return new EventResponseType<>(event, true, reader);
	}

	/**
	 * Creates a response type for a response and one event, which the client does not
	 * deliver to its subscribers.
	 * @param <E> the type of the event
	 * @param event the name of the event
	 * @param reader decodes the event
	 * @return the response type
	 */
	static <E extends AmiEvent> ResponseType<E> singleEvent(String event, Function<AmiMessage, E> reader) {
		return new EventResponseType<>(event, false, reader);
	}

	/**
	 * The role of an event in a response.
	 *
	 * @since 1.0.0
	 */
	enum Role {

		/** The event does not belong to the response. */
		NONE,

		/** The event belongs to the response, and more events follow. */
		ENTRY,

		/** The event completes the response. */
		COMPLETION,

		/** The event completes the response, and subscribers receive it too. */
		SHARED_COMPLETION

	}

}
