/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HangupRequestEvent;
import io.github.amispring.event.NewCallerIdEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewConnectedLineEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.RenameEvent;
import io.github.amispring.event.SoftHangupRequestEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.settings.LiveLimits;
import org.jspecify.annotations.Nullable;

/**
 * Newchannel, Newstate, Rename, Newexten, HangupRequest, Hangup and the changes of
 * numbers and names.
 */
final class ChannelEvents {

	private final Channels channels;

	private final Bridges bridges;

	private final Calls calls;

	private final Snapshots snapshots;

	private final EnderRule enderRule;

	private final HoldEvents holds;

	private final ParkingEvents parking;

	private final Touched touched;

	private final EventTime time;

	private final LiveLimits limits;

	private final Drops drops;

	ChannelEvents(CallContext context, HoldEvents holds, ParkingEvents parking) {
		this.channels = context.channels;
		this.bridges = context.bridges;
		this.calls = context.calls;
		this.snapshots = context.snapshots;
		this.enderRule = context.enderRule;
		this.touched = context.touched;
		this.time = context.time;
		this.limits = context.settings.limits();
		this.drops = context.drops;
		this.holds = holds;
		this.parking = parking;
	}

	void register(EventRouter router) {
		router.on(NewChannelEvent.class, this::newChannel);
		router.on(NewStateEvent.class, (event) -> this.snapshots.take(event.channel()));
		router.on(NewCallerIdEvent.class, (event) -> this.snapshots.take(event.channel()));
		router.on(NewConnectedLineEvent.class, (event) -> this.snapshots.take(event.channel()));
		router.on(SoftHangupRequestEvent.class, (event) -> this.snapshots.take(event.channel()));
		router.on(NewExtenEvent.class, this::newExten);
		router.on(RenameEvent.class, this::rename);
		router.on(HangupRequestEvent.class, this::hangupRequest);
		router.on(HangupEvent.class, this::hangup);
	}

	private void newChannel(NewChannelEvent event) {
		ChannelSnapshot snapshot = event.channel();
		if (snapshot.uniqueId() == null) {
			return;
		}
		if (this.channels.get(snapshot) != null) {
			this.snapshots.take(snapshot);
			return;
		}
		create(snapshot, snapshot.uniqueId());
	}

	/** Adds a channel to the call of its Linkedid, or to a new one. */
	private void create(ChannelSnapshot snapshot, String uniqueId) {
		Channel channel = add(snapshot, uniqueId, this.time.now());
		if (channel != null) {
			Call call = channel.call;
			if (!channel.localHalf() && channel.calls() && call.caller == null && !call.incomplete) {
				caller(call, channel);
			}
			this.snapshots.stateChanged(channel);
		}
	}

	/**
	 * Adds a channel that existed before. Unless it rings, it is not known who has
	 * called.
	 */
	@Nullable Channel seed(ChannelSnapshot snapshot, String uniqueId, @Nullable Instant createdAt) {
		Channel channel = add(snapshot, uniqueId, createdAt);
		if (channel != null) {
			channel.call.incomplete = true;
			this.snapshots.stateChanged(channel);
			channel.leg.joinedAt = null;
		}
		return channel;
	}

	private @Nullable Channel add(ChannelSnapshot snapshot, String uniqueId, @Nullable Instant createdAt) {
		Call call = this.calls.ofLinkedId(snapshot.linkedId());
		if (this.channels.size() >= this.limits.channels() || (call == null && this.calls.isFull())) {
			this.drops.dropped();
			if (call != null) {
				call.incomplete = true;
			}
			return null;
		}
		if (call == null) {
			call = this.calls.create(uniqueId, createdAt);
		}
		Channel channel = new Channel(snapshot, uniqueId, this.channels.nextOrder(), createdAt, call);
		channel.linkedId = snapshot.linkedId();
		channel.leg.joinedAt = createdAt;
		this.channels.add(channel);
		this.calls.add(channel, call);
		return channel;
	}

	private void caller(Call call, Channel channel) {
		call.caller = channel.leg;
		call.callerContext = channel.firstContext;
		if (!"s".equals(channel.exten())) {
			call.dialedNumber = channel.exten();
		}
		if (!channel.leg.party) {
			this.calls.addParty(call, channel.leg);
		}
	}

	private void newExten(NewExtenEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		if (channel != null && event.application() != null && !event.application().equals(channel.application)) {
			channel.application = event.application();
			if (channel.leg == channel.call.caller && !channel.call.ended) {
				channel.call.application = event.application();
			}
			this.touched.channel(channel);
		}
	}

	private void rename(RenameEvent event) {
		Channel channel = this.channels.get(event.uniqueId());
		if (channel != null && event.newName() != null) {
			channel.rename(event.newName());
			this.touched.channel(channel);
		}
	}

	private void hangupRequest(HangupRequestEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		if (channel != null && !channel.localHalf()) {
			channel.leg.hungUp = true;
			this.enderRule.hangupRequested(channel.call, channel.leg);
		}
	}

	private void hangup(HangupEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		if (channel == null) {
			return;
		}
		channel.leg.hangupCause = event.causeCode();
		channel.leg.sipCode = (event.techCause() != null && event.techCause() > 0) ? event.techCause() : null;
		remove(channel);
	}

	/** Removes a channel, and ends its call if it was the last one. */
	void remove(Channel channel) {
		Call call = detach(channel);
		if (!call.ended && this.calls.isOver(call)) {
			this.calls.end(call);
		}
	}

	/** Removes a channel whose Hangup was not received. */
	void removeUnseen(Channel channel) {
		this.touched.goneUnseen.add(channel.uniqueId);
		Call call = detach(channel);
		if (!call.ended && this.calls.isOver(call)) {
			this.calls.endUnseen(call, CallOutcome.UNKNOWN);
		}
	}

	private Call detach(Channel channel) {
		Call call = channel.call;
		this.holds.release(channel);
		this.parking.gone(channel);
		if (channel.bridge != null) {
			this.bridges.leave(channel, channel.bridge);
		}
		channel.leg.leftAt = this.time.now();
		if (channel.dial != null) {
			channel.dial.open = false;
		}
		attemptEnded(call, channel);
		this.channels.remove(channel);
		this.touched.channels.add(channel.uniqueId);
		this.calls.remove(channel, call);
		return call;
	}

	private void attemptEnded(Call call, Channel channel) {
		if (channel.localHalf() && channel.dial != null && channel.dial.source == null) {
			call.originateResult = AttemptRule.result(channel.dial.status, false, channel.leg.hangupCause,
					channel.isRinging());
		}
		CallAttempt attempt = call.attempt(channel.leg);
		if (attempt != null && !call.ended) {
			attempt.update((channel.dial != null) ? channel.dial.status : null, this.time.now());
		}
	}

}
