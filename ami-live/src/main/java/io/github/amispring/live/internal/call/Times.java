/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.ParkStay;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the periods of a call.
 */
final class Times {

	private Times() {
	}

	/** Returns the time between two instants, 0 if the clock of the PBX was set back. */
	static Duration between(Instant from, Instant to) {
		return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
	}

	/**
	 * Returns how long at least one party held the call, or {@code null} if none did.
	 */
	static @Nullable Duration hold(List<Hold> holds, Instant end) {
		Duration total = null;
		Instant covered = Instant.MIN;
		for (Hold hold : holds) {
			Instant from = hold.from().isAfter(covered) ? hold.from() : covered;
			Instant to = (hold.to() != null) ? hold.to() : end;
			total = ((total != null) ? total : Duration.ZERO).plus(between(from, to));
			covered = to.isAfter(covered) ? to : covered;
		}
		return total;
	}

	/**
	 * Returns how long a party was parked, or {@code null} if none was.
	 */
	static @Nullable Duration park(List<ParkStay> parkings, Instant end) {
		Duration total = null;
		for (ParkStay parking : parkings) {
			Instant to = (parking.to() != null) ? parking.to() : end;
			total = ((total != null) ? total : Duration.ZERO).plus(between(parking.from(), to));
		}
		return total;
	}

}
