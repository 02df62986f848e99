/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.live.model.QueueOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Determines how a caller left a queue. QueueCallerAbandon is no sign of it: Asterisk
 * sends it for each caller that was not connected, except after a key.
 */
final class OutcomeRule {

	/** HangupRequest may come shortly after the events of the queue. */
	private static final Duration LATE = Duration.ofSeconds(1);

	private OutcomeRule() {
	}

	/**
	 * Returns the outcome, or {@code null} if it depends on a later event.
	 * @param caller the caller, who has left
	 */
	static @Nullable QueueOutcome known(CallerState caller) {
		if (caller.connectedTo != null) {
			return QueueOutcome.CONNECTED;
		}
		if (caller.abandoned && hungUp(caller)) {
			return QueueOutcome.ABANDONED;
		}
		QueueOutcome told = ofStatus(caller.queueStatus);
		if (told != null) {
			return told;
		}
		return (!caller.abandoned && caller.elsewhere && caller.answeredBy == null) ? QueueOutcome.KEY : null;
	}

	/**
	 * Returns the outcome of a caller when no more events are expected.
	 * @return the outcome, or {@code null} if events may have been lost
	 */
	static @Nullable QueueOutcome last(CallerState caller) {
		QueueOutcome known = known(caller);
		if (known != null || caller.uncertain) {
			return known;
		}
		if (!caller.abandoned && caller.answeredBy != null) {
			return QueueOutcome.CONNECTED;
		}
		return hungUp(caller) ? QueueOutcome.ABANDONED : QueueOutcome.LEFT;
	}

	private static boolean hungUp(CallerState caller) {
		Instant hungUpAt = caller.hungUpAt;
		return hungUpAt != null && caller.leftAt != null && !hungUpAt.isAfter(caller.leftAt.plus(LATE));
	}

	private static @Nullable QueueOutcome ofStatus(@Nullable String status) {
		if (status == null) {
			return null;
		}
		return switch (status) {
			case "TIMEOUT" -> QueueOutcome.TIMED_OUT;
			case "LEAVEEMPTY", "LEAVEUNAVAIL", "JOINEMPTY", "JOINUNAVAIL" -> QueueOutcome.EMPTY;
			case "CONTINUE" -> QueueOutcome.CONNECTED;
			case "" -> null;
			default -> QueueOutcome.LEFT;
		};
	}

}
