/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.phone;

import java.time.Duration;

/**
 * What a phone does with an incoming call.
 *
 * @param ring the time for which the phone rings before it responds
 * @param status the status of the final response, 0 if the phone rings until the caller
 * gives up
 * @param target the number to which the phone redirects the call, empty for other
 * responses
 */
record Ringing(Duration ring, int status, String target) {

	static final Ringing UNLIMITED = new Ringing(Duration.ZERO, 0, "");

	static Ringing answerAfter(Duration ring) {
		return new Ringing(ring, 200, "");
	}

	static Ringing reject(int status) {
		return new Ringing(Duration.ZERO, status, "");
	}

	static Ringing redirectTo(String target) {
		return new Ringing(Duration.ZERO, 302, target);
	}

}
