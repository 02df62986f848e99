/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;

import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;

/**
 * Simulates the users of the phones during a call: they talk, put the call on hold and
 * hang up.
 */
public final class PhoneUsers {

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	/**
	 * Creates the users of all phones.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 */
	public PhoneUsers(Engine engine, Channels channels, Bridges bridges) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
	}

	/**
	 * Schedules the behavior of a user whose call was answered.
	 * @param channel the channel of the phone
	 * @param behavior the behavior of the phone
	 */
	public void talk(PbxChannel channel, PhoneBehavior behavior) {
		Duration talk = behavior.talk();
		if (talk != null) {
			this.engine.after(talk, () -> hangup(channel, CauseCodes.NORMAL));
		}
		Duration holdAfter = behavior.holdAfter();
		if (holdAfter != null) {
			this.engine.after(holdAfter, () -> hold(channel));
			this.engine.after(holdAfter.plus(behavior.holdFor()), () -> resume(channel));
		}
	}

	/**
	 * Hangs up the phone of a channel.
	 * @param channel the channel
	 * @param cause the hangup cause
	 */
	public void hangup(PbxChannel channel, int cause) {
		Activity activity = channel.activity();
		if (channel.isGone() || activity == null) {
			return;
		}
		if (cause != CauseCodes.NORMAL || this.engine.version().hasCauseOfPhone()) {
			channel.setCause(cause);
		}
		channel.setSipCode(CauseCodes.sipCode(cause));
		this.channels.requestHangup(channel);
		activity.hangup(channel.cause());
	}

	/**
	 * Puts the other parties of a channel on hold. Does nothing if the channel is not in
	 * a bridge, or has already put them on hold.
	 * @param channel the channel of the phone
	 */
	public void hold(PbxChannel channel) {
		Bridge bridge = this.bridges.of(channel);
		if (bridge == null || channel.isHolding()) {
			return;
		}
		channel.setHolding(true);
		this.engine.publish(this.channels.snapshot("Hold", EventClass.CALL, channel));
		for (PbxChannel peer : bridge.peers(channel)) {
			if (!peer.isHeld()) {
				peer.setHeld(true);
				this.channels.startMusic(peer, "default");
			}
		}
		this.channels.updateDevice(channel);
	}

	/**
	 * Resumes the conversation after {@link #hold}. Does nothing if the channel has not
	 * put the other parties on hold.
	 * @param channel the channel of the phone
	 */
	public void resume(PbxChannel channel) {
		if (channel.isHolding()) {
			unhold(channel);
		}
	}

	/**
	 * Ends the hold of a channel before it transfers the call. Publishes the Unhold event
	 * even if the channel has not put anyone on hold.
	 * @param channel the channel of the phone
	 */
	public void unhold(PbxChannel channel) {
		Bridge bridge = this.bridges.of(channel);
		if (bridge == null) {
			return;
		}
		this.engine.publish(this.channels.snapshot("Unhold", EventClass.CALL, channel));
		channel.setHolding(false);
		for (PbxChannel peer : bridge.peers(channel)) {
			if (peer.isHeld()) {
				peer.setHeld(false);
				this.channels.stopMusic(peer);
			}
		}
		this.channels.updateDevice(channel);
	}

}
