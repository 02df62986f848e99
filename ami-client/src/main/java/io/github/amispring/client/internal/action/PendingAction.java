/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

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
 * An action from its submission to its end: the bytes to write, the messages of its
 * response, and the future of its sender. It ends once.
 * <p>
 * {@link #begin} decides between the thread that is about to write the action and a
 * thread that ends it, so that it is certain whether the action was sent. The sender
 * either waits in {@link #awaitEnd} and then calls {@link #result()}, or uses the future,
 * which {@link Callbacks} completes.
 *
 * @param <R> the type of the response
 */
public final class PendingAction<R> extends CompletableFuture<R> implements Completable, Runnable {

	/** The position of an action that has not been written. */
	static final long NOT_WRITTEN = Long.MAX_VALUE;

	private static final byte[] NO_BYTES = {};

	private final String server;

	private final AmiAction<R> action;

	private final ResponseType<R> responseType;

	private final TimeLimit limit;

	private final Observation observation;

	/** Completes the future; {@code null} when the sender waits for the end. */
	private final @Nullable Callbacks callbacks;

	/** Completes the future within the application's decorator. */
	private final Runnable completion;

	private String actionId = "";

	/** The encoded action, until it is written or abandoned. */
	private byte[] bytes = NO_BYTES;

	/** Its place among the actions that were written. */
	private volatile long position = NOT_WRITTEN;

	/** The instant at which the server began with it; known after the response. */
	private volatile long servedSince;

	/** Cancels what the action has begun. */
	private volatile @Nullable Runnable undo;

	/** Runs when the server has accepted the action and its outcome follows. */
	private @Nullable Runnable onAccepted;

	private volatile @Nullable Cancellation cancellation;

	/** Guarded by this. */
	private Stage stage = Stage.NEW;

	/** Guarded by this when written. */
	private volatile boolean ended;

	/** Only the reader thread uses it, until the action has ended. */
	private @Nullable AmiMessage response;

	/** The size of the events, see {@link MessageLimits#sizeOf}. */
	private long size;

	/** Guarded by this: a thread that fails the action takes the events received. */
	private List<AmiMessage> events = List.of();

	/** The {@link RawResponse} or the {@link AmiException} that ended the action. */
	private volatile @Nullable Object outcome;

	/** The instant of the end, in terms of {@link System#nanoTime()}. */
	private long endedAt;

	/** The thread in {@link #awaitEnd}. */
	private volatile @Nullable Thread waiter;

	/**
	 * Creates an action whose sender waits for its end.
	 * @param server the name of the server
	 * @param action the action
	 * @param limit its time limit
	 */
	public PendingAction(String server, AmiAction<R> action, TimeLimit limit) {
		this(server, action, limit, Observation.NONE, null, UnaryOperator.identity());
	}

	/**
	 * Creates an action.
	 * @param server the name of the server
	 * @param action the action
	 * @param limit its time limit
	 * @param observation notified of acceptance; for a future, also of the end
	 * @param callbacks completes the future; {@code null} when the sender waits
	 * @param decorator decorates the completion of the future
	 */
	public PendingAction(String server, AmiAction<R> action, TimeLimit limit, Observation observation,
			@Nullable Callbacks callbacks, UnaryOperator<Runnable> decorator) {
		this.server = server;
		this.action = action;
		this.responseType = action.responseType();
		this.limit = limit;
		this.servedSince = limit.start();
		this.observation = observation;
		this.callbacks = callbacks;
		this.completion = decorator.apply(this);
	}

	/**
	 * Sets what is sent. Called before the action is added to {@link PendingActions}.
	 * @param actionId the ActionID
	 * @param bytes the encoded action
	 */
	public void prepare(String actionId, byte[] bytes) {
		this.actionId = actionId;
		this.bytes = bytes;
	}

	/**
	 * Sets what runs when the action fails after it was sent, except when the connection
	 * is lost. Called before the action is added.
	 * @param undo must not block
	 */
	public void undoBy(Runnable undo) {
		this.undo = undo;
	}

	/**
	 * Sets what runs on the reader thread when the server has accepted the action and its
	 * outcome follows. Called before the action is added.
	 * @param onAccepted must not block
	 */
	public void onAccepted(Runnable onAccepted) {
		this.onAccepted = onAccepted;
	}

	/** Sets what ends the action when the application completes the future. */
	void cancelBy(Cancellation cancellation) {
		this.cancellation = cancellation;
	}

	public String actionId() {
		return this.actionId;
	}

	public AmiAction<R> action() {
		return this.action;
	}

	public TimeLimit limit() {
		return this.limit;
	}

	public Observation observation() {
		return this.observation;
	}

	/**
	 * Claims the right to write the action.
	 * @param position its place among the actions that were written, above zero
	 * @return {@code false} when it has failed and must not be written
	 */
	public synchronized boolean begin(long position) {
		if (this.stage != Stage.NEW) {
			return false;
		}
		this.stage = Stage.SENT;
		this.position = position;
		return true;
	}

	/**
	 * Forbids to write the action.
	 * @return {@code false} when it was written or is being written
	 */
	public synchronized boolean abandon() {
		if (this.stage == Stage.NEW) {
			this.stage = Stage.ABANDONED;
			this.bytes = NO_BYTES;
		}
		return this.stage == Stage.ABANDONED;
	}

	/** Returns the encoded action, for the thread that writes it, and releases it. */
	byte[] takeBytes() {
		byte[] bytes = this.bytes;
		this.bytes = NO_BYTES;
		return bytes;
	}

	long position() {
		return this.position;
	}

	/**
	 * Returns the instant at which the server began with the action, in terms of
	 * {@link System#nanoTime()}; without a response, the instant of submission.
	 */
	long servedSince() {
		return this.servedSince;
	}

	/** Sets the instant at which the server began with the action. */
	void servedSince(long since) {
		if (since - this.servedSince > 0) {
			this.servedSince = since;
		}
	}

	/**
	 * Accepts the response.
	 * @return whether the response is complete
	 */
	boolean onResponse(AmiMessage message) {
		if (this.response != null) {
			return false;
		}
		this.response = message;
		if (isError(message) || this.responseType.isComplete(message)) {
			return true;
		}
		if (this.onAccepted != null) {
			this.onAccepted.run();
		}
		return false;
	}

	/** Returns whether the entries of the event list lack the ActionID. */
	boolean hasUnmarkedEntries() {
		return this.responseType.hasUnmarkedEntries();
	}

	/** Accepts an event with this ActionID if it belongs to the response. */
	ResponseType.Role onEvent(AmiMessage event) {
		if (this.response == null) {
			return ResponseType.Role.NONE;
		}
		ResponseType.Role role = this.responseType.role(event);
		if (role != ResponseType.Role.NONE && keep(event)) {
			this.size += MessageLimits.sizeOf(event);
		}
		return role;
	}

	private synchronized boolean keep(AmiMessage event) {
		if (this.ended) {
			return false;
		}
		if (this.events.isEmpty()) {
			this.events = new ArrayList<>();
		}
		return this.events.add(event);
	}

	/** Creates the failure of an action that exceeds the limit of pending actions. */
	AmiLimitException refusal(LimitSettings limits) {
		return AmiLimitException.notSent(this.server, this.action.name(), limits.maxPendingActions());
	}

	/**
	 * Returns the failure of an event list that exceeds a limit, {@code null} if it does
	 * not. Called by the reader thread.
	 */
	@Nullable AmiLimitException overLimit(LimitSettings limits) {
		if (this.ended) {
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
	 * Claims the right to end the action, which is followed by {@link #complete()} or
	 * {@link #fail}.
	 * @return {@code false} when another thread ends it or has ended it
	 */
	synchronized boolean end() {
		if (this.ended) {
			return false;
		}
		this.ended = true;
		return true;
	}

	public boolean hasEnded() {
		return this.ended;
	}

	/** Returns whether {@link Expiry} ends the action when its time is over. */
	public boolean canExpire() {
		return this.callbacks != null && !this.ended;
	}

	/** Ends the action with the complete response. Called by the reader thread. */
	void complete() {
		end(new RawResponse(Objects.requireNonNull(this.response), entries()));
	}

	private synchronized List<AmiMessage> entries() {
		return this.events;
	}

	/**
	 * Ends the action with a failure. Called by any thread.
	 * @param failure the failure
	 */
	public void fail(AmiException failure) {
		end(failure);
		// the action may be kept for long, to recognize a late response
		synchronized (this) {
			this.events = List.of();
		}
		if (this.callbacks != null) {
			this.callbacks.run();
		}
		Runnable undo = this.undo;
		if (undo != null && !(failure instanceof AmiDisconnectedException) && !abandon()) {
			undo.run();
		}
	}

	private void end(Object outcome) {
		this.endedAt = System.nanoTime();
		this.outcome = outcome;
		if (this.callbacks != null) {
			this.callbacks.add(this);
		}
		else {
			LockSupport.unpark(this.waiter);
		}
	}

	/**
	 * Fails the action because the connection is lost.
	 * @param reason the reason, {@code null} when it is unknown
	 */
	public void failDisconnected(@Nullable AmiException reason) {
		fail(new AmiDisconnectedException(this.server, this.action.name(), !abandon(), received(), reason));
	}

	/**
	 * Creates the failure of an action whose time is over.
	 * @param due the end of that time, in terms of {@link System#nanoTime()}
	 * @return the failure
	 */
	public AmiTimeoutException timeoutAt(long due) {
		return timeout(Duration.ofNanos(due - this.limit.start()));
	}

	/**
	 * Creates the failure of an action whose time is over.
	 * @param time the time waited
	 * @return the failure
	 */
	public AmiTimeoutException timeout(Duration time) {
		return new AmiTimeoutException(this.server, this.action.name(), time, !abandon(), received());
	}

	private synchronized List<AmiMessage> received() {
		return List.copyOf(this.events);
	}

	/**
	 * Waits until the action has ended. Called by one thread, for an action without
	 * callbacks.
	 * @param deadline the end of the wait, in terms of {@link System#nanoTime()}
	 * @return {@code false} when the action has not ended by then
	 * @throws InterruptedException when the thread is interrupted
	 */
	public boolean awaitEnd(long deadline) throws InterruptedException {
		this.waiter = Thread.currentThread();
		while (this.outcome == null) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			LockSupport.parkNanos(this, left);
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
		}
		return true;
	}

	/**
	 * Reads the response of an action that {@link #hasEnded}. Runs on the sender's thread
	 * or on the client's executor, because the application may have defined the response
	 * type.
	 * @return the response
	 * @throws AmiException when the action has failed
	 */
	public R result() {
		Object outcome = this.outcome;
		while (outcome == null) {
			// another thread has claimed the end and is about to set the outcome
			Thread.yield();
			outcome = this.outcome;
		}
		if (outcome instanceof AmiException failure) {
			throw failure;
		}
		RawResponse raw = (RawResponse) outcome;
		if (isError(raw.response()) && !this.responseType.isAbsent(raw.response())) {
			throw new AmiErrorResponseException(this.server, this.action.name(), raw.response());
		}
		return this.responseType.read(raw.response(), raw.events());
	}

	/**
	 * Returns the time from the submission to the response.
	 * @return the time, {@code null} when there is no response
	 */
	public @Nullable Duration roundTrip() {
		return (this.outcome instanceof RawResponse) ? Duration.ofNanos(this.endedAt - this.limit.start()) : null;
	}

	private static boolean isError(AmiMessage response) {
		return response.hasValue(0, "Error");
	}

	@Override
	public boolean hasWaited(long nanos) {
		return System.nanoTime() - this.endedAt >= nanos;
	}

	@Override
	public void completeFuture() {
		try {
			this.completion.run();
		}
		catch (Throwable ex) {
			// thrown by the decorator; has no effect on a future that is complete
			completeWith(ex);
		}
	}

	/** Completes the future. The decorator of the application runs this method. */
	@Override
	public void run() {
		R result;
		try {
			result = result();
		}
		catch (Throwable ex) {
			completeWith(ex);
			return;
		}
		this.observation.end(result, null);
		super.complete(result);
	}

	private void completeWith(Throwable failure) {
		this.observation.end(null, failure);
		super.completeExceptionally(failure);
	}

	@Override
	public boolean complete(R value) {
		return cancelIf(super.complete(value), new CancellationException("completed by the application"));
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		return cancelIf(super.completeExceptionally(failure), failure);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return cancelIf(super.cancel(mayInterruptIfRunning), new CancellationException());
	}

	private boolean cancelIf(boolean completed, Throwable cause) {
		Cancellation cancellation = this.cancellation;
		if (completed && cancellation != null && !this.ended) {
			cancellation.forget(this.actionId, new AmiException(
					"Action " + this.action.name() + " was cancelled before PBX \"" + this.server + "\" responded",
					cause));
		}
		return completed;
	}

	private enum Stage {

		NEW, SENT, ABANDONED

	}

}
