/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import io.github.amispring.live.model.AttemptResult;
import org.jspecify.annotations.Nullable;

/**
 * The rule how an attempt has ended: from the status of DialEnd and the cause of the
 * Hangup of the called channel, whatever comes first.
 */
final class AttemptRule {

	private static final int NONE = 0;

	private static final int BUSY = 17;

	private static final int NO_USER_RESPONSE = 18;

	private static final int NO_ANSWER = 19;

	private static final int SUBSCRIBER_ABSENT = 20;

	private static final int CALL_REJECTED = 21;

	private static final int ANSWERED_ELSEWHERE = 26;

	private AttemptRule() {
	}

	/**
	 * Returns the result of an attempt.
	 * @param status the status of DialEnd, or {@code null} if there was none
	 * @param forwarded whether the phone has forwarded the call
	 * @param causeCode the hangup cause, or {@code null} if the channel still exists
	 * @param rang whether the phone has rung
	 * @return the result, or {@code null} if the attempt is pending
	 */
	static @Nullable AttemptResult result(@Nullable String status, boolean forwarded, @Nullable Integer causeCode,
			boolean rang) {
		if (forwarded) {
			return AttemptResult.FORWARDED;
		}
		int cause = (causeCode != null) ? causeCode : -1;
		if (status == null) {
			return (causeCode != null) ? ofCause(cause, rang) : null;
		}
		return switch (status) {
			case "ANSWER" -> AttemptResult.ANSWERED;
			case "BUSY" -> AttemptResult.BUSY;
			// The phone has answered, but the subroutine of Dial (option U) did not
			// connect it
			case "CONTINUE" -> AttemptResult.REJECTED;
			case "NOANSWER" ->
				(cause == CALL_REJECTED || cause == NO_ANSWER || cause == SUBSCRIBER_ABSENT || cause == BUSY)
						? ofCause(cause, rang) : AttemptResult.NO_ANSWER;
			case "CANCEL", "ABORT" ->
				(cause == ANSWERED_ELSEWHERE) ? AttemptResult.ANSWERED_ELSEWHERE : AttemptResult.CANCELLED;
			case "CHANUNAVAIL" -> (cause == SUBSCRIBER_ABSENT) ? AttemptResult.UNAVAILABLE : AttemptResult.FAILED;
			default -> AttemptResult.FAILED;
		};
	}

	private static AttemptResult ofCause(int cause, boolean rang) {
		return switch (cause) {
			case BUSY -> AttemptResult.BUSY;
			case NONE, NO_USER_RESPONSE -> AttemptResult.NO_ANSWER;
			// A phone that is not to be disturbed refuses the call without ringing
			case NO_ANSWER, SUBSCRIBER_ABSENT -> rang ? AttemptResult.NO_ANSWER : AttemptResult.UNAVAILABLE;
			case CALL_REJECTED -> AttemptResult.REJECTED;
			case ANSWERED_ELSEWHERE -> AttemptResult.ANSWERED_ELSEWHERE;
			default -> AttemptResult.CANCELLED;
		};
	}

}
