/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.ChannelState;
import io.github.amispring.live.model.LiveChannel;
import org.jspecify.annotations.Nullable;

/**
 * A channel, from Newchannel or a seed to Hangup. Its key is the Uniqueid, because the
 * name may change.
 */
final class Channel {

	private static final int UP = 6;

	private static final int RINGING = 5;

	final String uniqueId;

	/** Its position in the order of Newchannel events. Uniqueids do not tell the age. */
	final long order;

	final @Nullable Instant createdAt;

	private final boolean called;

	final @Nullable String firstContext;

	private String name;

	private ChannelName parsedName;

	private int state;

	private @Nullable String callerIdNum;

	private @Nullable String callerIdName;

	private @Nullable String connectedLineNum;

	private @Nullable String connectedLineName;

	private @Nullable String context;

	private @Nullable String exten;

	@Nullable String linkedId;

	@Nullable String application;

	@Nullable Bridge bridge;

	/** The other half of a Local channel. */
	@Nullable Channel otherHalf;

	/** Whether the Local channel is being removed, because its ends can be connected. */
	boolean optimizing;

	/** The last attempt to call this channel. */
	@Nullable Dial dial;

	Call call;

	Leg leg;

	Channel(ChannelSnapshot snapshot, String uniqueId, long order, @Nullable Instant createdAt, Call call) {
		this.uniqueId = uniqueId;
		this.order = order;
		this.createdAt = createdAt;
		this.call = call;
		this.name = (snapshot.name() != null) ? snapshot.name() : "";
		this.parsedName = ChannelName.of(this.name);
		this.state = (snapshot.stateCode() != null) ? snapshot.stateCode() : 0;
		this.called = this.state != ChannelState.RING.code();
		this.firstContext = snapshot.context();
		this.leg = new Leg(this.uniqueId, localHalf());
		refresh(snapshot);
	}

	/**
	 * Takes over what an event tells. An event that was overtaken by a later one does not
	 * take an answered channel back to ringing.
	 * @return whether something has changed
	 */
	boolean refresh(ChannelSnapshot snapshot) {
		boolean changed = false;
		if (snapshot.name() != null && !snapshot.name().equals(this.name)) {
			this.name = snapshot.name();
			this.parsedName = ChannelName.of(this.name);
			changed = true;
		}
		if (snapshot.stateCode() != null && this.state != UP && snapshot.stateCode() != this.state) {
			this.state = snapshot.stateCode();
			changed = true;
		}
		changed |= different(this.callerIdNum, snapshot.callerIdNum())
				|| different(this.callerIdName, snapshot.callerIdName())
				|| different(this.connectedLineNum, snapshot.connectedLineNum())
				|| different(this.connectedLineName, snapshot.connectedLineName())
				|| different(this.context, snapshot.context()) || different(this.exten, snapshot.exten());
		this.callerIdNum = snapshot.callerIdNum();
		this.callerIdName = snapshot.callerIdName();
		this.connectedLineNum = snapshot.connectedLineNum();
		this.connectedLineName = snapshot.connectedLineName();
		this.context = snapshot.context();
		this.exten = snapshot.exten();
		if (changed) {
			this.leg.identify(this.name, device(), this.callerIdNum, this.callerIdName);
		}
		return changed;
	}

	private static boolean different(@Nullable String one, @Nullable String other) {
		return (one != null) ? !one.equals(other) : other != null;
	}

	void rename(String name) {
		this.name = name;
		this.parsedName = ChannelName.of(name);
		this.leg.identify(this.name, device(), this.callerIdNum, this.callerIdName);
	}

	String name() {
		return this.name;
	}

	@Nullable String device() {
		return this.parsedName.device();
	}

	/** Returns whether this is a half of a Local channel, which is never a party. */
	boolean localHalf() {
		return this.parsedName.localHalf();
	}

	/** Returns whether this is the half of a Local channel that is called. */
	boolean firstHalf() {
		return this.parsedName.firstHalf();
	}

	/** Returns whether this channel has called the PBX, and not the PBX this channel. */
	boolean calls() {
		return !this.called;
	}

	boolean isUp() {
		return this.state == UP;
	}

	boolean isRinging() {
		return this.state == RINGING;
	}

	@Nullable String exten() {
		return this.exten;
	}

	@Nullable String callerIdNum() {
		return this.callerIdNum;
	}

	LiveChannel toRecord() {
		return new LiveChannel(this.uniqueId, this.name, device(), this.call.id, this.linkedId,
				ChannelState.of(this.state), this.callerIdNum, this.callerIdName, this.connectedLineNum,
				this.connectedLineName, this.context, this.exten, this.application,
				(this.bridge != null) ? this.bridge.id : null,
				(this.otherHalf != null) ? this.otherHalf.uniqueId : null, this.createdAt);
	}

}
