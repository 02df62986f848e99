/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * An action on its way: collects what belongs to its answer, and completes once.
 * {@link #begin()} decides between the thread that is about to write it and the one that
 * finds the connection lost, so that it is known for certain whether it was sent.
 *
 * @param <R> what the action gives
 */
public final class PendingAction<R> {

	/** The position of an action behind all that were written. */
	static final long NOT_WRITTEN = Long.MAX_VALUE;

	private final String server;

	private final AmiAction<R> action;

	private final ResponseType<R> answer;

	private final CompletableFuture<Reply> reply = new CompletableFuture<>();

	private final @Nullable Sender sender;

	private final TimeLimit limit;

	/** Its place among the actions that were written. */
	private volatile long position = NOT_WRITTEN;

	/** When the server got to it; known when there is a response. */
	private volatile long servedSince;

	/** Ends what the action has begun. */
	private volatile @Nullable Runnable undo;

	/** Guarded by this. */
	private Stage stage = Stage.NEW;

	private final AtomicBoolean ended = new AtomicBoolean();

	/** Guarded by this: whether the response has come, with more to follow. */
	private boolean accepted;

	/** Guarded by this. */
	private @Nullable Runnable acceptance;

	// the reader alone touches these, until the reply is complete
	private @Nullable AmiMessage response;

	/** What the events take, see {@link MessageLimits#sizeOf}. */
	private long size;

	/** Guarded by this: whoever fails the action takes what has come so far. */
	private List<AmiMessage> events = List.of();

	/** An action whose sender waits for {@link #reply()}. */
	public PendingAction(String server, AmiAction<R> action, TimeLimit limit) {
		this(server, action, limit, null);
	}

	public PendingAction(String server, AmiAction<R> action, TimeLimit limit, @Nullable Sender sender) {
		this.server = server;
		this.action = action;
		this.answer = action.responseType();
		this.limit = limit;
		this.servedSince = limit.start();
		this.sender = sender;
	}

	/**
	 * Sets what runs when the action fails after it was sent, unless the connection is
	 * lost; before it is added.
	 */
	public void undoBy(Runnable undo) {
		this.undo = undo;
	}

	/**
	 * Claims the right to write the action.
	 * @param position the place among the actions that were written, above zero
	 * @return {@code false} when it has failed already and must not be written
	 */
	public synchronized boolean begin(long position) {
		if (this.stage != Stage.NEW) {
			return false;
		}
		this.stage = Stage.SENT;
		this.position = position;
		return true;
	}

	public TimeLimit limit() {
		return this.limit;
	}

	/** The place among the actions that were written. */
	long position() {
		return this.position;
	}

	/**
	 * When the server got to it, in terms of {@link System#nanoTime()}; when it was sent
	 * if it has no response.
	 */
	long servedSince() {
		return this.servedSince;
	}

	/** Tells when the server got to it; before the first response is taken. */
	void servedSince(long since) {
		if (since - this.servedSince > 0) {
			this.servedSince = since;
		}
	}

	public AmiAction<R> action() {
		return this.action;
	}

	/** Completes with the raw answer; nothing but waiting threads may hang on it. */
	public CompletableFuture<Reply> reply() {
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
		if (isError(message) || this.answer.isComplete(message)) {
			return true;
		}
		accept();
		return false;
	}

	private void accept() {
		Runnable acceptance;
		synchronized (this) {
			this.accepted = true;
			acceptance = this.acceptance;
		}
		if (acceptance != null) {
			acceptance.run();
		}
	}

	/**
	 * Sets what runs when the response has come and the rest of the answer is still
	 * awaited: on the reader thread, or at once when it has come already.
	 */
	public void whenAccepted(Runnable acceptance) {
		synchronized (this) {
			if (!this.accepted) {
				this.acceptance = acceptance;
				return;
			}
		}
		acceptance.run();
	}

	/** Whether the entries of the answer do not carry this action's ActionID. */
	boolean hasUnmarkedEntries() {
		return this.answer.hasUnmarkedEntries();
	}

	/** Takes an event with this action's ActionID, if it belongs to the answer. */
	ResponseType.Role onEvent(AmiMessage event) {
		if (this.response == null) {
			return ResponseType.Role.NONE;
		}
		ResponseType.Role role = this.answer.role(event);
		if (role != ResponseType.Role.NONE && keep(event)) {
			this.size += MessageLimits.sizeOf(event);
		}
		return role;
	}

	private synchronized boolean keep(AmiMessage event) {
		if (hasEnded()) {
			return false;
		}
		if (this.events.isEmpty()) {
			this.events = new ArrayList<>();
		}
		return this.events.add(event);
	}

	/** Why the action is not sent, as too many others wait. */
	AmiLimitException refusal(LimitSettings limits) {
		return AmiLimitException.notSent(this.server, this.action.name(), limits.maxPendingActions());
	}

	/**
	 * Why the list is too long that has come up to now, {@code null} when it is not. To
	 * be asked by the reader.
	 */
	@Nullable AmiLimitException overLimit(LimitSettings limits) {
		if (hasEnded()) {
			return null;
		}
		if (count() > limits.maxListEntries()) {
			return tooLong(limits.maxListEntries() + " entries (limits.maxListEntries)");
		}
		return (this.size > limits.maxListSize()) ? tooLong(limits.maxListSize() + " bytes (limits.maxListSize)")
				: null;
	}

	private synchronized int count() {
		return this.events.size();
	}

	private AmiLimitException tooLong(String limit) {
		return AmiLimitException.listTooLong(this.server, this.action.name(), limit, received());
	}

	/**
	 * Claims the right to end the action, which is to be followed by {@link #complete()}
	 * or a failure.
	 * @return {@code false} when another thread ends it or has ended it
	 */
	boolean end() {
		return this.ended.compareAndSet(false, true);
	}

	public boolean hasEnded() {
		return this.ended.get();
	}

	/** The answer is whole. */
	void complete() {
		AmiMessage response = Objects.requireNonNull(this.response);
		this.reply.complete(new Reply(response, entries()));
		if (this.sender != null) {
			this.sender.answered();
		}
	}

	private synchronized List<AmiMessage> entries() {
		return this.events;
	}

	public void fail(AmiException failure) {
		this.reply.completeExceptionally(failure);
		// the action may be kept for long, to recognize what still comes for it
		synchronized (this) {
			this.events = List.of();
		}
		if (this.sender != null) {
			this.sender.failed();
		}
		undo(failure);
	}

	/** Undoes the action if it was sent. Its sender no longer awaits the outcome. */
	private void undo(AmiException failure) {
		Runnable undo = this.undo;
		if (undo != null && !(failure instanceof AmiDisconnectedException) && !abandon()) {
			undo.run();
		}
	}

	/** Whether the action is yet to end, and its sender does not wait for that. */
	boolean canExpire() {
		return this.sender != null && !hasEnded();
	}

	/**
	 * There is no more time for the answer.
	 * @param due when it was over, in terms of {@link System#nanoTime()}
	 * @return how the action ends
	 */
	public AmiTimeoutException timeoutAt(long due) {
		return timeout(Duration.ofNanos(due - this.limit.start()));
	}

	public void failDisconnected(@Nullable AmiException reason) {
		fail(new AmiDisconnectedException(this.server, this.action.name(), !abandon(), received(), reason));
	}

	/**
	 * There is no more time for the answer.
	 * @param time how long was waited
	 * @return how the action ends
	 */
	public AmiTimeoutException timeout(Duration time) {
		return new AmiTimeoutException(this.server, this.action.name(), time, !abandon(), received());
	}

	/**
	 * Forbids to write the action.
	 * @return {@code false} when it was written already, or is being written
	 */
	public synchronized boolean abandon() {
		if (this.stage == Stage.NEW) {
			this.stage = Stage.ABANDONED;
		}
		return this.stage == Stage.ABANDONED;
	}

	private synchronized List<AmiMessage> received() {
		return List.copyOf(this.events);
	}

	/**
	 * Reads the whole answer. Runs on the thread that asked, or on the client's executor.
	 */
	public R read(Reply reply) {
		if (isError(reply.response()) && !this.answer.isAbsent(reply.response())) {
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
	 * Who is told that the action has ended, right after {@link #reply()} is complete.
	 * Must not run anybody's code.
	 */
	interface Sender {

		/**
		 * Told by the reader, which lets the futures be completed that it has read of.
		 */
		void answered();

		/** Told by any thread. */
		void failed();

	}

	/**
	 * A whole answer as it came.
	 *
	 * @param response the response
	 * @param events the events that belong to it
	 */
	public record Reply(AmiMessage response, List<AmiMessage> events) {

	}

}
