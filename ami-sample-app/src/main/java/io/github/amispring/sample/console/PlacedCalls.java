/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows the calls that were placed with the form. Thread-safe.
 */
@Component
class PlacedCalls {

	private static final int CAPACITY = 100;

	private final List<Step> steps = new ArrayList<>();

	/**
	 * Follows a call.
	 * @param id the identifier of the call
	 * @param call the call, which has started
	 */
	void follow(String id, OriginatedCall call) {
		call.firstLegAnswered().thenAccept((answered) -> add(new Step(id, Kind.FIRST_ANSWERED, null, 0)));
		call.answered().thenAccept((answered) -> add(new Step(id, Kind.ANSWERED, null, 0)));
		call.ended().whenComplete((ended, failure) -> add(ended(id, ended)));
	}

	private static Step ended(String id, @Nullable EndedCall ended) {
		if (ended == null) {
			return new Step(id, Kind.ENDED, CallOutcome.UNKNOWN, 0);
		}
		long talkSeconds = (ended.talk() != null) ? ended.talk().toSeconds() : 0;
		return new Step(id, Kind.ENDED, ended.outcome(), talkSeconds);
	}

	private synchronized void add(Step step) {
		if (this.steps.size() < CAPACITY) {
			this.steps.add(step);
		}
	}

	/**
	 * Returns the steps since the previous invocation.
	 * @return the steps in order
	 */
	synchronized List<Step> take() {
		List<Step> taken = List.copyOf(this.steps);
		this.steps.clear();
		return taken;
	}

	/**
	 * The kinds of steps.
	 */
	enum Kind {

		/** The first number has answered. */
		FIRST_ANSWERED,

		/** The second number has answered. */
		ANSWERED,

		/** The call has ended. */
		ENDED

	}

	/**
	 * A step in the course of a call.
	 *
	 * @param id the identifier of the call
	 * @param kind the kind
	 * @param outcome how the call ended, {@code null} if it has not ended
	 * @param talkSeconds the talk time of a call that has ended
	 */
	record Step(String id, Kind kind, @Nullable CallOutcome outcome, long talkSeconds) {

	}

}
