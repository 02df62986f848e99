/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * The phones that are called: they ring, and answer, reject or forward the call.
 */
public final class CalledPhones {

	private static final Duration RINGS_AFTER = Duration.ofMillis(300);

	private static final int MOVED = 302;

	private final Engine engine;

	private final Channels channels;

	private final PhoneUsers users;

	/**
	 * Creates the called phones of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param users the users of the phones
	 */
	public CalledPhones(Engine engine, Channels channels, PhoneUsers users) {
		this.engine = engine;
		this.channels = channels;
		this.users = users;
	}

	/** Lets the phone of a leg react to the call. */
	void call(Leg leg, PhoneBehavior behavior) {
		if (behavior.rings()) {
			this.engine.after(RINGS_AFTER, () -> {
				if (leg.isWaiting()) {
					this.channels.changeState(leg.channel(), ChannelState.RINGING);
					leg.ringing();
				}
			});
		}
		Duration delay = behavior.rings() ? RINGS_AFTER.plus(behavior.delay()) : behavior.delay();
		String forwardTo = behavior.forwardTo();
		switch (behavior.reaction()) {
			case ANSWER -> react(leg, delay, (channel) -> answer(leg, behavior));
			case REJECT -> react(leg, delay, (channel) -> this.users.reject(channel, behavior.sipStatus()));
			case FORWARD -> react(leg, delay, (channel) -> forward(leg, (forwardTo != null) ? forwardTo : ""));
			case NONE -> {
				// the phone does not react
			}
		}
	}

	private void react(Leg leg, Duration delay, Consumer<PbxChannel> reaction) {
		this.engine.after(delay, () -> {
			if (leg.isWaiting()) {
				reaction.accept(leg.channel());
			}
		});
	}

	private void answer(Leg leg, PhoneBehavior behavior) {
		this.channels.changeState(leg.channel(), ChannelState.UP);
		leg.answered();
		this.users.talk(leg.channel(), behavior);
	}

	private void forward(Leg leg, String exten) {
		PbxChannel channel = leg.channel();
		channel.setSipCode(MOVED);
		if (this.engine.version().hasCauseOfForward()) {
			channel.setCause(CauseCodes.REDIRECTED);
			this.channels.requestHangup(channel);
		}
		else {
			this.channels.requestHangup(channel, CauseCodes.INTERWORKING);
		}
		leg.forwarded(exten);
	}

	/**
	 * Answers the phone of a channel.
	 * @param channel the channel
	 * @return whether the phone was ringing
	 */
	public boolean answer(PbxChannel channel) {
		return isCalled(channel, (leg) -> answer(leg, PhoneBehavior.answersAfter(Duration.ZERO)));
	}

	/**
	 * Rejects the call to the phone of a channel.
	 * @param channel the channel
	 * @param sipStatus the SIP status, 400 to 699
	 * @return whether the phone was called
	 */
	public boolean reject(PbxChannel channel, int sipStatus) {
		return isCalled(channel, (leg) -> this.users.reject(channel, sipStatus));
	}

	/**
	 * Forwards the call to the phone of a channel (SIP status 302).
	 * @param channel the channel
	 * @param exten the extension
	 * @return whether the phone was called
	 */
	public boolean forward(PbxChannel channel, String exten) {
		return isCalled(channel, (leg) -> forward(leg, exten));
	}

	private static boolean isCalled(PbxChannel channel, Consumer<Leg> task) {
		if (channel.activity() instanceof Leg leg && leg.isWaiting()) {
			task.accept(leg);
			return true;
		}
		return false;
	}

}
