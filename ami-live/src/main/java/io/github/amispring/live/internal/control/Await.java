/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The effect of an action, which the PBX reports by an event. Ends its subscriptions when
 * the event was received, the action has failed, or the time is over.
 *
 * @param <T> the type of the effect
 */
final class Await<T> implements Pending {

	/** How long the PBX may take after it has accepted the action. */
	static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final LiveView view;

	private final OpenWork open;

	private final CompletableFuture<T> future = new CompletableFuture<>();

	private final List<Runnable> subscriptions = new CopyOnWriteArrayList<>();

	Await(LiveView view, OpenWork open) {
		this.view = view;
		this.open = open;
	}

	/** Adds a task that ends a subscription. */
	void onEnd(Runnable task) {
		this.subscriptions.add(task);
	}

	void complete(T effect) {
		this.view.executor().execute(() -> this.future.complete(effect));
	}

	void fail(Throwable failure) {
		this.view.executor().execute(() -> this.future.completeExceptionally(failure));
	}

	/**
	 * Starts to wait, and returns the effect.
	 * @param send sends the action. The subscriptions exist already
	 * @param late creates the failure if the PBX has accepted the action, but the event
	 * does not arrive in time
	 */
	CompletableFuture<T> after(Supplier<CompletableFuture<?>> send, Supplier<RuntimeException> late) {
		if (!this.open.add(this)) {
			end();
			return CompletableFuture.failedFuture(this.open.closed());
		}
		this.future.whenComplete((effect, failure) -> end());
		send.get().whenComplete((response, failure) -> {
			if (failure != null) {
				fail(Actions.unwrap(failure));
			}
			else if (!this.future.isDone()) {
				CompletableFuture.delayedExecutor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS, this.view.executor())
					.execute(() -> this.future.completeExceptionally(late.get()));
			}
		});
		return this.future;
	}

	private void end() {
		this.open.remove(this);
		this.subscriptions.forEach(Runnable::run);
	}

	@Override
	public void viewClosed() {
		fail(this.open.closed());
	}

}
