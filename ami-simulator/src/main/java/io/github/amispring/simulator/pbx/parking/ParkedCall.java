/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.parking;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * A call that is parked.
 *
 * @param channel the parked channel
 * @param space the number of the parking space
 * @param parker the device of the phone that parked the call
 * @param parkedAt the instant at which the call was parked
 * @param timeout the time after which the call is no longer parked
 * @param comeback where the call continues after the timeout, {@code null} to call the
 * phone that parked the call
 */
public record ParkedCall(PbxChannel channel, int space, String parker, Instant parkedAt, Duration timeout,
		@Nullable Destination comeback) {

	/**
	 * Adds the headers of this call to an event that contains the parked channel.
	 * @param event the event
	 * @param now the current time
	 * @return the event
	 */
	public EventWriter write(EventWriter event, Instant now) {
		long parked = Duration.between(this.parkedAt, now).toSeconds();
		return event.add("ParkerDialString", this.parker)
			.add("Parkinglot", ParkingLot.NAME)
			.add("ParkingSpace", this.space)
			.add("ParkingTimeout", Math.max(0, this.timeout.toSeconds() - parked))
			.add("ParkingDuration", parked);
	}

	/**
	 * Adds the headers of the parked channel to an event.
	 * @param event the event
	 * @return the event
	 */
	public EventWriter writeParkee(EventWriter event) {
		return Snapshots.channel(event, "Parkee", this.channel);
	}

}
