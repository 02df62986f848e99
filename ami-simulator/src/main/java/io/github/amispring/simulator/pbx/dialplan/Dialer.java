/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.phone.BehaviorChooser;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Creates the channels that call a phone, or an extension through a Local channel, and
 * publishes the events of dialing.
 */
public final class Dialer {

	private static final String DEFAULT_CONTEXT = "default";

	private final Engine engine;

	private final Channels channels;

	private final Map<String, Endpoint> endpoints;

	private final CalledPhones phones;

	private final LocalChannels locals;

	/**
	 * Creates a dialer.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param endpoints the endpoints by device
	 * @param phones the phones that are called
	 * @param locals creates Local channels
	 */
	public Dialer(Engine engine, Channels channels, Map<String, Endpoint> endpoints, CalledPhones phones,
			LocalChannels locals) {
		this.engine = engine;
		this.channels = channels;
		this.endpoints = endpoints;
		this.phones = phones;
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
		leg.onCall(() -> this.phones.call(leg, (chooser != null) ? chooser.choose(endpoint) : endpoint.behavior()));
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

	/**
	 * Publishes the DialBegin event.
	 * @param caller the channel of the caller, {@code null} for an originated call
	 * @param leg the called leg
	 */
	public void begin(@Nullable PbxChannel caller, Leg leg) {
		begin(caller, leg, leg.dialString());
	}

	/**
	 * Publishes the DialBegin event.
	 * @param caller the channel of the caller, {@code null} for an originated call
	 * @param leg the called leg
	 * @param dialString the value of the header DialString
	 */
	public void begin(@Nullable PbxChannel caller, Leg leg, String dialString) {
		this.engine.publish(event("DialBegin", caller, leg).add("DialString", dialString));
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

	/**
	 * Publishes the DialEnd event of a leg whose phone forwards the call.
	 * @param caller the channel of the caller
	 * @param leg the called leg
	 * @param exten the extension to which the phone forwards the call
	 */
	public void forwarded(PbxChannel caller, Leg leg, String exten) {
		this.engine.publish(event("DialEnd", caller, leg).add("Forward", exten).add("DialStatus", "CANCEL"));
	}

	private static EventWriter event(String name, @Nullable PbxChannel caller, Leg leg) {
		EventWriter event = EventWriter.event(name, EventClass.CALL);
		if (caller != null) {
			Snapshots.channel(event, "", caller);
		}
		return Snapshots.channel(event, "Dest", leg.channel());
	}

}
