/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.github.amispring.message.AmiAction;

/**
 * The typed result of an action that another instance sends.
 *
 * @param <R> the type of the result
 */
final class RemoteFuture<R> extends CompletableFuture<R> {

	private final String server;

	private final AmiAction<R> action;

	private final Runnable cancellation;

	/**
	 * Creates a future.
	 * @param cancellation is called if the application completes the future itself
	 */
	RemoteFuture(String server, AmiAction<R> action, Runnable cancellation) {
		this.server = server;
		this.action = action;
		this.cancellation = cancellation;
	}

	/**
	 * Completes this future when the outcome is known.
	 * @param executor decodes the response, and runs continuations
	 * @param decorator decorates the completion
	 */
	void completeWith(CompletableFuture<Reply> reply, Executor executor, UnaryOperator<Runnable> decorator) {
		Runnable completion = decorator.apply(() -> finish(reply.join()));
		reply.whenComplete((outcome, failure) -> {
			try {
				executor.execute(() -> run(completion));
			}
			catch (Throwable ex) {
				run(completion);
			}
		});
	}

	private void run(Runnable completion) {
		try {
			completion.run();
		}
		catch (Throwable ex) {
			// thrown by the decorator; has no effect on a future that is complete
			super.completeExceptionally(ex);
		}
	}

	private void finish(Reply reply) {
		R result;
		try {
			result = reply.result(this.server, this.action);
		}
		catch (Throwable ex) {
			super.completeExceptionally(ex);
			return;
		}
		super.complete(result);
	}

	@Override
	public boolean complete(R value) {
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
			this.cancellation.run();
		}
		return completed;
	}

}
