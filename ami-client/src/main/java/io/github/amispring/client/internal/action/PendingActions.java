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
import org.jspecify.annotations.Nullable;

/**
 * The actions of one session that wait for their responses, by ActionID. An action that
 * has failed stays here, so that a late response or list entry is recognized and is not
 * taken for an event. Only the reader thread matches messages.
 */
public final class PendingActions implements Cancellation {

	/** Bounds what is kept for a server that never responds. */
	private static final int MAX_FORGOTTEN = 1000;

	/** Those that wait and those that have failed. */
	private final Map<String, PendingAction<?>> actions = new ConcurrentHashMap<>();

	/** How many of them wait. */
	private final AtomicInteger waiting = new AtomicInteger();

	/** The ids of those that have failed, oldest first; some were answered since. */
	private final Queue<String> forgotten = new LinkedBlockingQueue<>(MAX_FORGOTTEN);

	/**
	 * The list under way whose entries do not carry its ActionID. The reader alone
	 * touches it.
	 */
	private @Nullable String unmarkedList;

	/** The place of the last action with a response, and when that came. */
	private volatile Served served = new Served(0, System.nanoTime());

	private final LimitSettings limits;

	private volatile boolean closed;

	private volatile @Nullable AmiException reason;

	public PendingActions(LimitSettings limits) {
		this.limits = limits;
	}

	/**
	 * Adds an action of the application.
	 * @param action the action
	 * @throws AmiLimitException when too many actions are pending
	 */
	public void addWithinLimit(PendingAction<?> action) {
		int limit = this.limits.maxPendingActions();
		if (this.waiting.getAndUpdate((count) -> (count < limit) ? count + 1 : count) >= limit) {
			throw action.refusal(this.limits);
		}
		put(action);
	}

	/**
	 * Adds an action of the client itself, which no limit refuses.
	 * @param action the action
	 */
	public void add(PendingAction<?> action) {
		this.waiting.incrementAndGet();
		put(action);
	}

	private void put(PendingAction<?> action) {
		action.cancelBy(this);
		this.actions.put(action.actionId(), action);
		if (this.closed) {
			// the session ended meanwhile and may have missed it
			disconnect(action.actionId(), action);
		}
	}

	/** The number of actions that wait. */
	public int size() {
		return this.waiting.get();
	}

	/** How far the server has got with what was written. */
	public ServerProgress progress() {
		Served served = this.served;
		PendingAction<?> current = null;
		for (PendingAction<?> action : this.actions.values()) {
			long position = action.position();
			if (position > served.position && position != PendingAction.NOT_WRITTEN
					&& (current == null || position < current.position())) {
				current = action;
			}
		}
		return new ServerProgress(served.position, served.at, current);
	}

	private void served(PendingAction<?> action) {
		Served last = this.served;
		long position = action.position();
		if (position > last.position && position != PendingAction.NOT_WRITTEN) {
			action.servedSince(last.at);
			this.served = new Served(position, System.nanoTime());
		}
	}

	/** An answer without an ActionID that is known completes nothing. */
	public boolean onResponse(AmiMessage response) {
		String actionId = response.get("ActionID");
		PendingAction<?> action = (actionId != null) ? this.actions.get(actionId) : null;
		if (action == null || actionId == null) {
			return false;
		}
		served(action);
		if (action.onResponse(response)) {
			complete(actionId, action);
		}
		else if (action.hasUnmarkedEntries()) {
			this.unmarkedList = actionId;
		}
		return true;
	}

	/** Returns whether events without an ActionID may belong to a pending action. */
	public boolean expectsUnmarkedEntries() {
		return this.unmarkedList != null;
	}

	/**
	 * Offers an event to the action whose ActionID it carries, or to the one whose
	 * entries carry none.
	 * @return whether the event belongs to that action alone
	 */
	public boolean onEvent(AmiMessage event) {
		if (this.actions.isEmpty()) {
			return false;
		}
		String actionId = event.get("ActionID");
		if (actionId == null) {
			actionId = this.unmarkedList;
		}
		PendingAction<?> action = (actionId != null) ? this.actions.get(actionId) : null;
		if (action == null || actionId == null) {
			return false;
		}
		ResponseType.Role role = action.onEvent(event);
		if (role == ResponseType.Role.COMPLETION || role == ResponseType.Role.SHARED_COMPLETION) {
			complete(actionId, action);
		}
		else if (role == ResponseType.Role.ENTRY) {
			AmiLimitException failure = action.overLimit(this.limits);
			if (failure != null) {
				forget(actionId, action, failure);
			}
		}
		return role == ResponseType.Role.ENTRY || role == ResponseType.Role.COMPLETION;
	}

	private void complete(String actionId, PendingAction<?> action) {
		this.actions.remove(actionId);
		if (actionId.equals(this.unmarkedList)) {
			this.unmarkedList = null;
		}
		if (end(action)) {
			action.complete();
		}
	}

	/** Fails an action that is no longer waited for, unless it has ended. */
	@Override
	public void forget(String actionId, AmiException failure) {
		PendingAction<?> action = this.actions.get(actionId);
		if (action != null) {
			forget(actionId, action, failure);
		}
	}

	private void forget(String actionId, PendingAction<?> action, AmiException failure) {
		if (end(action)) {
			keepForgotten(actionId);
			action.fail(failure);
		}
	}

	private void keepForgotten(String actionId) {
		while (!this.forgotten.offer(actionId)) {
			String oldest = this.forgotten.poll();
			if (oldest != null) {
				this.actions.remove(oldest);
			}
		}
	}

	/**
	 * Decides how an action ends between the threads that could end it. It no longer
	 * counts when its sender is notified.
	 * @return whether this thread ends it
	 */
	private boolean end(PendingAction<?> action) {
		if (!action.end()) {
			return false;
		}
		this.waiting.decrementAndGet();
		return true;
	}

	/**
	 * Fails those for which there is no more time.
	 * @param now the instant, in terms of {@link System#nanoTime()}
	 * @param latest what comes after all else
	 * @return when the next of them is due, {@code latest} when there is none
	 */
	long expire(long now, long latest) {
		ServerProgress progress = progress();
		long next = latest;
		for (Map.Entry<String, PendingAction<?>> entry : this.actions.entrySet()) {
			PendingAction<?> action = entry.getValue();
			if (!action.canExpire()) {
				continue;
			}
			long due = progress.dueAt(action, Duration.ZERO);
			if (due - now <= 0) {
				forget(entry.getKey(), action, action.timeoutAt(due));
			}
			else if (due - next < 0) {
				next = due;
			}
		}
		return next;
	}

	/** Fails all that wait, and all that come from now on. */
	public void close(@Nullable AmiException reason) {
		this.reason = reason;
		this.closed = true;
		this.actions.forEach(this::disconnect);
	}

	private void disconnect(String actionId, PendingAction<?> action) {
		this.actions.remove(actionId);
		if (end(action)) {
			action.failDisconnected(this.reason);
		}
	}

	/**
	 * The last action with a response.
	 *
	 * @param position its place among the actions that were written
	 * @param at when the response came, in terms of {@link System#nanoTime()}
	 */
	private record Served(long position, long at) {

	}

}
