/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.live.model.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A call that was started by the console.
 *
 * @param id the identifier with which its course can be requested
 * @param call the identifier of the live call
 * @param step how far it has come
 * @param outcome how it ended, {@code null} if it has not ended or this is not known
 * @param talkSeconds how long the parties talked, {@code null} if it has not ended or
 * this is not known
 * @param problem why its end is not known, or {@code null}
 */
record PlacedCall(String id, String call, Step step, @Nullable CallOutcome outcome, @Nullable Long talkSeconds,
		@Nullable ActionText problem) {

	static PlacedCall started(String id, String call) {
		return new PlacedCall(id, call, Step.STARTED, null, null, null);
	}

	/** Returns the call after a step, unless it has come further. */
	PlacedCall reached(Step step) {
		return (this.step.compareTo(step) < 0) ? new PlacedCall(this.id, this.call, step, null, null, null) : this;
	}

	PlacedCall ended(CallOutcome outcome, long talkSeconds) {
		return new PlacedCall(this.id, this.call, Step.ENDED, outcome, talkSeconds, null);
	}

	PlacedCall lost(ActionText problem) {
		return new PlacedCall(this.id, this.call, Step.ENDED, null, null, problem);
	}

	/**
	 * The steps of a call, in order.
	 */
	enum Step {

		/** The first phone is called. */
		STARTED,

		/** The first phone has answered. */
		FIRST_ANSWERED,

		/** Two parties are connected. */
		ANSWERED,

		/** The call has ended. */
		ENDED

	}

}
