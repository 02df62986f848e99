/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.Map;

/**
 * The causes of hangups (Q.850) that occur here, and their texts on the wire.
 */
final class HangupCause {

	static final int NONE = 0;

	static final int UNALLOCATED = 1;

	static final int NORMAL = 16;

	static final int BUSY = 17;

	static final int NO_ANSWER = 19;

	static final int SUBSCRIBER_ABSENT = 20;

	static final int REJECTED = 21;

	static final int ANSWERED_ELSEWHERE = 26;

	static final int CONGESTION = 34;

	static final int INTERWORKING = 127;

	private static final Map<Integer, String> TEXTS = Map.ofEntries(Map.entry(NONE, "Unknown"),
			Map.entry(UNALLOCATED, "Unallocated (unassigned) number"), Map.entry(NORMAL, "Normal Clearing"),
			Map.entry(BUSY, "User busy"), Map.entry(18, "No user responding"),
			Map.entry(NO_ANSWER, "User alerting, no answer"), Map.entry(SUBSCRIBER_ABSENT, "Subscriber absent"),
			Map.entry(REJECTED, "Call Rejected"), Map.entry(ANSWERED_ELSEWHERE, "Answered elsewhere"),
			Map.entry(27, "Destination out of order"), Map.entry(31, "Normal, unspecified"),
			Map.entry(CONGESTION, "Circuit/channel congestion"), Map.entry(38, "Network out of order"),
			Map.entry(INTERWORKING, "Interworking, unspecified"));

	private HangupCause() {
	}

	static String text(int cause) {
		return TEXTS.getOrDefault(cause, "Unknown");
	}

	/** The status with which a Dial ends when the called channel goes with this cause. */
	static String dialStatus(int cause) {
		return switch (cause) {
			case BUSY -> "BUSY";
			case CONGESTION -> "CONGESTION";
			default -> "NOANSWER";
		};
	}

	/** What the variable DIALSTATUS says then, which is not always the same word. */
	static String dialStatusVariable(int cause) {
		return switch (cause) {
			case UNALLOCATED, SUBSCRIBER_ABSENT, REJECTED -> "CHANUNAVAIL";
			default -> dialStatus(cause);
		};
	}

	/** What the phone said in SIP, or 0 when it was nothing out of the ordinary. */
	static int sipCode(int cause) {
		return switch (cause) {
			case UNALLOCATED -> 404;
			case BUSY -> 486;
			case NO_ANSWER, SUBSCRIBER_ABSENT -> 480;
			case REJECTED -> 603;
			case CONGESTION -> 503;
			case INTERWORKING -> 487;
			default -> 0;
		};
	}

}
