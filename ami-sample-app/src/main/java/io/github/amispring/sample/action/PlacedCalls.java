/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The calls that were started by the console, with the step that each has reached.
 */
@Component
class PlacedCalls {

	private static final int CAPACITY = 1000;

	/** How long a call is kept after its last step. */
	private static final Duration TIME_TO_LIVE = Duration.ofHours(6);

	private final ExpiringMap<PlacedCall> calls;

	private final Duration startTimeout;

	@Autowired
	PlacedCalls(CallProperties properties) {
		this(properties.startTimeout(), Clock.systemUTC());
	}

	PlacedCalls(Duration startTimeout, Clock clock) {
		this.startTimeout = startTimeout;
		this.calls = new ExpiringMap<>(CAPACITY, TIME_TO_LIVE, clock);
	}

	/**
	 * Follows a call.
	 * @param server the name of the PBX
	 * @param originated the call
	 * @return the call when it has started
	 */
	CompletableFuture<PlacedCall> follow(String server, OriginatedCall originated) {
		// the timeout applies to a new future: that of the call would hang it up
		return originated.started()
			.thenApply((call) -> follow(server, call, originated))
			.orTimeout(this.startTimeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	private PlacedCall follow(String server, LiveCall started, OriginatedCall originated) {
		// the identifiers of calls contain slashes, which do not belong into paths
		PlacedCall placed = PlacedCall.started(UUID.randomUUID().toString(), started.id());
		String key = key(server, placed.id());
		this.calls.put(key, placed);
		originated.firstLegAnswered().thenAccept((call) -> reached(key, PlacedCall.Step.FIRST_ANSWERED));
		originated.answered().thenAccept((call) -> reached(key, PlacedCall.Step.ANSWERED));
		originated.ended().whenComplete((ended, failure) -> ended(key, ended, failure));
		return placed;
	}

	private void reached(String key, PlacedCall.Step step) {
		this.calls.update(key, (call) -> call.reached(step));
	}

	private void ended(String key, @Nullable EndedCall ended, @Nullable Throwable failure) {
		if (ended != null) {
			long talkSeconds = (ended.talk() != null) ? ended.talk().toSeconds() : 0;
			this.calls.update(key, (call) -> call.ended(ended.outcome(), talkSeconds));
		}
		else if (failure != null) {
			this.calls.update(key, (call) -> call.lost(ActionProblem.of(failure).detail()));
		}
	}

	/**
	 * Returns a call.
	 * @param server the name of the PBX
	 * @param id the identifier of the placed call
	 * @return the call, empty if it is not known or has ended long ago
	 */
	Optional<PlacedCall> find(String server, String id) {
		return this.calls.get(key(server, id));
	}

	private static String key(String server, String id) {
		return server + '|' + id;
	}

}
