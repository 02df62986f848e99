/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The future that the sender of an action gets. {@link Callbacks} completes it when the
 * action has ended. If the application completes it before, as by cancelling it, nobody
 * waits for the action any more.
 *
 * @param <R> what the action gives
 */
public final class SentAction<R> extends CompletableFuture<R> implements PendingAction.Sender {

	private final Observation observation;

	private final Runnable completion;

	private @Nullable ActionSession session;

	private @Nullable Submission<R> submission;

	/** When the action ended, in terms of {@link System#nanoTime()}. */
	private long endedAt;

	public SentAction(Observation observation, UnaryOperator<Runnable> decorator) {
		this.observation = observation;
		Runnable completion = this::readAnswer;
		try {
			completion = decorator.apply(completion);
		}
		catch (Throwable ex) {
			refuse(ex);
		}
		this.completion = completion;
	}

	/** What is about to be sent. */
	public void begin(ActionSession session, Submission<R> submission) {
		this.submission = submission;
		this.session = session;
		session.observeAcceptance(submission, this.observation);
	}

	/** The action could not be sent, so that nothing has begun. */
	public void refuse(Throwable failure) {
		this.observation.end(null, failure);
		super.completeExceptionally(failure);
	}

	@Override
	public void answered() {
		this.endedAt = System.nanoTime();
		callbacks().add(this);
	}

	@Override
	public void failed() {
		answered();
		callbacks().run();
	}

	private Callbacks callbacks() {
		return Objects.requireNonNull(this.session).callbacks();
	}

	boolean hasWaited(long nanos) {
		return System.nanoTime() - this.endedAt >= nanos;
	}

	/** Completes the future with what the action ended with. */
	void end() {
		try {
			this.completion.run();
		}
		catch (Throwable ex) {
			// the decorator's; without effect if the future is complete
			refuse(ex);
		}
	}

	private void readAnswer() {
		PendingAction<R> action = Objects.requireNonNull(this.submission).action();
		R answer;
		try {
			answer = action.read(action.reply().join());
		}
		catch (CompletionException ex) {
			refuse((ex.getCause() != null) ? ex.getCause() : ex);
			return;
		}
		catch (RuntimeException | Error ex) {
			refuse(ex);
			return;
		}
		this.observation.end(answer, null);
		super.complete(answer);
	}

	@Override
	public boolean complete(R value) {
		return abandonIf(super.complete(value), new CancellationException("completed by the application"));
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		return abandonIf(super.completeExceptionally(failure), failure);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return abandonIf(super.cancel(mayInterruptIfRunning), new CancellationException());
	}

	private boolean abandonIf(boolean completed, Throwable cause) {
		ActionSession session = this.session;
		Submission<R> submission = this.submission;
		if (completed && session != null && submission != null) {
			session.abandon(submission, cause);
		}
		return completed;
	}

}
