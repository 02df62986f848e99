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

	private static final int CANCELLED = 487;

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
			this.engine.after(talk, () -> hangup(channel));
		}
		Duration holdAfter = behavior.holdAfter();
		if (holdAfter != null) {
			this.engine.after(holdAfter, () -> hold(channel));
			this.engine.after(holdAfter.plus(behavior.holdFor()), () -> resume(channel));
		}
	}

	/**
	 * Hangs up the phone of a channel. A caller whose call was not answered gives up.
	 * @param channel the channel
	 */
	public void hangup(PbxChannel channel) {
		if (channel.state() == ChannelState.RING) {
			hangup(channel, CauseCodes.INTERWORKING, CANCELLED);
		}
		else {
			hangup(channel, CauseCodes.NORMAL, 0);
		}
	}

	/**
	 * Rejects the call to the phone of a channel.
	 * @param channel the channel
	 * @param sipCode the SIP status, 400 to 699
	 */
	public void reject(PbxChannel channel, int sipCode) {
		hangup(channel, CauseCodes.ofSipCode(sipCode), sipCode);
	}

	private void hangup(PbxChannel channel, int cause, int sipCode) {
		Activity activity = channel.activity();
		if (channel.isHungUp() || activity == null) {
			return;
		}
		channel.setSipCode(sipCode);
		if (cause != CauseCodes.NORMAL) {
			channel.setCause(cause);
			this.channels.requestHangup(channel);
		}
		else if (!this.engine.version().hasCauseOfPhone()) {
			this.channels.requestHangup(channel);
		}
		else if (channel.cause() == CauseCodes.NONE) {
			channel.setCause(cause);
			this.channels.requestHangup(channel);
		}
		else {
			this.channels.requestHangup(channel, null);
		}
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
			if (!peer.isHeld() && bridge.type() == BridgeType.BASIC) {
				peer.setHeld(true);
				this.channels.startMusic(peer, "default");
				this.channels.updateDevice(peer);
			}
		}
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
		stopMusic(channel, bridge);
	}

	/**
	 * Stops the music for the parties in a bridge that a channel has put on hold.
	 * @param channel the channel that has put the parties on hold, and may have left the
	 * bridge
	 * @param bridge the bridge
	 */
	public void stopMusic(PbxChannel channel, Bridge bridge) {
		channel.setHolding(false);
		for (PbxChannel peer : bridge.peers(channel)) {
			if (peer.isHeld()) {
				peer.setHeld(false);
				this.channels.stopMusic(peer);
				this.channels.updateDevice(peer);
			}
		}
	}

}
