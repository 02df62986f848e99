/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Ensures that a request that is sent again, for example after a lost connection to the
 * browser, does not start a second call. The page sends a random key with each request.
 */
@Component
class IdempotencyKeys {

	static final String HEADER = "Idempotency-Key";

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{8,100}");

	private static final int CAPACITY = 1000;

	private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

	private final ExpiringMap<Request> requests;

	@Autowired
	IdempotencyKeys() {
		this(Clock.systemUTC());
	}

	IdempotencyKeys(Clock clock) {
		this.requests = new ExpiringMap<>(CAPACITY, TIME_TO_LIVE, clock);
	}

	/**
	 * Starts a call, unless a request with the same key has done so.
	 * @param key the key, {@code null} if the request has none
	 * @param description what is requested, and by whom. Keys of different users are
	 * independent
	 * @param start starts the call
	 * @return the call of the first request. A request that failed can be repeated,
	 * unless the PBX may have executed it
	 * @throws ActionException if the key is invalid, or belongs to another request
	 */
	CompletableFuture<PlacedCall> once(@Nullable String key, ActionDescription description,
			Supplier<CompletableFuture<PlacedCall>> start) {
		if (key == null) {
			return start.get();
		}
		if (!KEY.matcher(key).matches()) {
			throw ActionException.invalid(HEADER, "problem.key", HEADER);
		}
		String content = description.action() + ' ' + description.server() + ' ' + description.target();
		String ownKey = description.actor().name() + ' ' + key;
		CompletableFuture<PlacedCall> result = new CompletableFuture<>();
		Request first = this.requests.computeIfAbsent(ownKey, () -> new Request(content, result));
		if (!first.content().equals(content)) {
			throw ActionException.notPossible("key-reused", HEADER, "problem.key-reused", HEADER);
		}
		if (first.result() == result) {
			start.get().whenComplete((call, failure) -> complete(ownKey, result, call, failure));
		}
		return first.result().copy();
	}

	private void complete(String key, CompletableFuture<PlacedCall> result, @Nullable PlacedCall call,
			@Nullable Throwable failure) {
		if (failure == null) {
			result.complete(call);
			return;
		}
		if (!ActionProblem.of(failure).mayHaveRun()) {
			this.requests.remove(key);
		}
		result.completeExceptionally(failure);
	}

	private record Request(String content, CompletableFuture<PlacedCall> result) {
	}

}
