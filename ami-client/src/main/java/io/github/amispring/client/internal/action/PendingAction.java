/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * An action from its submission to its end: the bytes to write and the messages of its
 * response. It ends exactly once.
 * <p>
 * {@link #beginWrite} decides between the thread that is about to write the action and a
 * thread that ends it. Therefore, it is always known whether the action was sent.
 *
 * @param <R> the type of the response
 */
public final class PendingAction<R> extends ActionFuture<R> {

	/** The position of an action that has not been written. */
	static final long NOT_WRITTEN = Long.MAX_VALUE;

	private static final byte[] NO_BYTES = {};

	private final TimeLimit limit;

	private Long number = 0L;

	/** The encoded action, until it is written or abandoned. */
	private byte[] bytes = NO_BYTES;

	/** The position in the order of written actions. */
	private volatile long position = NOT_WRITTEN;

	/** The instant at which the server began to process the action. */
	private volatile long startedAt;

	/** Undoes the effect of the action. */
	private volatile @Nullable Runnable undo;

	/** Runs when the server has accepted the action and its outcome follows. */
	private @Nullable Runnable onAccepted;

	private volatile @Nullable Cancellation cancellation;

	/** Guarded by this. */
	private Stage stage = Stage.NEW;

	/** Used only by the reader thread until the action has ended. */
	private @Nullable AmiMessage response;

	/**
	 * Whether the outcome of an asynchronous action has arrived before the response. Used
	 * only by the reader thread.
	 */
	private boolean outcomeReceived;

	/** The size of the events, see {@link MessageLimits#sizeOf}. */
	private long size;

	/**
	 * Guarded by this, because the thread that fails the action reads the received
	 * events.
	 */
	private List<AmiMessage> events = List.of();

	/**
	 * Creates an action whose sender waits until it has ended.
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
	 * @param observation notified when the action is accepted and, for a future, when it
	 * ends
	 * @param callbacks completes the future; {@code null} if the sender waits
	 * @param decorator decorates the completion of the future
	 */
	public PendingAction(String server, AmiAction<R> action, TimeLimit limit, Observation observation,
			@Nullable Callbacks callbacks, UnaryOperator<Runnable> decorator) {
		super(server, action, observation, callbacks, decorator);
		this.limit = limit;
		this.startedAt = limit.start();
	}

	/**
	 * Sets the ActionID and the bytes to send. Called before the action is added to
	 * {@link PendingActions}.
	 * @param number the number in the ActionID, above zero
	 * @param bytes the encoded action
	 */
	public void prepare(long number, byte[] bytes) {
		this.number = number;
		this.bytes = bytes;
	}

	/**
	 * Sets the task that runs if the action fails after it was sent, unless the
	 * connection is lost. Called before the action is added.
	 * @param undo the task, which must not block
	 */
	public void undoWith(Runnable undo) {
		this.undo = undo;
	}

	/**
	 * Sets the task that runs on the reader thread when the server has accepted the
	 * action and its outcome follows. Called before the action is added.
	 * @param onAccepted the task, which must not block
	 */
	public void onAccepted(Runnable onAccepted) {
		this.onAccepted = onAccepted;
	}

	/** Sets the object that ends the action if the application completes the future. */
	void cancelWith(Cancellation cancellation) {
		this.cancellation = cancellation;
	}

	/** Returns the number in the ActionID, as the key of a map. */
	public Long number() {
		return this.number;
	}

	public TimeLimit limit() {
		return this.limit;
	}

	/**
	 * Claims the right to write the action.
	 * @param position the position in the order of written actions, starting with 1
	 * @return {@code false} if the action has failed and must not be written
	 */
	public synchronized boolean beginWrite(long position) {
		if (this.stage != Stage.NEW) {
			return false;
		}
		this.stage = Stage.SENT;
		this.position = position;
		return true;
	}

	/**
	 * Prevents the action from being written.
	 * @return {@code false} if the action was written or is being written
	 */
	public synchronized boolean abandon() {
		if (this.stage == Stage.NEW) {
			this.stage = Stage.ABANDONED;
			this.bytes = NO_BYTES;
		}
		return this.stage == Stage.ABANDONED;
	}

	/** Returns the encoded action and releases it. Called by the thread that writes. */
	byte[] takeBytes() {
		byte[] bytes = this.bytes;
		this.bytes = NO_BYTES;
		return bytes;
	}

	/** Returns the position in the order of written actions. */
	long position() {
		return this.position;
	}

	/**
	 * Returns the instant at which the server began to process the action, in terms of
	 * {@link System#nanoTime()}. Before the response, this is the instant of submission.
	 */
	long startedAt() {
		return this.startedAt;
	}

	/** Sets the instant at which the server began to process the action. */
	void startedAt(long instant) {
		if (instant - this.startedAt > 0) {
			this.startedAt = instant;
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
		if (isError(message) || responseType().isComplete(message)) {
			return true;
		}
		if (this.onAccepted != null) {
			this.onAccepted.run();
		}
		return this.outcomeReceived;
	}

	/** Returns whether the entries of the event list lack the ActionID. */
	boolean hasUnmarkedEntries() {
		return responseType().hasUnmarkedEntries();
	}

	/**
	 * Accepts an event with this ActionID if it belongs to the response. Over HTTP, the
	 * outcome of an asynchronous action may arrive before the response. It is kept, and
	 * the response then completes the action.
	 */
	ResponseType.Role onEvent(AmiMessage event) {
		ResponseType.Role role = responseType().role(event);
		if (this.response == null) {
			if (role == ResponseType.Role.SHARED_COMPLETION && !this.outcomeReceived) {
				this.outcomeReceived = addEvent(event);
			}
			return ResponseType.Role.NONE;
		}
		if (role != ResponseType.Role.NONE && addEvent(event)) {
			this.size += MessageLimits.sizeOf(event);
		}
		return role;
	}

	private synchronized boolean addEvent(AmiMessage event) {
		if (hasEnded()) {
			return false;
		}
		if (this.events.isEmpty()) {
			this.events = new ArrayList<>();
		}
		return this.events.add(event);
	}

	/** Creates the failure of an action that exceeds the limit of pending actions. */
	AmiLimitException tooManyPending(LimitSettings limits) {
		return AmiLimitException.notSent(server(), action().name(), limits.maxPendingActions());
	}

	/**
	 * Returns the failure of an event list that exceeds a limit, {@code null} if no limit
	 * is exceeded. Called by the reader thread.
	 */
	@Nullable AmiLimitException checkList(LimitSettings limits) {
		if (hasEnded()) {
			return null;
		}
		if (eventCount() > limits.maxListEntries()) {
			return listTooLong(limits.maxListEntries() + " entries (limits.maxListEntries)");
		}
		return (this.size > limits.maxListSize()) ? listTooLong(limits.maxListSize() + " bytes (limits.maxListSize)")
				: null;
	}

	private synchronized int eventCount() {
		return this.events.size();
	}

	private AmiLimitException listTooLong(String limit) {
		return AmiLimitException.listTooLong(server(), action().name(), limit, copyOfEvents());
	}

	/** Ends the action with the complete response. Called by the reader thread. */
	void complete() {
		endWith(new RawResponse(Objects.requireNonNull(this.response), events()));
	}

	private synchronized List<AmiMessage> events() {
		return this.events;
	}

	/**
	 * Ends the action with a failure. Called by any thread.
	 * @param failure the failure
	 */
	public void fail(AmiException failure) {
		endWith(failure);
		// PendingActions may keep the action for a long time, to recognize a late
		// response
		synchronized (this) {
			this.events = List.of();
		}
		runCallbacks();
		Runnable undo = this.undo;
		if (undo != null && !(failure instanceof AmiDisconnectedException) && !abandon()) {
			undo.run();
		}
	}

	/**
	 * Fails the action because the connection is lost.
	 * @param reason the reason, {@code null} if it is unknown
	 */
	public void failDisconnected(@Nullable AmiException reason) {
		fail(new AmiDisconnectedException(server(), action().name(), !abandon(), copyOfEvents(), reason));
	}

	/**
	 * Creates the failure of an action that has timed out.
	 * @param deadline the deadline that has passed, in terms of {@link System#nanoTime()}
	 * @return the failure
	 */
	public AmiTimeoutException timeoutAt(long deadline) {
		return timeout(Duration.ofNanos(deadline - this.limit.start()));
	}

	/**
	 * Creates the failure of an action that has timed out.
	 * @param time the time waited
	 * @return the failure
	 */
	public AmiTimeoutException timeout(Duration time) {
		return new AmiTimeoutException(server(), action().name(), time, !abandon(), copyOfEvents());
	}

	private synchronized List<AmiMessage> copyOfEvents() {
		return List.copyOf(this.events);
	}

	/**
	 * Returns the time from the submission to the response.
	 * @return the time, {@code null} if there is no response
	 */
	public @Nullable Duration roundTrip() {
		return timeToResponse(this.limit.start());
	}

	@Override
	void onCancelled(Throwable cause) {
		Cancellation cancellation = this.cancellation;
		if (cancellation != null) {
			cancellation.fail(this.number, new AmiException(
					"The action " + action().name() + " was cancelled before PBX \"" + server() + "\" responded.",
					cause));
		}
	}

	private enum Stage {

		NEW, SENT, ABANDONED

	}

}
