/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * The base class of actions: a name, headers and a response type. Actions are immutable;
 * their fluent methods return a new action.
 *
 * @param <R> the type of the decoded response
 * @param <A> the action's own type
 * @since 1.0.0
 */
public abstract class TypedAction<R, A extends TypedAction<R, A>> implements AmiAction<R> {

	private final String name;

	private final List<AmiHeader> headers;

	private final ResponseType<R> responseType;

	/**
	 * Creates an action.
	 * @param name the name on the wire
	 * @param headers the headers
	 * @param responseType the response type
	 */
	protected TypedAction(String name, List<AmiHeader> headers, ResponseType<R> responseType) {
		this.name = name;
		this.headers = List.copyOf(headers);
		this.responseType = responseType;
	}

	/**
	 * Returns a copy of this action with different headers.
	 * @param headers the headers
	 * @return a new action
	 */
	protected abstract A withHeaders(List<AmiHeader> headers);

	/**
	 * Returns a copy of this action with a header set. The header replaces all headers
	 * with the same name.
	 * @param header the header's name
	 * @param value the value
	 * @return a new action
	 */
	protected A set(String header, String value) {
		List<AmiHeader> headers = new ArrayList<>(this.headers);
		headers.removeIf((existing) -> existing.name().equalsIgnoreCase(header));
		headers.add(new AmiHeader(header, value));
		return withHeaders(headers);
	}

	/**
	 * Returns a copy of this action with a header appended.
	 * @param header the header's name
	 * @param value the value
	 * @return a new action
	 */
	protected A add(String header, String value) {
		List<AmiHeader> headers = new ArrayList<>(this.headers);
		headers.add(new AmiHeader(header, value));
		return withHeaders(headers);
	}

	/**
	 * Returns a copy of this action with a group of numbered headers appended, such as
	 * {@code Action-000000} and {@code Cat-000000} of UpdateConfig. The group has the
	 * lowest unused number.
	 * @param line the headers; {@code {n}} in a name is the placeholder for the number;
	 * the number of letters in the braces is the minimum number of digits
	 * @return a new action
	 */
	protected A addLine(List<AmiHeader> line) {
		int number = 0;
		while (get(numbered(line.get(0).name(), number)) != null) {
			number++;
		}
		List<AmiHeader> headers = new ArrayList<>(this.headers);
		for (AmiHeader header : line) {
			headers.add(new AmiHeader(numbered(header.name(), number), header.value()));
		}
		return withHeaders(headers);
	}

	private static String numbered(String name, int number) {
		int from = name.indexOf('{');
		int to = name.indexOf('}');
		String digits = Integer.toString(number);
		return name.substring(0, from) + "0".repeat(Math.max(0, to - from - 1 - digits.length())) + digits
				+ name.substring(to + 1);
	}

	/**
	 * Returns the value of a header.
	 * @param header the header's name
	 * @return the value, {@code null} if the header is not set
	 */
	protected @Nullable String get(String header) {
		for (AmiHeader existing : this.headers) {
			if (existing.name().equalsIgnoreCase(header)) {
				return existing.value();
			}
		}
		return null;
	}

	/**
	 * Returns this action with a different response type.
	 * @param <T> the type of the decoded response
	 * @param responseType the response type
	 * @param responseDelay the time that is added to the default response timeout
	 * @return an action with the same name and headers
	 */
	protected final <T> AmiAction<T> withResponseType(ResponseType<T> responseType, Duration responseDelay) {
		return new RetypedAction<>(this, responseType, responseDelay, null);
	}

	/**
	 * Returns this action with a different response type and an undo action.
	 * @param <T> the type of the decoded response
	 * @param responseType the response type
	 * @param responseDelay the time that is added to the default response timeout
	 * @param undo the action that reverts this one
	 * @return an action with the same name and headers
	 * @see AmiAction#undo()
	 */
	protected final <T> AmiAction<T> withResponseType(ResponseType<T> responseType, Duration responseDelay,
			AmiAction<?> undo) {
		return new RetypedAction<>(this, responseType, responseDelay, undo);
	}

	/**
	 * Returns a random, globally unique channel id.
	 * @return the id, a UUID of 36 characters
	 */
	protected static String randomId() {
		return UUID.randomUUID().toString();
	}

	/**
	 * Checks that exactly one of several sets of headers is complete.
	 * @param sets the sets of header names
	 * @throws InvalidActionException if none of the sets or more than one of them is
	 * complete
	 */
	protected final void requireOneOf(List<List<String>> sets) {
		long complete = sets.stream().filter(this::hasAll).count();
		if (complete != 1) {
			throw new InvalidActionException("Action " + this.name + " requires "
					+ sets.stream()
						.map((set) -> String.join(" and ", set))
						.collect(Collectors.joining(", or ", (sets.size() > 1) ? "either " : "", ""))
					+ ((complete > 1) ? ", but only one of them" : ""));
		}
	}

	private boolean hasAll(List<String> headers) {
		return headers.stream().allMatch((header) -> get(header) != null);
	}

	/**
	 * Formats a caller id.
	 * @param name the name
	 * @param number the number
	 * @return the caller id in the form {@code "name" <number>}
	 */
	protected static String callerIdOf(String name, String number) {
		return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + number + '>';
	}

	/**
	 * Formats a duration in seconds. Fractions are rounded up, because 0 often means "no
	 * limit".
	 * @param time the duration
	 * @return the seconds
	 */
	protected static String seconds(Duration time) {
		return Long.toString(Math.floorDiv(time.plusMillis(999).toMillis(), 1000L));
	}

	/**
	 * Formats a duration in milliseconds.
	 * @param time the duration
	 * @return the milliseconds
	 */
	protected static String milliseconds(Duration time) {
		return Long.toString(time.toMillis());
	}

	@Override
	public final String name() {
		return this.name;
	}

	@Override
	public final List<AmiHeader> headers() {
		return this.headers;
	}

	@Override
	public final ResponseType<R> responseType() {
		return this.responseType;
	}

	@Override
	public final boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TypedAction<?, ?> that && getClass() == that.getClass()
				&& this.name.equals(that.name) && this.headers.equals(that.headers));
	}

	@Override
	public final int hashCode() {
		return 31 * this.name.hashCode() + this.headers.hashCode();
	}

	/**
	 * Returns the name and the headers, with secret values masked.
	 */
	@Override
	public final String toString() {
		return this.name + this.headers.stream().map((header) -> header.toString(isSecret(header))).toList();
	}

}
