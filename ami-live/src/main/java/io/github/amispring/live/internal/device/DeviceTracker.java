/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.device;

import java.util.List;
import java.util.Set;

import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.internal.publish.Tracker;
import io.github.amispring.live.settings.LiveSettings;

/**
 * Follows the states of devices and of extensions with hints.
 */
public final class DeviceTracker implements Tracker {

	private final Devices devices;

	private final Extensions extensions;

	/**
	 * Creates a tracker.
	 */
	public DeviceTracker(LiveSettings settings, EventTime time, Drops drops, EventRouter router) {
		this.devices = new Devices(time, settings.limits().devices(), drops);
		this.extensions = new Extensions(time, settings.limits().extensions(), drops);
		router.on(DeviceStateChangeEvent.class, this.devices::changed);
		router.on(ExtensionStatusEvent.class, this.extensions::changed);
	}

	/**
	 * Replaces states by the lists of the actions DeviceStateList and ExtensionStateList.
	 */
	public void seed(List<DeviceStateChangeEvent> devices, List<ExtensionStatusEvent> extensions) {
		this.devices.seed(devices);
		this.extensions.seed(extensions);
	}

	/**
	 * Sets the calls in which channels of a device take part.
	 */
	public void calls(String device, Set<String> callIds) {
		this.devices.calls(device, callIds);
	}

	@Override
	public void publish(Publication publication) {
		this.devices.publish(publication);
		this.extensions.publish(publication);
	}

	@Override
	public List<Integer> sizes() {
		return List.of(this.devices.size(), this.extensions.size());
	}

}
