/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * The states of the devices, computed from their channels.
 */
public final class DeviceStates {

	private final Map<String, DeviceState> states = new LinkedHashMap<>();

	private final List<Consumer<String>> listeners = new ArrayList<>();

	private final Engine engine;

	/**
	 * Creates the states of a PBX without channels.
	 * @param engine the engine of the PBX
	 */
	public DeviceStates(Engine engine) {
		this.engine = engine;
	}

	/**
	 * Adds a listener for state changes.
	 * @param listener receives the device whose state has changed
	 */
	public void onChange(Consumer<String> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Returns the state of a device.
	 * @param device the device
	 * @return the state
	 */
	public DeviceState state(String device) {
		return this.states.getOrDefault(device, DeviceState.NOT_INUSE);
	}

	/**
	 * Returns the states of all devices that have been in use.
	 * @return the states by device
	 */
	public Map<String, DeviceState> all() {
		return this.states;
	}

	/**
	 * Updates the state of a device after a change of a channel. As in Asterisk, the
	 * state is computed and published after the change.
	 * @param device the device
	 * @param channels the channels that exist
	 */
	void update(String device, Collection<PbxChannel> channels) {
		this.engine.react(() -> set(device, compute(device, channels)));
	}

	/**
	 * Publishes the state of a Local channel. Asterisk does not keep this state, and
	 * publishes it even if it has not changed.
	 */
	void publishLocal(String device, boolean inUse) {
		DeviceState state = inUse ? DeviceState.INUSE : DeviceState.NOT_INUSE;
		this.engine.react(() -> {
			this.states.put(device, state);
			publish(device, state);
		});
	}

	/**
	 * Sets the state of a device, and publishes the state if it has changed.
	 * @param device the device
	 * @param state the state
	 */
	public void set(String device, DeviceState state) {
		DeviceState before = this.states.put(device, state);
		if (before == null && !device.startsWith("Queue:")) {
			before = DeviceState.NOT_INUSE;
		}
		if (before != state) {
			publish(device, state);
		}
	}

	private void publish(String device, DeviceState state) {
		this.engine
			.publish(EventWriter.event("DeviceStateChange", EventClass.CALL).add("Device", device).add("State", state));
		this.listeners.forEach((listener) -> listener.accept(device));
	}

	private static DeviceState compute(String device, Collection<PbxChannel> channels) {
		int ringing = 0;
		int busy = 0;
		int held = 0;
		int used = 0;
		for (PbxChannel channel : channels) {
			if (!channel.device().equals(device) || channel.state() == ChannelState.DOWN) {
				continue;
			}
			ringing += (channel.state() == ChannelState.RINGING) ? 1 : 0;
			busy += (channel.state() == ChannelState.BUSY) ? 1 : 0;
			held += channel.isHeld() ? 1 : 0;
			used += (channel.state() != ChannelState.RINGING) ? 1 : 0;
		}
		if (ringing > 0) {
			return (used > 0) ? DeviceState.RINGINUSE : DeviceState.RINGING;
		}
		if (held > 0 && held == used) {
			return DeviceState.ONHOLD;
		}
		if (busy > 0) {
			return DeviceState.BUSY;
		}
		return (used > 0) ? DeviceState.INUSE : DeviceState.NOT_INUSE;
	}

}
