/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.device;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.amispring.event.DeviceState;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.live.event.DeviceChangedEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.LiveDevice;
import org.jspecify.annotations.Nullable;

/**
 * The devices and their states.
 */
final class Devices {

	/**
	 * Devices of channels that Asterisk creates for itself. It reports a state for each
	 * extension that a Local channel dials, but never lists these devices.
	 */
	private static final Set<String> UNLISTED = Set.of("Local", "CBAnn", "CBRec", "Announcer", "Recorder");

	private final Map<String, LiveDevice> devices = new HashMap<>();

	/** The devices that have changed, with the records that were published last. */
	private final Map<String, Optional<LiveDevice>> touched = new LinkedHashMap<>();

	private final EventTime time;

	private final int limit;

	private final Drops drops;

	Devices(EventTime time, int limit, Drops drops) {
		this.time = time;
		this.limit = limit;
		this.drops = drops;
	}

	void changed(DeviceStateChangeEvent event) {
		DeviceState state = stateOf(event.state());
		if (event.device() != null && state != null && isListed(event.device())) {
			LiveDevice device = this.devices.get(event.device());
			if (device == null || device.state() != state) {
				put(new LiveDevice(event.device(), state, this.time.now(), callIds(device)));
			}
		}
	}

	private static boolean isListed(String device) {
		return !UNLISTED.contains(device.substring(0, Math.max(0, device.indexOf('/'))));
	}

	private static Set<String> callIds(@Nullable LiveDevice device) {
		return (device != null) ? device.callIds() : Set.of();
	}

	private static @Nullable DeviceState stateOf(@Nullable String name) {
		for (DeviceState state : DeviceState.values()) {
			if (state.name().equalsIgnoreCase(name)) {
				return state;
			}
		}
		return null;
	}

	void seed(List<DeviceStateChangeEvent> list) {
		Map<String, DeviceState> listed = new LinkedHashMap<>();
		for (DeviceStateChangeEvent entry : list) {
			DeviceState state = stateOf(entry.state());
			if (entry.device() != null && state != null) {
				listed.put(entry.device(), state);
			}
		}
		for (LiveDevice device : List.copyOf(this.devices.values())) {
			if (device.state() != null && !listed.containsKey(device.name())) {
				put(new LiveDevice(device.name(), null, null, device.callIds()));
			}
		}
		listed.forEach((name, state) -> {
			LiveDevice device = this.devices.get(name);
			if (device == null || device.state() != state) {
				put(new LiveDevice(name, state, null, callIds(device)));
			}
		});
	}

	/** Sets the calls of a device. */
	void calls(String name, Set<String> callIds) {
		LiveDevice device = this.devices.get(name);
		if (!callIds(device).equals(callIds)) {
			put(new LiveDevice(name, (device != null) ? device.state() : null, (device != null) ? device.since() : null,
					Set.copyOf(callIds)));
		}
	}

	/** Stores a device, or removes it if nothing is known about it any more. */
	private void put(LiveDevice device) {
		LiveDevice before = this.devices.get(device.name());
		if (device.state() == null && device.callIds().isEmpty()) {
			this.devices.remove(device.name());
		}
		else if (before == null && this.devices.size() >= this.limit) {
			this.drops.dropped();
			return;
		}
		else {
			this.devices.put(device.name(), device);
		}
		this.touched.putIfAbsent(device.name(), Optional.ofNullable(before));
	}

	/** Publishes the devices that have changed since the last call. */
	void publish(Publication publication) {
		this.touched.forEach((name, before) -> {
			LiveDevice device = this.devices.get(name);
			publication.device(name, device);
			LiveDevice present = (device != null) ? device : new LiveDevice(name, null, null, Set.of());
			if (before.map(LiveDevice::state).orElse(null) != present.state()) {
				publication.emit((server, version, at) -> new DeviceChangedEvent(server, version, at, present));
			}
		});
		this.touched.clear();
	}

	int size() {
		return this.devices.size();
	}

}
