/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.client.LimitSettings;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseType;
import io.github.amispring.message.internal.NumberedId;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one session that wait for their responses, by the number in the
 * ActionID. Actions that have failed are kept, so that a late response or list entry is
 * recognized and not published as an event. Only the reader thread matches messages with
 * actions.
 */
public final class PendingActions implements Cancellation {

	/** The maximum number of failed actions that are kept. */
	private static final int MAX_FAILED = 1000;

	/** Waiting and failed actions. */
	private final Map<Long, PendingAction<?>> actions = new ConcurrentHashMap<>();

	/** The number of waiting actions. */
	private final AtomicInteger waiting = new AtomicInteger();

	/**
	 * The numbers of failed actions, oldest first. Some of these actions have received a
	 * response.
	 */
	private final Queue<Long> failed = new LinkedBlockingQueue<>(MAX_FAILED);

	/**
	 * The current list whose entries have no ActionID. Used only by the reader thread.
	 */
	private @Nullable PendingAction<?> unmarkedList;

	/**
	 * The action whose response the last message has completed. Used only by the reader
	 * thread.
	 */
	private @Nullable PendingAction<?> completed;

	private volatile LastResponse lastResponse = new LastResponse(0, System.nanoTime());

	private final NumberedId actionIds;

	private final LimitSettings limits;

	private volatile boolean closed;

	private volatile @Nullable AmiException reason;

	/**
	 * Creates the actions of a session.
	 * @param actionIdPrefix the prefix of the session's ActionIDs, which the number of
	 * the action follows
	 * @param limits the limits of pending actions and event lists
	 */
	public PendingActions(String actionIdPrefix, LimitSettings limits) {
		this.actionIds = new NumberedId("ActionID", actionIdPrefix);
		this.limits = limits;
	}

	/**
	 * Adds an action of the application.
	 * @param action the action
	 * @throws AmiLimitException if too many actions are pending
	 */
	public void addWithinLimit(PendingAction<?> action) {
		int limit = this.limits.maxPendingActions();
		if (this.waiting.getAndUpdate((count) -> (count < limit) ? count + 1 : count) >= limit) {
			throw action.tooManyPending(this.limits);
		}
		put(action);
	}

	/**
	 * Adds an internal action of the client, regardless of the limit.
	 * @param action the action
	 */
	public void add(PendingAction<?> action) {
		this.waiting.incrementAndGet();
		put(action);
	}

	private void put(PendingAction<?> action) {
		action.cancelWith(this);
		this.actions.put(action.number(), action);
		if (this.closed) {
			// close() may have missed this action
			disconnect(action.number(), action);
		}
	}

	/** Returns the number of waiting actions. */
	public int size() {
		return this.waiting.get();
	}

	/** Returns the server's progress in processing the written actions. */
	public ServerProgress progress() {
		LastResponse last = this.lastResponse;
		PendingAction<?> current = null;
		for (PendingAction<?> action : this.actions.values()) {
			long position = action.position();
			if (position > last.position && position != PendingAction.NOT_WRITTEN
					&& (current == null || position < current.position())) {
				current = action;
			}
		}
		return new ServerProgress(last.position, last.receivedAt, current);
	}

	private void recordProgress(PendingAction<?> action) {
		LastResponse last = this.lastResponse;
		long position = action.position();
		if (position > last.position && position != PendingAction.NOT_WRITTEN) {
			action.startedAt(last.receivedAt);
			this.lastResponse = new LastResponse(position, System.nanoTime());
		}
	}

	/**
	 * Passes a response to the action with the same ActionID. If the response is
	 * complete, {@link #endCompleted()} must follow.
	 * @param response the response
	 * @return {@code false} if no action has this ActionID
	 */
	public boolean onResponse(AmiMessage response) {
		PendingAction<?> action = find(this.actionIds.numberIn(response));
		if (action == null) {
			return false;
		}
		recordProgress(action);
		if (action.onResponse(response)) {
			this.completed = action;
		}
		else if (action.hasUnmarkedEntries()) {
			this.unmarkedList = action;
		}
		return true;
	}

	private @Nullable PendingAction<?> find(long number) {
		return (number > 0) ? this.actions.get(number) : null;
	}

