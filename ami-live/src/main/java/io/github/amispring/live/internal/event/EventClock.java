/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * The clock of the PBX. If its events contain timestamps, they are used, and the times of
 * everything else are converted; otherwise the times of receipt are used. The two clocks
 * are never mixed.
 */
public final class EventClock {

	private final Clock clock;

	private Duration ahead = Duration.ZERO;

	/**
	 * Creates a clock.
	 */
	public EventClock(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Returns when an event took place.
	 */
	public Instant timeOf(AmiEvent event) {
		Instant sent = event.serverTimestamp();
		if (sent != null) {
			this.ahead = Duration.between(event.receivedAt(), sent);
			return sent;
		}
		return timeOf(event.message());
	}

	/**
	 * Returns when a message without a timestamp was received, by the clock of the PBX.
	 */
	public Instant timeOf(AmiMessage message) {
		return message.receivedAt().plus(this.ahead);
	}

	/**
	 * Returns the time of the PBX.
	 */
	public Instant now() {
		return this.clock.instant().plus(this.ahead);
	}

}
