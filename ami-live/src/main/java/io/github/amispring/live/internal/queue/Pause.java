/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The pause of a member.
 */
final class Pause {

	private boolean paused;

	private @Nullable Instant since;

	private @Nullable String reason;

	boolean paused() {
		return this.paused;
	}

	@Nullable Instant since() {
		return this.since;
	}

	@Nullable String reason() {
		return this.reason;
	}

	/** Begins the pause, or changes its reason. */
	void begin(@Nullable Instant since, @Nullable String reason) {
		if (!this.paused) {
			this.paused = true;
			this.since = since;
		}
		this.reason = reason;
	}

	/**
	 * Ends the pause.
	 * @return how long it has lasted on the current day
	 */
	Duration end(Instant now, Day day) {
		Duration lasted = (this.since != null) ? day.part(this.since, now) : Duration.ZERO;
		this.paused = false;
		this.since = null;
		this.reason = null;
		return lasted;
	}

}
