/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.util.Map;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.phone.BehaviorChooser;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Creates the channels that call a phone, or an extension through a Local channel, and
 * publishes the events of dialing.
 */
public final class Dialer {

	private static final Duration RINGS_AFTER = Duration.ofMillis(300);

	private static final String DEFAULT_CONTEXT = "default";

	private final Engine engine;

	private final Channels channels;

	private final Map<String, Endpoint> endpoints;

	private final PhoneUsers users;

	private final LocalChannels locals;

	/**
	 * Creates a dialer.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param endpoints the endpoints by device
	 * @param users the users of the phones
	 * @param locals creates Local channels
	 */
	public Dialer(Engine engine, Channels channels, Map<String, Endpoint> endpoints, PhoneUsers users,
			LocalChannels locals) {
		this.engine = engine;
		this.channels = channels;
		this.endpoints = endpoints;
		this.users = users;
		this.locals = locals;
	}

	/**
	 * Creates a leg and publishes its Newchannel event.
	 * @param target the target
	 * @param parent the channel of the caller, {@code null} for an originated call
	 * @param owner is notified of the progress of the leg
	 * @return the leg, {@code null} if the target does not exist
	 */
	public @Nullable Leg create(DialTarget target, @Nullable PbxChannel parent, Leg.Owner owner) {
		if (target.technology().equals("Local")) {
			return this.locals.create(target, parent, owner);
		}
		Endpoint endpoint = endpoint(target.device());
		if (endpoint == null) {
			return null;
		}
		PbxChannel channel = this.channels.create(this.engine.ids().channelName(endpoint.device()), endpoint.device(),
				target.uniqueId(), parent, DEFAULT_CONTEXT, "s");
		channel.setCaller(endpoint.number(), endpoint.name());
		this.channels.announce(channel);
		Leg leg = new Leg(channel, endpoint.number(), owner, this.engine.now());
		BehaviorChooser chooser = (parent != null) ? parent.calleeBehavior() : null;
		leg.onCall(() -> ring(leg, (chooser != null) ? chooser.choose(endpoint) : endpoint.behavior()));
		return leg;
	}

	/**
	 * Finds an endpoint, such as PJSIP/100 for PJSIP/100/sip:..., and PJSIP/trunk for
	 * PJSIP/100@trunk.
	 */
	private @Nullable Endpoint endpoint(String device) {
		Endpoint endpoint = this.endpoints.get(device);
		int slash = device.lastIndexOf('/');
		if (endpoint != null || slash < 0) {
			return endpoint;
		}
		int at = device.indexOf('@');
		if (at >= 0) {
			return this.endpoints.get(device.substring(0, device.indexOf('/') + 1) + device.substring(at + 1));
		}
		return (device.indexOf('/') != slash) ? endpoint(device.substring(0, slash)) : null;
	}

	private void ring(Leg leg, PhoneBehavior behavior) {
		PbxChannel channel = leg.channel();
		if (behavior.rings()) {
			this.engine.after(RINGS_AFTER, () -> {
				if (leg.isWaiting()) {
					this.channels.changeState(channel, ChannelState.RINGING);
					leg.ringing();
				}
			});
		}
		if (behavior.reaction() != PhoneBehavior.Reaction.NONE) {
			Duration delay = behavior.rings() ? RINGS_AFTER.plus(behavior.delay()) : behavior.delay();
			this.engine.after(delay, () -> react(leg, behavior));
		}
	}

	private void react(Leg leg, PhoneBehavior behavior) {
		if (!leg.isWaiting()) {
			return;
		}
		PbxChannel channel = leg.channel();
		if (behavior.reaction() == PhoneBehavior.Reaction.ANSWER) {
			this.channels.changeState(channel, ChannelState.UP);
			leg.answered();
			this.users.talk(channel, behavior);
		}
		else {
			this.users.hangup(channel, behavior.reaction().cause());
		}
	}

	/**
	 * Publishes the DialBegin event.
	 * @param caller the channel of the caller, {@code null} for an originated call
	 * @param leg the called leg
	 */
	public void begin(@Nullable PbxChannel caller, Leg leg) {
		this.engine.publish(event("DialBegin", caller, leg).add("DialString", leg.dialString()));
	}

	/**
	 * Publishes a DialState event for a ringing leg.
	 * @param caller the channel of the caller, {@code null} for an originated call
	 * @param leg the called leg
	 */
	public void ringing(@Nullable PbxChannel caller, Leg leg) {
		this.engine.publish(event("DialState", caller, leg).add("DialStatus", "RINGING"));
	}

	/**
	 * Publishes the DialEnd event.
	 * @param caller the channel of the caller, {@code null} for an originated call
	 * @param leg the called leg
	 * @param status the status of the attempt
	 */
	public void end(@Nullable PbxChannel caller, Leg leg, String status) {
		this.engine.publish(event("DialEnd", caller, leg).add("DialStatus", status));
	}

	private static EventWriter event(String name, @Nullable PbxChannel caller, Leg leg) {
		EventWriter event = EventWriter.event(name, EventClass.CALL);
		if (caller != null) {
			Snapshots.channel(event, "", caller);
		}
		return Snapshots.channel(event, "Dest", leg.channel());
	}

}
