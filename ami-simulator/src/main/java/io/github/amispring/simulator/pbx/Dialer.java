/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.Map;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the channels that call somebody: a phone, or an extension of the dialplan by a
 * Local channel.
 */
final class Dialer {

	private static final Duration RINGS_AFTER = Duration.ofMillis(300);

	private static final String DEFAULT_CONTEXT = "default";

	private final Engine engine;

	private final Channels channels;

	private final Map<String, Endpoint> endpoints;

	private final Parties parties;

	private final LocalChannels locals;

	Dialer(Engine engine, Channels channels, Map<String, Endpoint> endpoints, Parties parties, LocalChannels locals) {
		this.engine = engine;
		this.channels = channels;
		this.endpoints = endpoints;
		this.parties = parties;
		this.locals = locals;
	}

	/** Makes a leg and its Newchannel; null when there is nobody of that name. */
	@Nullable Leg create(DialTarget target, @Nullable Channel parent, LegOwner owner) {
		if (target.technology().equals("Local")) {
			return this.locals.create(target, parent, owner);
		}
		Endpoint endpoint = endpoint(target.device());
		if (endpoint == null) {
			return null;
		}
		Channel channel = this.channels.create(this.engine.ids().channelName(endpoint.device()), endpoint.device(),
				target.uniqueId(), parent, DEFAULT_CONTEXT, "s");
		channel.callerNumber = endpoint.number();
		channel.callerName = endpoint.name();
		this.channels.announce(channel);
		Leg leg = new Leg(channel, endpoint.number(), owner, this.engine.now());
		Behaviours behaviours = (parent != null) ? parent.callees : null;
		leg.caller = () -> ring(leg, (behaviours != null) ? behaviours.of(endpoint) : endpoint.behaviour());
		return leg;
	}

	/** The endpoint of a device; PJSIP/100/sip:... and the like lead to PJSIP/100. */
	private @Nullable Endpoint endpoint(String device) {
		Endpoint endpoint = this.endpoints.get(device);
		int slash = device.lastIndexOf('/');
		if (endpoint != null || slash < 0) {
			return endpoint;
		}
		int at = device.indexOf('@');
		if (at >= 0) {
			// PJSIP/NUMBER@TRUNK
			return this.endpoints.get(device.substring(0, device.indexOf('/') + 1) + device.substring(at + 1));
		}
		return (device.indexOf('/') != slash) ? endpoint(device.substring(0, slash)) : null;
	}

	private void ring(Leg leg, PhoneBehaviour behaviour) {
		Channel channel = leg.channel();
		if (behaviour.rings()) {
			this.engine.after(RINGS_AFTER, () -> {
				if (leg.isWaiting()) {
					this.channels.state(channel, ChannelState.RINGING);
					leg.ringing();
				}
			});
		}
		if (behaviour.reaction() != PhoneBehaviour.Reaction.NONE) {
			Duration delay = behaviour.rings() ? RINGS_AFTER.plus(behaviour.delay()) : behaviour.delay();
			this.engine.after(delay, () -> react(leg, behaviour));
		}
	}

	private void react(Leg leg, PhoneBehaviour behaviour) {
		if (!leg.isWaiting()) {
			return;
		}
		Channel channel = leg.channel();
		if (behaviour.reaction() == PhoneBehaviour.Reaction.ANSWER) {
			this.channels.state(channel, ChannelState.UP);
			leg.answered();
			this.parties.talk(channel, behaviour);
		}
		else {
			this.parties.hangup(channel, behaviour.reaction().cause());
		}
	}

	void begin(@Nullable Channel caller, Leg leg) {
		EventWriter event = EventWriter.event("DialBegin", EventClass.CALL);
		this.engine.publish(pair(event, caller, leg).add("DialString", leg.dialString()));
	}

	void state(@Nullable Channel caller, Leg leg, String status) {
		EventWriter event = EventWriter.event("DialState", EventClass.CALL);
		this.engine.publish(pair(event, caller, leg).add("DialStatus", status));
	}

	void end(@Nullable Channel caller, Leg leg, String status) {
		EventWriter event = EventWriter.event("DialEnd", EventClass.CALL);
		this.engine.publish(pair(event, caller, leg).add("DialStatus", status));
	}

	private static EventWriter pair(EventWriter event, @Nullable Channel caller, Leg leg) {
		if (caller != null) {
			Snapshots.channel(event, "", caller);
		}
		return Snapshots.channel(event, "Dest", leg.channel());
	}

}
