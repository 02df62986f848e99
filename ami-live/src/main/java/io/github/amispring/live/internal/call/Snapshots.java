/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.live.internal.event.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what each event tells about its channels, before the event itself is
 * processed. An event about an unknown channel creates none: it may come after the
 * Hangup.
 */
final class Snapshots {

	private final Channels channels;

	private final Calls calls;

	private final Joining joining;

	private final Touched touched;

	private final EventTime time;

	Snapshots(Channels channels, Calls calls, Joining joining, Touched touched, EventTime time) {
		this.channels = channels;
		this.calls = calls;
		this.joining = joining;
		this.touched = touched;
		this.time = time;
	}

	/** Returns the channel of a snapshot, or {@code null} if it is not known. */
	@Nullable Channel take(@Nullable ChannelSnapshot snapshot) {
		Channel channel = this.channels.get(snapshot);
		if (channel == null || snapshot == null) {
			return null;
		}
		boolean wasLocalHalf = channel.localHalf();
		if (channel.refresh(snapshot)) {
			if (wasLocalHalf != channel.localHalf()) {
				channel.call.presentReal += wasLocalHalf ? 1 : -1;
			}
			stateChanged(channel);
			this.touched.channel(channel);
		}
		this.joining.linkedId(channel, snapshot.linkedId());
		return channel;
	}

	@Nullable Channel known(String uniqueId) {
		return this.channels.get(uniqueId);
	}

	/** Called when the state of a channel may have changed. */
	void stateChanged(Channel channel) {
		if (channel.localHalf()) {
			return;
		}
		Leg leg = channel.leg;
		if (channel.isRinging() && leg.ringingAt == null) {
			leg.ringingAt = this.time.now();
		}
		Call call = channel.call;
		if (!channel.isUp() || call.ended) {
			return;
		}
		call.wasUp = true;
		leg.wasUp = true;
		if (!leg.party) {
			leg.joinedAt = this.time.now();
			this.calls.addParty(call, leg);
		}
		boolean answered = call.originateAttempt == null || !call.originateAttempt.isPending();
		if (leg == call.caller && answered && call.pbxAnsweredAt == null && call.answeredAt == null
				&& !call.incomplete) {
			call.pbxAnsweredAt = this.time.now();
			for (CallAttempt attempt : call.attempts) {
				// Several events may have the same time
				attempt.endedBeforePbxAnswered = attempt.endedAt != null;
			}
		}
	}

}
