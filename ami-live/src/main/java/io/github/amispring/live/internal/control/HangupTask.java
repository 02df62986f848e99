/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Hangs up a call that may not exist yet. Asterisk creates the channel shortly after it
 * has accepted the action, so that a Hangup may arrive too early. It is repeated with
 * delays that double each time, until a channel was hung up or will no longer be created.
 */
final class HangupTask {

	/** With delays of 20 ms, 40 ms and so on, the last attempt is made after 2.5 s. */
	private static final int MAX_ATTEMPTS = 8;

	private static final long INITIAL_DELAY_MILLIS = 20;

	private final LiveView view;

	private final Executor executor;

	/** Returns the channels to hang up, as names or Uniqueids. */
	private final Supplier<Collection<String>> channels;

	private final CompletableFuture<Boolean> result = new CompletableFuture<>();

	private int attempts;

	HangupTask(LiveView view, Executor executor, Supplier<Collection<String>> channels) {
		this.view = view;
		this.executor = executor;
		this.channels = channels;
	}

	/**
	 * Starts the first attempt.
	 * @return whether a channel was hung up; fails if the PBX did not respond or refused
	 * the action
	 */
	CompletableFuture<Boolean> start() {
		attempt();
		return this.result;
	}

	private void attempt() {
		this.attempts++;
		Actions.hangUp(this.view, this.channels.get())
			.whenCompleteAsync((count, failure) -> attempted((count != null) ? count : 0, failure), this.executor);
	}

	private void attempted(int count, @Nullable Throwable failure) {
		if (failure != null) {
			this.result.completeExceptionally(Actions.unwrap(failure));
		}
		else if (count > 0) {
			this.result.complete(true);
		}
		else if (this.attempts >= MAX_ATTEMPTS) {
			this.result.complete(false);
		}
		else {
			CompletableFuture
				.delayedExecutor(INITIAL_DELAY_MILLIS << (this.attempts - 1), TimeUnit.MILLISECONDS, this.executor)
				.execute(this::attempt);
		}
	}

}
