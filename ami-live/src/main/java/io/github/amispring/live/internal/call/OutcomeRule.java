/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;

import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.ParkResult;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import org.jspecify.annotations.Nullable;

/**
 * The rule how a call has ended.
 */
final class OutcomeRule {

	private OutcomeRule() {
	}

	static CallOutcome outcome(Call call) {
		if (!call.parkings.isEmpty() && gaveUp(call.parkings.get(call.parkings.size() - 1))) {
			return CallOutcome.ABANDONED_PARKED;
		}
		if (call.answeredAt != null) {
			return CallOutcome.ANSWERED;
		}
		QueueVisit queue = call.queues.isEmpty() ? null : call.queues.get(call.queues.size() - 1);
		if (queue != null && queue.outcome() == QueueOutcome.ABANDONED) {
			return CallOutcome.ABANDONED;
		}
		CallAttempt last = lastAttempt(call);
		if (last == null) {
			return withoutAttempt(call, queue);
		}
		if (last.endedBeforePbxAnswered) {
			// The dialplan went on with an application, such as voicemail
			return CallOutcome.ANSWERED_BY_PBX;
		}
		if (last.result == AttemptResult.ANSWERED) {
			// The phone of an originate action
			return CallOutcome.ANSWERED_BY_PBX;
		}
		if (last.firstLeg && last.result == AttemptResult.CANCELLED && call.originateResult != null) {
			return ofAttempt(call.originateResult);
		}
		return ofAttempt(last.result);
	}

	private static boolean gaveUp(ParkStay parking) {
		return parking.result() == ParkResult.GAVE_UP;
	}

	/** Returns the attempt that decides; an attempt that was cancelled decides last. */
	private static @Nullable CallAttempt lastAttempt(Call call) {
		CallAttempt last = lastAttempt(call, false);
		if (last == null) {
			last = (call.originateAttempt != null) ? call.originateAttempt : lastAttempt(call, true);
		}
		return last;
	}

	private static @Nullable CallAttempt lastAttempt(Call call, boolean firstLeg) {
		CallAttempt last = null;
		for (CallAttempt attempt : call.attempts) {
			if (attempt.firstLeg == firstLeg && (last == null || attempt.result != AttemptResult.CANCELLED
					|| last.result == AttemptResult.FORWARDED)) {
				last = attempt;
			}
		}
		return last;
	}

	private static CallOutcome ofAttempt(@Nullable AttemptResult result) {
		if (result == null) {
			return CallOutcome.CANCELLED;
		}
		return switch (result) {
			case BUSY -> CallOutcome.BUSY;
			case NO_ANSWER -> CallOutcome.NO_ANSWER;
			case REJECTED -> CallOutcome.REJECTED;
			case UNAVAILABLE -> CallOutcome.UNAVAILABLE;
			case FAILED, FORWARDED -> CallOutcome.FAILED;
			case CANCELLED, ANSWERED_ELSEWHERE -> CallOutcome.CANCELLED;
			case ANSWERED -> CallOutcome.ANSWERED;
		};
	}

	private static CallOutcome withoutAttempt(Call call, @Nullable QueueVisit queue) {
		Instant answered = call.pbxAnsweredAt;
		if (answered != null) {
			boolean waitedInVain = queue != null
					&& (queue.outcome() == QueueOutcome.TIMED_OUT || queue.outcome() == QueueOutcome.EMPTY);
			return waitedInVain ? CallOutcome.NO_ANSWER : CallOutcome.ANSWERED_BY_PBX;
		}
		if (!call.enders.isEmpty()) {
			return CallOutcome.CANCELLED;
		}
		Integer cause = CauseRule.causeCode(call);
		AttemptResult result = AttemptRule.result(null, false, cause, true);
		return (result == null || result == AttemptResult.CANCELLED) ? CallOutcome.FAILED : ofAttempt(result);
	}

}
