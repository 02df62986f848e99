/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When the last call of a member has ended. Asterisk tells it in full seconds, and only
 * with the next event about the member: usually after AgentComplete, but before it if a
 * member who is called by a Local channel has transferred the call.
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

	/** AgentComplete has come. */
	void completed(Instant now) {
		if (this.toldFirst) {
			this.toldFirst = false;
			return;
		}
		this.at = now;
		this.completedFirst = true;
	}

	/**
	 * An event about the member tells when its last call ended.
	 * @return whether a call has ended of which AgentComplete has not come yet
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

	/** A list, or the first event about the member, tells when its last call ended. */
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