	/** Returns whether events without an ActionID may belong to a pending action. */
	public boolean expectsUnmarkedEntries() {
		return this.unmarkedList != null;
	}

	/**
	 * Offers an event to the action with the same ActionID. An event without an ActionID
	 * is offered to the current list whose entries have no ActionID. If the event
	 * completes the response, {@link #endCompleted()} must follow.
	 * @param event the event
	 * @return whether the event belongs only to an action and must not be published
	 */
	public boolean onEvent(AmiMessage event) {
		if (this.actions.isEmpty()) {
			return false;
		}
		long number = this.actionIds.numberIn(event);
		PendingAction<?> action = (number != NumberedId.ABSENT) ? find(number) : this.unmarkedList;
		if (action == null) {
			return false;
		}
		ResponseType.Role role = action.onEvent(event);
		if (role == ResponseType.Role.COMPLETION || role == ResponseType.Role.SHARED_COMPLETION) {
			this.completed = action;
		}
		else if (role == ResponseType.Role.ENTRY) {
			AmiLimitException failure = action.checkList(this.limits);
			if (failure != null) {
				fail(action, failure);
			}
		}
		return role == ResponseType.Role.ENTRY || role == ResponseType.Role.COMPLETION;
	}

	/** Returns whether the last message has completed the response of an action. */
	public boolean hasCompleted() {
		return this.completed != null;
	}

	/** Ends the action whose response the last message has completed. */
	public void endCompleted() {
		PendingAction<?> action = this.completed;
		this.completed = null;
		if (action != null) {
			end(action);
		}
	}

	private void end(PendingAction<?> action) {
		this.actions.remove(action.number());
		if (action == this.unmarkedList) {
			this.unmarkedList = null;
		}
		if (claimEnd(action)) {
			action.complete();
		}
	}

	@Override
	public void fail(Long number, AmiException failure) {
		PendingAction<?> action = this.actions.get(number);
		if (action != null) {
			fail(action, failure);
		}
	}

	/** Fails an action, unless it has ended. */
	public void fail(PendingAction<?> action, AmiException failure) {
		if (claimEnd(action)) {
			keepFailed(action);
			action.fail(failure);
		}
	}

	private void keepFailed(PendingAction<?> action) {
		while (!this.failed.offer(action.number())) {
			Long oldest = this.failed.poll();
			if (oldest != null) {
				this.actions.remove(oldest);
			}
		}
	}

	/**
	 * Claims the right to end an action. By the time its sender is notified, the action
	 * is no longer counted as waiting.
	 * @return whether this thread ends the action
	 */
	private boolean claimEnd(PendingAction<?> action) {
		if (!action.claimEnd()) {
			return false;
		}
		this.waiting.decrementAndGet();
		return true;
	}

	/**
	 * Fails the actions that have timed out.
	 * @param now the current instant, in terms of {@link System#nanoTime()}
	 * @param latest an instant after all deadlines
	 * @return the next deadline, {@code latest} if there is none
	 */
	long expire(long now, long latest) {
		ServerProgress progress = progress();
		long next = latest;
		for (PendingAction<?> action : this.actions.values()) {
			if (!action.canExpire()) {
				continue;
			}
			long deadline = progress.deadline(action, Duration.ZERO);
			if (deadline - now <= 0) {
				fail(action, action.timeoutAt(deadline));
			}
			else if (deadline - next < 0) {
				next = deadline;
			}
		}
		return next;
	}

	/** Fails all waiting actions and all actions that are added later. */
	public void close(@Nullable AmiException reason) {
		this.reason = reason;
		this.closed = true;
		this.actions.forEach(this::disconnect);
	}

	private void disconnect(Long number, PendingAction<?> action) {
		this.actions.remove(number);
		if (claimEnd(action)) {
			action.failDisconnected(this.reason);
		}
	}

	/**
	 * The last action with a response.
	 *
	 * @param position its position in the order of written actions
	 * @param receivedAt the instant of the response, in terms of
	 * {@link System#nanoTime()}
	 */
	private record LastResponse(long position, long receivedAt) {

	}

}
