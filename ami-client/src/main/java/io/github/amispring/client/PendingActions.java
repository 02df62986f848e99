/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.message.AmiException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one session that wait for their answers, by ActionID. What comes in is
 * matched by a single reader thread.
 */
final class PendingActions {

	private final Map<String, PendingAction<?>> actions = new ConcurrentHashMap<>();

	private volatile boolean closed;

	private volatile @Nullable AmiException reason;

	void add(String actionId, PendingAction<?> action) {
		this.actions.put(actionId, action);
		if (this.closed) {
			// the session ended meanwhile: whoever removes it fails it
			fail(actionId);
		}
	}

	int size() {
		return this.actions.size();
	}

	/** The latest moment at which the server may still hold back answers. */
	long blockedUntil(long now) {
		long latest = now;
		for (PendingAction<?> action : this.actions.values()) {
			if (action.blocksUntil() - latest > 0) {
				latest = action.blocksUntil();
			}
		}
		return latest;
	}

	/** An answer without an ActionID that is known completes nothing. */
	boolean onResponse(AmiMessage response) {
		String actionId = response.get("ActionID");
		PendingAction<?> action = (actionId != null) ? this.actions.get(actionId) : null;
		if (action == null || actionId == null) {
			return false;
		}
		if (action.onResponse(response)) {
			this.actions.remove(actionId);
		}
		return true;
	}

	/**
	 * Offers an event to the action whose ActionID it carries.
	 * @return whether the event belongs to that action alone
	 */
	boolean onEvent(AmiMessage event) {
		if (this.actions.isEmpty()) {
			return false;
		}
		String actionId = event.get("ActionID");
		PendingAction<?> action = (actionId != null) ? this.actions.get(actionId) : null;
		if (action == null || actionId == null) {
			return false;
		}
		Answer.Role role = action.onEvent(event);
		if (role == Answer.Role.COMPLETION || role == Answer.Role.SHARED_COMPLETION) {
			this.actions.remove(actionId);
		}
		return role == Answer.Role.ENTRY || role == Answer.Role.COMPLETION;
	}

	/** Forgets an action that nobody waits for any more. */
	void forget(String actionId) {
		this.actions.remove(actionId);
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
