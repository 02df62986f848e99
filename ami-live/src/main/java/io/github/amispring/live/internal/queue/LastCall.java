/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The end of a member's last call. Asterisk reports it in full seconds, and only with the
 * next event about the member. This event usually follows AgentComplete. It precedes
 * AgentComplete if the member is called by a Local channel and has transferred the call.
 */
final class LastCall {

	private static final Duration SAME = Duration.ofSeconds(2);

	private @Nullable Instant told;

	private boolean completedFirst;

	private boolean toldFirst;

	private @Nullable Instant at;

	@Nullable Instant at() {
		return this.at;
	}

	/** Processes AgentComplete. */
	void completed(Instant now) {
		if (this.toldFirst) {
			this.toldFirst = false;
			return;
		}
		this.at = now;
		this.completedFirst = true;
	}

	/**
	 * Processes the end of the last call in an event about the member.
	 * @return whether a call has ended whose AgentComplete was not received yet
	 */
	boolean told(@Nullable Instant lastCall, boolean inCall, Instant now) {
		if (lastCall == null || lastCall.equals(this.told)) {
			return false;
		}
		this.told = lastCall;
		if (this.completedFirst) {
			this.completedFirst = false;
			return false;
		}
		this.at = now;
		this.toldFirst = inCall;
		return true;
	}

	/**
	 * Processes the end of the last call in a list or in the first event about the
	 * member.
	 */
	void listed(@Nullable Instant lastCall, Instant now) {
		if (lastCall == null) {
			this.at = null;
		}
		else if (!lastCall.equals(this.told)
				&& (this.at == null || Duration.between(this.at, lastCall).abs().compareTo(SAME) > 0)) {
			this.at = lastCall.isAfter(now) ? now : lastCall;
		}
		this.told = lastCall;
		this.completedFirst = false;
		this.toldFirst = false;
	}

}
