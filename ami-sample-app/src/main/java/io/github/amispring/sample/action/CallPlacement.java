/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.amispring.live.control.OriginatedCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts calls for requests that may be repeated.
 */
@Component
class CallPlacement {

	private final Actions actions;

	private final IdempotencyKeys keys;

	private final PlacedCalls placedCalls;

	CallPlacement(Actions actions, IdempotencyKeys keys, PlacedCalls placedCalls) {
		this.actions = actions;
		this.keys = keys;
		this.placedCalls = placedCalls;
	}

	/**
	 * Starts a call.
	 * @param description what is done, where and by whom
	 * @param key the idempotency key of the request, or {@code null}
	 * @param message tells the operator what happens
	 * @param originate starts the call. May throw exceptions
	 * @return the call when it has started
	 */
	CompletableFuture<StartedCall> place(ActionDescription description, @Nullable String key, ActionText message,
			Function<ReadyServer, OriginatedCall> originate) {
		return place(description, key, message, originate, UnaryOperator.identity());
	}

	/**
	 * Starts a call.
	 * @param description what is done, where and by whom
	 * @param key the idempotency key of the request, or {@code null}
	 * @param message tells the operator what happens
	 * @param originate starts the call. May throw exceptions
	 * @param explain returns the failure that the operator sees
	 * @return the call when it has started
	 */
	CompletableFuture<StartedCall> place(ActionDescription description, @Nullable String key, ActionText message,
			Function<ReadyServer, OriginatedCall> originate, UnaryOperator<Throwable> explain) {
		return this.keys
			.once(key, description, () -> this.actions.run(description,
					(pbx) -> this.placedCalls.follow(pbx.name(), originate.apply(pbx))
						.exceptionallyCompose((failure) -> CompletableFuture.failedFuture(explain.apply(failure)))))
			.thenApply((call) -> new StartedCall(call.id(), call.call(), message));
	}

	/**
	 * The response when a call has started.
	 *
	 * @param id the identifier with which the course of the call can be requested
	 * @param call the identifier of the live call
	 * @param message what happens
	 */
	record StartedCall(String id, String call, ActionText message) {
	}

}
