/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * The states of devices, which follow from their channels.
 */
final class DeviceStates {

	private final Map<String, DeviceState> states = new LinkedHashMap<>();

	private final List<Consumer<String>> listeners = new ArrayList<>();

	private final Engine engine;

	DeviceStates(Engine engine) {
		this.engine = engine;
	}

	void onChange(Consumer<String> listener) {
		this.listeners.add(listener);
	}

	DeviceState state(String device) {
		return this.states.getOrDefault(device, DeviceState.NOT_INUSE);
	}

	Map<String, DeviceState> all() {
		return this.states;
	}

	/** Computes a device's state anew, and tells when it is another. */
	void update(String device, Collection<Channel> channels) {
		set(device, compute(device, channels));
	}

	void set(String device, DeviceState state) {
		DeviceState before = this.states.put(device, state);
		if (before == null) {
			before = DeviceState.NOT_INUSE;
		}
		if (before != state) {
			this.engine.publish(
					EventWriter.event("DeviceStateChange", EventClass.CALL).add("Device", device).add("State", state));
			this.listeners.forEach((listener) -> listener.accept(device));
		}
	}

	private static DeviceState compute(String device, Collection<Channel> channels) {
		int ringing = 0;
		int busy = 0;
		int holding = 0;
		int used = 0;
		for (Channel channel : channels) {
			if (!channel.device().equals(device) || channel.state == ChannelState.DOWN) {
				continue;
			}
			ringing += (channel.state == ChannelState.RINGING) ? 1 : 0;
			busy += (channel.state == ChannelState.BUSY) ? 1 : 0;
			holding += channel.holding ? 1 : 0;
			used += (channel.state != ChannelState.RINGING) ? 1 : 0;
		}
		if (ringing > 0) {
			return (used > 0) ? DeviceState.RINGINUSE : DeviceState.RINGING;
		}
		if (holding > 0 && holding == used) {
			return DeviceState.ONHOLD;
		}
		if (busy > 0) {
			return DeviceState.BUSY;
		}
		return (used > 0) ? DeviceState.INUSE : DeviceState.NOT_INUSE;
	}

}
