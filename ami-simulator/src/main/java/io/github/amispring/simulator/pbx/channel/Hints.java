/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * The hints of the dialplan: extensions that have the state of a device.
 */
public final class Hints {

	private static final String CONTEXT = "default";

	private final Map<String, String> devices;

	private final Engine engine;

	private final DeviceStates states;

	/**
	 * Creates the hints of a PBX.
	 * @param engine the engine of the PBX
	 * @param states the states of the devices
	 * @param devices the devices by extension
	 */
	public Hints(Engine engine, DeviceStates states, Map<String, String> devices) {
		this.engine = engine;
		this.states = states;
		this.devices = new LinkedHashMap<>(devices);
		states.onChange(this::deviceChanged);
	}

	/**
	 * Returns the extensions that have a hint.
	 * @return the devices by extension
	 */
	public Map<String, String> all() {
		return Map.copyOf(this.devices);
	}

	private void deviceChanged(String device) {
		this.devices.forEach((exten, hint) -> {
			if (hint.equals(device)) {
				this.engine.publish(write(EventWriter.event("ExtensionStatus", EventClass.CALL), exten));
			}
		});
	}

	/**
	 * Adds the headers of an extension to an event.
	 * @param event the event
	 * @param exten an extension that has a hint
	 * @return the event
	 */
	public EventWriter write(EventWriter event, String exten) {
		String device = this.devices.getOrDefault(exten, "");
		DeviceState state = this.states.state(device);
		return event.add("Exten", exten)
			.add("Context", CONTEXT)
			.add("Hint", device)
			.add("Status", state.extensionStatus())
			.add("StatusText", state.extensionText());
	}

}
