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
import io.github.amispring.message.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The parent of the actions: a name, headers, and the form of the answer. An action is
 * immutable; what its fluent methods give is a new one.
 *
 * @param <R> what the action gives
 * @param <A> the action's own type
 */
public abstract class TypedAction<R, A extends TypedAction<R, A>> implements AmiAction<R> {

	private final String name;

	private final List<AmiHeader> headers;

	private final Answer<R> answer;

	/**
	 * Creates an action.
	 * @param name the name on the wire
	 * @param headers the headers
	 * @param answer the form of the answer
	 */
	protected TypedAction(String name, List<AmiHeader> headers, Answer<R> answer) {
		this.name = name;
		this.headers = List.copyOf(headers);
		this.answer = answer;
	}

	/**
	 * The same action with other headers.
	 * @param headers the headers
	 * @return a new action
	 */
	protected abstract A withHeaders(List<AmiHeader> headers);

	/**
	 * The same action with a header set; one of this name that was set before is
	 * replaced.
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
	 * The same action with a header added behind those of the same name.
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
	 * The same action with numbered headers added, which make one line of what the action
	 * holds.
	 * @param line the headers; their names hold {@code {n}} in the place of the number,
	 * with as many letters as the number has digits at least
	 * @return a new action, the line with the first number that is free
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
	 * The value of a header that was set.
	 * @param header the header's name
	 * @return the value, {@code null} when it was not set
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
	 * The same action with another form of answer.
	 * @param <T> what it then gives
	 * @param answer the form of the answer
	 * @param answerDelay how much longer than usual it may take
	 * @return an action that is otherwise the same
	 */
	protected final <T> AmiAction<T> answeredBy(Answer<T> answer, Duration answerDelay) {
		return new AnsweredAction<>(this, answer, answerDelay, null);
	}

	/**
	 * The same action with another form of answer, and with an undo.
	 * @param <T> what it then gives
	 * @param answer the form of the answer
	 * @param answerDelay how much longer than usual it may take
	 * @param undo ends what the action has begun
	 * @return an action that is otherwise the same
	 * @see AmiAction#undo()
	 */
	protected final <T> AmiAction<T> answeredBy(Answer<T> answer, Duration answerDelay, AmiAction<?> undo) {
		return new AnsweredAction<>(this, answer, answerDelay, undo);
	}

	/**
	 * Returns an id that no other channel has.
	 * @return the id, of 36 letters, digits and hyphens
	 */
	protected static String randomId() {
		return UUID.randomUUID().toString();
	}

	/**
	 * Checks that the headers of exactly one of several sets are there.
	 * @param sets the sets of headers
	 * @throws InvalidActionException when they are not
	 */
	protected final void requireOneOf(List<List<String>> sets) {
		long complete = sets.stream().filter(this::hasAll).count();
		if (complete != 1) {
			throw new InvalidActionException(this.name + " needs "
					+ sets.stream()
						.map((set) -> String.join(", ", set))
						.collect(Collectors.joining(" or else ", (sets.size() > 1) ? "either " : "", ""))
					+ ((complete > 1) ? ", and only one of them" : ""));
		}
	}

	private boolean hasAll(List<String> headers) {
		return headers.stream().allMatch((header) -> get(header) != null);
	}

	/**
	 * A caller id of its two parts.
	 * @param name the name
	 * @param number the number
	 * @return the caller id, the name in quotes
	 */
	protected static String callerIdOf(String name, String number) {
		return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + number + '>';
	}

	/**
	 * A time as a number of seconds.
	 * @param time the time
	 * @return the number, rounded up: what is short must not become 0, which often means
	 * that there is no limit
	 */
	protected static String seconds(Duration time) {
		return Long.toString(Math.floorDiv(time.plusMillis(999).toMillis(), 1000L));
	}

	/**
	 * A time as a number of milliseconds.
	 * @param time the time
	 * @return the number
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
	public final Answer<R> answer() {
		return this.answer;
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
	 * The action's name and headers, secret values masked.
	 */
	@Override
	public final String toString() {
		return this.name + this.headers.stream().map((header) -> header.toString(isSecret(header))).toList();
	}

}
