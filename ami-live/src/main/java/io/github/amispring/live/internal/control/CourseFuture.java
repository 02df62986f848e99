/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A future of the course of an originated call. If the application ends it, the call is
 * hung up.
 *
 * @param <T> the type of the result
 */
final class CourseFuture<T> extends CompletableFuture<T> {

	private final Runnable onCancelled;

	CourseFuture(Runnable onCancelled) {
		this.onCancelled = onCancelled;
	}

	/** Completes this future because the call has reached this point. */
	void reached(T value) {
		super.complete(value);
	}

	/** Completes this future because the call does not reach this point. */
	void missed(Throwable failure) {
		super.completeExceptionally(failure);
	}

	/** Cancels this future because the call is hung up. */
	void abandoned() {
		super.completeExceptionally(new CancellationException("The originated call was cancelled."));
	}

	@Override
	public boolean complete(@Nullable T value) {
		return cancelIf(super.complete(value));
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		return cancelIf(super.completeExceptionally(failure));
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return cancelIf(super.cancel(mayInterruptIfRunning));
	}

	private boolean cancelIf(boolean completed) {
		if (completed) {
			this.onCancelled.run();
		}
		return completed;
	}

}
