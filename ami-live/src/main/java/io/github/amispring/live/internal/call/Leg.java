/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;

import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * What a call remembers of a channel, also after the channel has ended.
 */
final class Leg {

	final String uniqueId;

	final boolean localHalf;

	private String channel = "";

	private @Nullable String device;

	private @Nullable String number;

	private @Nullable String name;

	/** Whether the channel has called or answered. */
	boolean party;

	/** Whether the channel has been up. */
	boolean wasUp;

	@Nullable Instant joinedAt;

	@Nullable Instant leftAt;

	@Nullable Instant ringingAt;

	/** The cause of the Hangup; 0 if Asterisk does not know it. */
	@Nullable Integer hangupCause;

	@Nullable Integer sipCode;

	/** Whether the far end has hung up or refused the call. */
	boolean hungUp;

	/** Whether the party has transferred the call, so that its hangup ends its part. */
	boolean transferredAway;

	Leg(String uniqueId, boolean localHalf) {
		this.uniqueId = uniqueId;
		this.localHalf = localHalf;
	}

	void identify(String channel, @Nullable String device, @Nullable String number, @Nullable String name) {
		this.channel = channel;
		this.device = device;
		this.number = number;
		this.name = name;
	}

	/** Returns the cause, or {@code null} if Asterisk does not know it. */
	@Nullable Integer causeCode() {
		return (this.hangupCause != null && this.hangupCause != 0) ? this.hangupCause : null;
	}

	/**
	 * Returns the code of the SIP response by which the far end has refused the call. If
	 * the PBX has ended the attempt, the code says nothing.
	 */
	@Nullable Integer sipCode() {
		return this.hungUp ? this.sipCode : null;
	}

	boolean isPresent() {
		return this.leftAt == null;
	}

	@Nullable String device() {
		return this.device;
	}

	String channel() {
		return this.channel;
	}

	@Nullable String number() {
		return this.number;
	}

	Party toRecord() {
		return new Party(this.uniqueId, this.channel, this.device, this.number, this.name, this.joinedAt, this.leftAt);
	}

}
