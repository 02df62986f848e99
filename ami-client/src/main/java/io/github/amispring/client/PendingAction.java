/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An action on its way: collects what belongs to its answer, and completes once.
 * {@link #begin()} decides between the thread that is about to write it and the one that
 * finds the connection lost, so that it is known for certain whether it was sent.
 *
 * @param <R> what the action gives
 */
final class PendingAction<R> {

	private final String server;

	private final AmiAction<R> action;

	private final Answer<R> answer;

	private final CompletableFuture<Reply> reply = new CompletableFuture<>();

	private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NEW);

	// the reader alone touches these, until the reply is complete
	private @Nullable AmiMessage response;

	/** What the events take, see {@link Limits#sizeOf}. */
	private long size;

	/** Guarded by itself: whoever fails the action takes what has come so far. */
	private final List<AmiMessage> events = new ArrayList<>(0);

	PendingAction(String server, AmiAction<R> action) {
		this.server = server;
		this.action = action;
		this.answer = action.answer();
	}

	/**
	 * Claims the right to write the action.
	 * @return {@code false} when it has failed already and must not be written
	 */
	boolean begin() {
		return this.stage.compareAndSet(Stage.NEW, Stage.SENT);
	}

	AmiAction<R> action() {
		return this.action;
	}

	/** Completes with the raw answer; nothing but waiting threads may hang on it. */
	CompletableFuture<Reply> reply() {
		return this.reply;
	}

	/**
	 * Takes the response.
	 * @return whether the answer is whole with it
	 */
	boolean onResponse(AmiMessage message) {
		if (this.response != null) {
			return false;
		}
		this.response = message;
		return isError(message) || this.answer.isWhole(message);
	}

	/** Whether the entries of the answer do not carry this action's ActionID. */
	boolean hasUnmarkedEntries() {
		return this.answer.hasUnmarkedEntries();
	}

	/** Takes an event with this action's ActionID, if it belongs to the answer. */
	Answer.Role onEvent(AmiMessage event) {
		if (this.response == null) {
			return Answer.Role.NONE;
		}
		Answer.Role role = this.answer.role(event);
		if (role != Answer.Role.NONE && !this.reply.isDone()) {
			synchronized (this.events) {
				this.events.add(event);
			}
			this.size += Limits.sizeOf(event);
		}
		return role;
	}

	/** Why the action is not sent, as too many others wait. */
	AmiLimitException refusal(Limits limits) {
		return AmiLimitException.notSent(this.server, this.action.name(), limits.maxPendingActions());
	}

	/**
	 * Why the list is too long that has come up to now, {@code null} when it is not. To
	 * be asked by the reader.
	 */
	@Nullable AmiLimitException overLimit(Limits limits) {
		if (this.reply.isDone()) {
			return null;
		}
		if (this.events.size() > limits.maxListEntries()) {
			return tooLong(limits.maxListEntries() + " entries (limits.maxListEntries)");
		}
		return (this.size > limits.maxListSize()) ? tooLong(limits.maxListSize() + " bytes (limits.maxListSize)")
				: null;
	}

	private AmiLimitException tooLong(String limit) {
		return AmiLimitException.listTooLong(this.server, this.action.name(), limit, received());
	}

	/** The answer is whole. */
	void complete() {
		if (this.response != null) {
			this.reply.complete(new Reply(this.response, this.events));
		}
	}

	void fail(AmiException failure) {
		if (this.reply.completeExceptionally(failure)) {
			// it may be kept for long, to know what still comes for it
			synchronized (this.events) {
				this.events.clear();
			}
		}
	}

	void failDisconnected(@Nullable AmiException reason) {
		fail(new AmiDisconnectedException(this.server, this.action.name(), !abandon(), received(), reason));
	}

	/**
	 * There is no more time for the answer.
	 * @param time how long was waited
	 * @return how the action ends
	 */
	AmiTimeoutException timeout(Duration time) {
		return new AmiTimeoutException(this.server, this.action.name(), time, !abandon(), received());
	}

	/**
	 * Forbids to write the action.
	 * @return {@code false} when it was written already, or is being written
	 */
	boolean abandon() {
		this.stage.compareAndSet(Stage.NEW, Stage.ABANDONED);
		return this.stage.get() == Stage.ABANDONED;
	}

	private List<AmiMessage> received() {
		synchronized (this.events) {
			return List.copyOf(this.events);
		}
	}

	/**
	 * Reads the whole answer. Runs on the thread that asked, or on the callback executor.
	 */
	R read(Reply reply) {
		if (isError(reply.response())) {
			throw new AmiErrorResponseException(this.server, this.action.name(), reply.response());
		}
		return this.answer.read(reply.response(), reply.events());
	}

	private static boolean isError(AmiMessage response) {
		return response.hasValue(0, "Error");
	}

	private enum Stage {

		NEW, SENT, ABANDONED

	}

	/**
	 * A whole answer as it came.
	 *
	 * @param response the response
	 * @param events the events that belong to it
	 */
	record Reply(AmiMessage response, List<AmiMessage> events) {

	}

}
