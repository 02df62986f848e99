/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;

import io.github.amispring.simulator.protocol.EventClass;

/**
 * What the people at the phones do during a call: talk, hold, hang up.
 */
final class Parties {

	private final Engine engine;

	private final Channels channels;

	Parties(Engine engine, Channels channels) {
		this.engine = engine;
		this.channels = channels;
	}

	/** Lets the one at this channel behave as planned, now that the call was answered. */
	void talk(Channel channel, PhoneBehaviour behaviour) {
		Duration talk = behaviour.talk();
		if (talk != null) {
			this.engine.after(talk, () -> hangup(channel, HangupCause.NORMAL));
		}
		Duration holdAfter = behaviour.holdAfter();
		if (holdAfter != null) {
			this.engine.after(holdAfter, () -> hold(channel));
			this.engine.after(holdAfter.plus(behaviour.holdFor()), () -> unhold(channel));
		}
	}

	/** The phone ends the call by itself. */
	void hangup(Channel channel, int cause) {
		Activity activity = channel.activity;
		if (channel.gone || activity == null) {
			return;
		}
		if (cause != HangupCause.NORMAL || this.engine.version().hasCauseOfPhone()) {
			channel.cause = cause;
		}
		channel.sipCode = HangupCause.sipCode(cause);
		this.channels.hangupRequest(channel);
		activity.hangup(channel, channel.cause);
	}

	private void hold(Channel channel) {
		Bridge bridge = channel.bridge;
		if (channel.gone || channel.holding || bridge == null) {
			return;
		}
		channel.holding = true;
		this.engine.publish(this.channels.snapshot("Hold", EventClass.CALL, channel));
		for (Channel peer : bridge.channels()) {
			if (peer != channel) {
				this.engine
					.publish(this.channels.snapshot("MusicOnHoldStart", EventClass.CALL, peer).add("Class", "default"));
			}
		}
		this.channels.updateDevice(channel);
	}

	private void unhold(Channel channel) {
		if (channel.gone || !channel.holding) {
			return;
		}
		this.engine.publish(this.channels.snapshot("Unhold", EventClass.CALL, channel));
		endHold(channel);
	}

	/** Stops the music that was played because this channel holds its peer. */
	void endHold(Channel channel) {
		Bridge bridge = channel.bridge;
		if (!channel.holding || bridge == null) {
			return;
		}
		channel.holding = false;
		for (Channel peer : bridge.channels()) {
			if (peer != channel) {
				this.channels.publish("MusicOnHoldStop", peer);
			}
		}
		this.channels.updateDevice(channel);
	}

}
