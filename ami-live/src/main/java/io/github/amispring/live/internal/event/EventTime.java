/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.event;

import java.time.Instant;

/**
 * The time of the event that is processed.
 */
public final class EventTime {

	private Instant now = Instant.EPOCH;

	/**
	 * Returns the time of the event.
	 */
	public Instant now() {
		return this.now;
	}

	/**
	 * Sets the time of the next event.
	 */
	public void set(Instant now) {
		this.now = now;
	}

}
