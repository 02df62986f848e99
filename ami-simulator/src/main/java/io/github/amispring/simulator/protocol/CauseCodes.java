/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.Map;

/**
 * The hangup causes (Q.850) that the simulator uses, and their descriptions on the wire.
 */
public final class CauseCodes {

	/** No cause. */
	public static final int NONE = 0;

	/** The number does not exist. */
	public static final int UNALLOCATED = 1;

	/** Normal clearing. */
	public static final int NORMAL = 16;

	/** The called party is busy. */
	public static final int BUSY = 17;

	/** The phone rang, and the called party did not answer. */
	public static final int NO_ANSWER = 19;

	/** The phone cannot be reached. */
	public static final int SUBSCRIBER_ABSENT = 20;

	/** The called party declined the call. */
	public static final int REJECTED = 21;

	/** Another phone answered the call. */
	public static final int ANSWERED_ELSEWHERE = 26;

	/** No circuit is available. */
	public static final int CONGESTION = 34;

	/** The cause is unknown, for example because the caller has canceled the call. */
	public static final int INTERWORKING = 127;

	private static final Map<Integer, String> TEXTS = Map.ofEntries(Map.entry(NONE, "Unknown"),
			Map.entry(UNALLOCATED, "Unallocated (unassigned) number"), Map.entry(NORMAL, "Normal Clearing"),
			Map.entry(BUSY, "User busy"), Map.entry(18, "No user responding"),
			Map.entry(NO_ANSWER, "User alerting, no answer"), Map.entry(SUBSCRIBER_ABSENT, "Subscriber absent"),
			Map.entry(REJECTED, "Call Rejected"), Map.entry(ANSWERED_ELSEWHERE, "Answered elsewhere"),
			Map.entry(27, "Destination out of order"), Map.entry(31, "Normal, unspecified"),
			Map.entry(CONGESTION, "Circuit/channel congestion"), Map.entry(38, "Network out of order"),
			Map.entry(INTERWORKING, "Interworking, unspecified"));

	private CauseCodes() {
	}

	/**
	 * Returns the description of a cause, which is the value of the header Cause-txt.
	 * @param cause the cause
	 * @return the text
	 */
	public static String text(int cause) {
		return TEXTS.getOrDefault(cause, "Unknown");
	}

	/**
	 * Returns the SIP status with which a phone reports a cause.
	 * @param cause the cause
	 * @return the SIP status, 0 if the phone reports none
	 */
	public static int sipCode(int cause) {
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
