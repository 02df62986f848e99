/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.time.Duration;

import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * How a party is parked.
 *
 * @param by the other party, which parks this one, or {@code null}. If the two are
 * connected to each other, Asterisk announces the parking space to {@code by} and then
 * hangs it up. When the parking times out, the call returns to {@code by} if the parking
 * lot is configured so ({@code comebacktoorigin})
 * @param lot the parking lot, or {@code null} for the one of the channel, which is
 * {@code default} unless configured otherwise
 * @param timeout the time after which the party returns to the dialplan unless it is
 * retrieved, in whole seconds, or {@code null} for the time that is configured for the
 * parking lot
 * @since 1.0.0
 */
public record ParkOptions(@Nullable Party by, @Nullable String lot, @Nullable Duration timeout) {

	/**
	 * Returns options without any of the values.
	 * @return the options
	 */
	public static ParkOptions defaults() {
		return new ParkOptions(null, null, null);
	}

	/**
	 * Returns a copy with the party that parks the other one.
	 * @param by the party
	 * @return the copy
	 */
	public ParkOptions withBy(Party by) {
		return new ParkOptions(by, this.lot, this.timeout);
	}

	/**
	 * Returns a copy with a parking lot.
	 * @param lot the parking lot
	 * @return the copy
	 */
	public ParkOptions withLot(String lot) {
		return new ParkOptions(this.by, lot, this.timeout);
	}

	/**
	 * Returns a copy with a timeout.
	 * @param timeout the timeout, at least one second
	 * @return the copy
	 */
	public ParkOptions withTimeout(Duration timeout) {
		return new ParkOptions(this.by, this.lot, timeout);
	}

}
