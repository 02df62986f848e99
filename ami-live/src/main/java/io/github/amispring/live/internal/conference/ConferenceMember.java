/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.conference;

import java.time.Instant;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.live.model.LiveConference;
import org.jspecify.annotations.Nullable;

/**
 * A member of a conference.
 */
final class ConferenceMember {

	final String uniqueId;

	private final String channel;

	private final @Nullable String number;

	private final @Nullable String name;

	@Nullable Boolean admin;

	@Nullable Boolean muted;

	@Nullable Boolean talking;

	@Nullable Instant joinedAt;

	ConferenceMember(String uniqueId, ChannelSnapshot channel) {
		this.uniqueId = uniqueId;
		this.channel = (channel.name() != null) ? channel.name() : "";
		this.number = channel.callerIdNum();
		this.name = channel.callerIdName();
	}

	private @Nullable String device() {
		int dash = this.channel.lastIndexOf('-');
		int slash = this.channel.indexOf('/');
		return (slash > 0 && dash > slash) ? this.channel.substring(0, dash) : null;
	}

	LiveConference.Member toRecord(@Nullable String callId) {
		return new LiveConference.Member(this.uniqueId, this.channel, device(), this.number, this.name, callId,
				this.admin, this.muted, this.talking, this.joinedAt);
	}

}
