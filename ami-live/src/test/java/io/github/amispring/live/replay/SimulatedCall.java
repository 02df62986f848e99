/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * The events of an answered call: those that Asterisk sends without VarSet, Newexten and
 * CEL.
 */
final class SimulatedCall {

	private final String id;

	private final List<AmiEvent> events = new ArrayList<>();

	private SimulatedCall(int number) {
		this.id = "1700000000." + number;
	}

	/** Returns the events of a call. Different numbers give different channels. */
	static List<AmiEvent> events(int number) {
		return new SimulatedCall(number).create();
	}

	private List<AmiEvent> create() {
		channel("Newchannel", "a", "4", "Exten", "200");
		channel("Newchannel", "b", "0", "Exten", "s");
		dial("DialBegin", "4", "0");
		channel("NewConnectedLine", "b", "0");
		channel("Newstate", "b", "5");
		dial("DialState", "4", "5", "DialStatus", "RINGING");
		add("DeviceStateChange", "Device", "PJSIP/200", "State", "RINGING");
		channel("Newstate", "b", "6");
		dial("DialEnd", "4", "6", "DialStatus", "ANSWER");
		add("DeviceStateChange", "Device", "PJSIP/200", "State", "INUSE");
		channel("Newstate", "a", "6");
		bridge("BridgeCreate");
		channel("BridgeEnter", "b", "6", "BridgeUniqueid", this.id);
		channel("BridgeEnter", "a", "6", "BridgeUniqueid", this.id);
		channel("HangupRequest", "a", "6");
		channel("BridgeLeave", "a", "6", "BridgeUniqueid", this.id);
		channel("BridgeLeave", "b", "6", "BridgeUniqueid", this.id);
		bridge("BridgeDestroy");
		channel("Hangup", "b", "6", "Cause", "16");
		channel("SoftHangupRequest", "a", "6");
		channel("Hangup", "a", "6", "Cause", "16");
		add("DeviceStateChange", "Device", "PJSIP/200", "State", "NOT_INUSE");
		return this.events;
	}

	private void channel(String event, String leg, String state, String... headers) {
		List<String> all = new ArrayList<>();
		leg(all, "", leg, state);
		all.addAll(List.of(headers));
		add(event, all.toArray(String[]::new));
	}

	private void dial(String event, String callerState, String calledState, String... headers) {
		List<String> all = new ArrayList<>();
		leg(all, "", "a", callerState);
		leg(all, "Dest", "b", calledState);
		all.addAll(List.of(headers));
		add(event, all.toArray(String[]::new));
	}

	private void leg(List<String> headers, String prefix, String leg, String state) {
		headers.addAll(List.of(prefix + "Channel", "PJSIP/" + (leg.equals("a") ? "100" : "200") + "-" + this.id,
				prefix + "ChannelState", state, prefix + "CallerIDNum", leg.equals("a") ? "100" : "200",
				prefix + "Uniqueid", this.id + leg, prefix + "Linkedid", this.id + "a"));
	}

	private void bridge(String event) {
		add(event, "BridgeUniqueid", this.id, "BridgeType", "basic", "BridgeTechnology", "simple_bridge");
	}

	private void add(String event, String... headers) {
		List<String> all = new ArrayList<>(List.of("Event", event));
		all.addAll(List.of(headers));
		this.events.add(EventTypes.decode(AmiMessage.of(all.toArray(String[]::new))));
	}

}
