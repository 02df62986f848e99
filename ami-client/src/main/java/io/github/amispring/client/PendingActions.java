/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.message.AmiException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one session that wait for their answers, by ActionID. What comes in is
 * matched by a single reader thread.
 */
final class PendingActions {

	/** Bounds what is kept for servers that never answer. */
	private static final int MAX_FORGOTTEN = 1000;

	private final Map<String, PendingAction<?>> actions = new ConcurrentHashMap<>();

	/**
	 * Those that nobody waits for: what still comes for them is no event for anybody.
	 */
	private final Map<String, PendingAction<?>> forgotten = Collections.synchronizedMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, PendingAction<?>> eldest) {
			return size() > MAX_FORGOTTEN;
		}

	});

	/** Whether there was ever one of these: asked for each event, so it must be quick. */
	private volatile boolean hasForgotten;

	/**
	 * The list under way whose entries do not carry its ActionID. The reader alone
	 * touches it.
	 */
	private @Nullable String unmarkedList;

	/** Until when the server may hold back answers, by the action that is the cause. */
	private final Map<String, Long> blocking = new ConcurrentHashMap<>();

	private final Limits limits;

	/** Held while the limit is looked at and an action added. */
	private final ReentrantLock adding = new ReentrantLock();

	private volatile boolean closed;

	private volatile @Nullable AmiException reason;

	PendingActions(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Adds an action of the application's.
	 * @throws AmiLimitException when as many wait as may
	 */
	void addWithinLimit(String actionId, PendingAction<?> action) {
		this.adding.lock();
		try {
			// what comes and goes meanwhile makes room, or is the client's own
			if (size() >= this.limits.maxPendingActions()) {
				throw action.refusal(this.limits);
			}
			add(actionId, action);
		}
		finally {
			this.adding.unlock();
		}
	}

	/** Adds an action of the client's own, however many wait. */
	void add(String actionId, PendingAction<?> action) {
		this.actions.put(actionId, action);
		if (this.closed) {
			// the session ended meanwhile: whoever removes it fails it
			fail(actionId);
		}
	}

	/** An action lets the server hold back answers, until its own comes. */
	void block(String actionId, long until) {
		this.blocking.put(actionId, until);
	}

	int size() {
		return this.actions.size();
	}

	/** Whether the server may be holding back answers. */
	boolean isBlocked() {
		return !this.blocking.isEmpty();
	}

	/** The latest moment at which the server may still hold back answers. */
	long blockedUntil(long now) {
		// of a server that never answers these, they would be kept for ever
		this.blocking.values().removeIf((until) -> until - now < 0);
		long latest = now;
		for (long until : this.blocking.values()) {
			if (until - latest > 0) {
				latest = until;
			}
		}
		return latest;
	}

	/** An answer without an ActionID that is known completes nothing. */
	boolean onResponse(AmiMessage response) {
		String actionId = response.get("ActionID");
		PendingAction<?> action = (actionId != null) ? find(actionId) : null;
		if (action == null || actionId == null) {
			return false;
		}
		this.blocking.remove(actionId);
		if (action.onResponse(response)) {
			remove(actionId);
			action.complete();
		}
		else if (action.hasUnmarkedEntries()) {
			this.unmarkedList = actionId;
		}
		return true;
	}

	/**
	 * Offers an event to the action whose ActionID it carries, or to the one whose
	 * entries carry none.
	 * @return whether the event belongs to that action alone
	 */
	boolean onEvent(AmiMessage event) {
		if (this.actions.isEmpty() && !this.hasForgotten) {
			return false;
		}
		String actionId = event.get("ActionID");
		if (actionId == null) {
			actionId = this.unmarkedList;
		}
		PendingAction<?> action = (actionId != null) ? find(actionId) : null;
		if (action == null || actionId == null) {
			return false;
		}
		Answer.Role role = action.onEvent(event);
		if (role == Answer.Role.COMPLETION || role == Answer.Role.SHARED_COMPLETION) {
			remove(actionId);
			action.complete();
		}
		else if (role == Answer.Role.ENTRY) {
			AmiLimitException failure = action.overLimit(this.limits);
			if (failure != null) {
				forget(actionId, failure);
			}
		}
		return role == Answer.Role.ENTRY || role == Answer.Role.COMPLETION;
	}

	private @Nullable PendingAction<?> find(String actionId) {
		PendingAction<?> action = this.actions.get(actionId);
		return (action != null) ? action : this.forgotten.get(actionId);
	}

	private void remove(String actionId) {
		if (this.actions.remove(actionId) == null) {
			this.forgotten.remove(actionId);
		}
		if (actionId.equals(this.unmarkedList)) {
			this.unmarkedList = null;
		}
	}

	/** Nobody waits for this action any more: it fails, unless it has ended. */
	void forget(String actionId, AmiException failure) {
		// first, so that no event of it is taken for anybody's
		this.hasForgotten = true;
		PendingAction<?> action = this.actions.remove(actionId);
		if (action != null) {
			this.forgotten.put(actionId, action);
			action.fail(failure);
		}
	}

	/**
	 * Fails those for which there is no more time.
	 * @param now the moment, in terms of {@link System#nanoTime()}
	 * @param latest what comes after all else
	 * @return when the next of them is due, the latest moment when there is none
	 */
	long expire(long now, long latest) {
		long next = latest;
		for (Map.Entry<String, PendingAction<?>> entry : this.actions.entrySet()) {
			PendingAction<?> action = entry.getValue();
			long deadline = action.deadline(latest);
			if (deadline - now <= 0) {
				forget(entry.getKey(), action.timeout());
			}
			else if (deadline - next < 0) {
				next = deadline;
			}
		}
		return next;
	}

	/** Fails all that wait, and all that come from now on. */
	void close(@Nullable AmiException reason) {
		this.reason = reason;
		this.closed = true;
		this.actions.keySet().forEach(this::fail);
	}

	private void fail(String actionId) {
		PendingAction<?> action = this.actions.remove(actionId);
		if (action != null) {
			action.failDisconnected(this.reason);
		}
	}

}
