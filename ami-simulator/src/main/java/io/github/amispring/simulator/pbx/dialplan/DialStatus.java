/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * The statuses of a dial attempt that ends with a hangup cause.
 */
final class DialStatus {

	private DialStatus() {
	}

	/** Returns the status in the DialEnd event. */
	static String ofEvent(int cause) {
		return switch (cause) {
			case CauseCodes.BUSY -> "BUSY";
			case CauseCodes.CONGESTION -> "CONGESTION";
			default -> "NOANSWER";
		};
	}

	/** Returns the value of the variable DIALSTATUS, which can differ from the event. */
	static String ofVariable(int cause) {
		return switch (cause) {
			case CauseCodes.UNALLOCATED, CauseCodes.SUBSCRIBER_ABSENT, CauseCodes.REJECTED -> "CHANUNAVAIL";
			default -> ofEvent(cause);
		};
	}

}
