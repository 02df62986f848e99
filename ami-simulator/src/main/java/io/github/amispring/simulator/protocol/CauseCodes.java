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

	/** There is no route to the destination. */
	public static final int NO_ROUTE = 3;

	/** Normal clearing. */
	public static final int NORMAL = 16;

	/** The called party is busy. */
	public static final int BUSY = 17;

	/** The phone did not respond. */
	public static final int NO_RESPONSE = 18;

	/** The phone rang, and the called party did not answer. */
	public static final int NO_ANSWER = 19;

	/** The phone cannot be reached. */
	public static final int SUBSCRIBER_ABSENT = 20;

	/** The called party declined the call. */
	public static final int REJECTED = 21;

	/** The number has changed. */
	public static final int NUMBER_CHANGED = 22;

	/** The phone forwarded the call. */
	public static final int REDIRECTED = 23;

	/** Another phone answered the call. */
	public static final int ANSWERED_ELSEWHERE = 26;

	/** The phone is out of order. */
	public static final int OUT_OF_ORDER = 27;

	/** The number is incomplete. */
	public static final int INVALID_FORMAT = 28;

	/** The call ended normally, without a reason. */
	public static final int UNSPECIFIED = 31;

	/** No circuit is available. */
	public static final int CONGESTION = 34;

	/** The network is out of order. */
	public static final int NETWORK_FAILURE = 38;

	/** The cause is unknown, for example because the caller has canceled the call. */
	public static final int INTERWORKING = 127;

	private static final Map<Integer, String> TEXTS = Map.ofEntries(Map.entry(NONE, "Unknown"),
			Map.entry(UNALLOCATED, "Unallocated (unassigned) number"), Map.entry(NO_ROUTE, "No route to destination"),
			Map.entry(NORMAL, "Normal Clearing"), Map.entry(BUSY, "User busy"),
			Map.entry(NO_RESPONSE, "No user responding"), Map.entry(NO_ANSWER, "User alerting, no answer"),
			Map.entry(SUBSCRIBER_ABSENT, "Subscriber absent"), Map.entry(REJECTED, "Call Rejected"),
			Map.entry(REDIRECTED, "Redirected to new destination"), Map.entry(ANSWERED_ELSEWHERE, "Answered elsewhere"),
			Map.entry(NUMBER_CHANGED, "Number changed"), Map.entry(INVALID_FORMAT, "Invalid number format"),
			Map.entry(OUT_OF_ORDER, "Destination out of order"), Map.entry(UNSPECIFIED, "Normal, unspecified"),
			Map.entry(CONGESTION, "Circuit/channel congestion"), Map.entry(NETWORK_FAILURE, "Network out of order"),
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
	 * Returns the SIP status with which Asterisk ends a call that was not answered.
	 * @param cause the cause
	 * @return the SIP status, 0 if there is none
	 */
	public static int sipCode(int cause) {
		return switch (cause) {
			case UNALLOCATED, NO_ROUTE -> 404;
			case BUSY -> 486;
			case NO_RESPONSE -> 408;
			case NO_ANSWER, SUBSCRIBER_ABSENT, UNSPECIFIED -> 480;
			case REJECTED -> 403;
			case NUMBER_CHANGED -> 410;
			case OUT_OF_ORDER -> 502;
			case INVALID_FORMAT -> 484;
			case CONGESTION -> 503;
			case NETWORK_FAILURE, INTERWORKING -> 500;
			default -> 0;
		};
	}

	/**
	 * Returns the cause of a call that a phone rejects with a SIP status.
	 * @param sipCode the SIP status, 400 to 699
	 * @return the cause
	 */
	public static int ofSipCode(int sipCode) {
		return switch (sipCode) {
			case 404, 485, 604 -> UNALLOCATED;
			case 486, 600 -> BUSY;
			case 408 -> NO_RESPONSE;
			case 480, 483 -> NO_ANSWER;
			case 401, 403, 407, 603 -> REJECTED;
			case 410 -> NUMBER_CHANGED;
			case 484 -> INVALID_FORMAT;
			case 500 -> NETWORK_FAILURE;
			case 502 -> OUT_OF_ORDER;
			default -> (sipCode >= 500 && sipCode < 600) ? CONGESTION : INTERWORKING;
		};
	}

}
