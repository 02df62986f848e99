/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import io.github.amispring.simulator.pbx.dialplan.Redirector;
import io.github.amispring.simulator.pbx.phone.BehaviorChooser;
import org.jspecify.annotations.Nullable;

/**
 * Starts the calls that phones and trunks make.
 */
final class IncomingCalls {

	private static final String CONTEXT = "default";

	private final Engine engine;

	private final Channels channels;

	private final PhoneUsers users;

	private final Redirector redirector;

	IncomingCalls(Engine engine, Channels channels, PhoneUsers users, Redirector redirector) {
		this.engine = engine;
		this.channels = channels;
		this.users = users;
		this.redirector = redirector;
	}

	/** Starts a call. The parameters are those of {@link Pbx#call}. */
	PbxChannel start(Caller caller, String exten, @Nullable Duration maxWait, @Nullable Duration talk,
			@Nullable BehaviorChooser calleeBehavior) {
		String device = caller.device();
		PbxChannel channel = this.channels.create(this.engine.ids().channelName(device), device, null, null, CONTEXT,
				exten);
		channel.setState(ChannelState.RING);
		channel.setCaller(caller.number(), caller.name());
		channel.setCalleeBehavior(calleeBehavior);
		if (talk != null) {
			channel.callbacks().onAnswer(() -> this.engine.after(talk, () -> this.users.hangup(channel)));
		}
		this.channels.announce(channel);
		this.channels.setVariable(channel, "SIPDOMAIN", "pbx.example.com");
		if (maxWait != null) {
			this.engine.after(maxWait, () -> {
				if (!channel.wasAnswered()) {
					this.users.hangup(channel);
				}
			});
		}
		this.redirector.run(channel, new Destination(CONTEXT, exten, 1));
		return channel;
	}

	/**
	 * The phone or trunk that calls.
	 *
	 * @param device the device
	 * @param number the number of the caller
	 * @param name the name of the caller
	 */
	record Caller(String device, String number, String name) {
	}

}
