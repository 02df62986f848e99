/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an action, which its sender receives in one of two ways. Without
 * callbacks, the sender waits in {@link #awaitEnd} and then calls {@link #result()}. With
 * callbacks, {@link Callbacks} completes the future.
 *
 * @param <R> the type of the response
 */
abstract class ActionFuture<R> extends CompletableFuture<R> implements Completable, Runnable {

	private final String server;

	private final AmiAction<R> action;

	private final ResponseType<R> responseType;

	private final Observation observation;

	/**
	 * Completes the future; {@code null} if the sender waits until the action has ended.
	 */
	private final @Nullable Callbacks callbacks;

	/** Completes the future within the application's decorator. */
	private final Runnable completion;

	/** Writes are guarded by {@code this}. */
	private volatile boolean ended;

	/** The {@link RawResponse} or the {@link AmiException} that ended the action. */
	private volatile @Nullable Object outcome;

	/** The instant at which the action ended, in terms of {@link System#nanoTime()}. */
	private long endedAt;

	/** The thread that waits in {@link #awaitEnd}. */
	private volatile @Nullable Thread waiter;

	ActionFuture(String server, AmiAction<R> action, Observation observation, @Nullable Callbacks callbacks,
			UnaryOperator<Runnable> decorator) {
		this.server = server;
		this.action = action;
		this.responseType = action.responseType();
		this.observation = observation;
		this.callbacks = callbacks;
		this.completion = decorator.apply(this);
	}

	final String server() {
		return this.server;
	}

	public final AmiAction<R> action() {
		return this.action;
	}

	final ResponseType<R> responseType() {
		return this.responseType;
	}

	/**
	 * Claims the right to end the action. The caller must then call {@link #endWith}.
	 * @return {@code false} if another thread ends the action or has ended it
	 */
	final synchronized boolean claimEnd() {
		if (this.ended) {
			return false;
		}
		this.ended = true;
		return true;
	}

	public final boolean hasEnded() {
		return this.ended;
	}

	/** Returns whether {@link Expiry} ends the action when it times out. */
	public final boolean canExpire() {
		return this.callbacks != null && !this.ended;
	}

	/**
	 * Ends the action. A future is not completed before {@link #runCallbacks()} or
	 * {@link Callbacks#run()}.
	 * @param outcome the {@link RawResponse} or the {@link AmiException}
	 */
	final void endWith(Object outcome) {
		this.endedAt = System.nanoTime();
		this.outcome = outcome;
		if (this.callbacks != null) {
			this.callbacks.add(this);
		}
		else {
			LockSupport.unpark(this.waiter);
		}
	}

	final void runCallbacks() {
		if (this.callbacks != null) {
			this.callbacks.run();
		}
	}

	/**
	 * Returns the time from an instant to the response.
	 * @param start the instant, in terms of {@link System#nanoTime()}
	 * @return the time, {@code null} if there is no response
	 */
	final @Nullable Duration timeToResponse(long start) {
		return (this.outcome instanceof RawResponse) ? Duration.ofNanos(this.endedAt - start) : null;
	}

	/**
	 * Waits until the action has ended. Called by one thread, for an action without
	 * callbacks.
	 * @param deadline the instant until which to wait, in terms of
	 * {@link System#nanoTime()}
	 * @return {@code false} if the action has not ended by the deadline
	 * @throws InterruptedException if the thread is interrupted
	 */
	public final boolean awaitEnd(long deadline) throws InterruptedException {
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
	 * Decodes the response of an action that {@link #hasEnded}. Runs on the sender's
	 * thread or on the client's executor, because the application may have defined the
	 * response type.
	 * @return the response
	 * @throws AmiException if the action has failed
	 */
	public final R result() {
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

	static boolean isError(AmiMessage response) {
		return response.hasValue(0, "Error");
	}

	@Override
	public final boolean isOverdue(long nanos) {
		return System.nanoTime() - this.endedAt >= nanos;
	}

	@Override
	public final void completeFuture() {
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
	public final void run() {
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
	public final boolean complete(R value) {
		return cancelIf(super.complete(value), new CancellationException("completed by the application"));
	}

	@Override
	public final boolean completeExceptionally(Throwable failure) {
		return cancelIf(super.completeExceptionally(failure), failure);
	}

	@Override
	public final boolean cancel(boolean mayInterruptIfRunning) {
		return cancelIf(super.cancel(mayInterruptIfRunning), new CancellationException());
	}

	private boolean cancelIf(boolean completed, Throwable cause) {
		if (completed && !this.ended) {
			onCancelled(cause);
		}
		return completed;
	}

	/** Ends the action, because the application has completed the future itself. */
	abstract void onCancelled(Throwable cause);

}
