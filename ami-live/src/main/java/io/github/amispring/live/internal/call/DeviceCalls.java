/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.github.amispring.live.model.LiveChannel;
import org.jspecify.annotations.Nullable;

/**
 * The calls of each device, from its channels. Local channels belong to no device.
 */
final class DeviceCalls {

	private final Map<String, String> deviceByChannel = new HashMap<>();

	private final Map<String, Map<String, String>> callsByDevice = new HashMap<>();

	private final Set<String> changed = new LinkedHashSet<>();

	void channel(String uniqueId, @Nullable LiveChannel channel) {
		String device = (channel != null && !channel.name().startsWith("Local/")) ? channel.device() : null;
		String before = (device != null) ? this.deviceByChannel.put(uniqueId, device)
				: this.deviceByChannel.remove(uniqueId);
		if (before != null && !before.equals(device)) {
			remove(before, uniqueId);
		}
		if (device != null && channel != null) {
			String former = this.callsByDevice.computeIfAbsent(device, (key) -> new LinkedHashMap<>())
				.put(uniqueId, channel.callId());
			if (!channel.callId().equals(former)) {
				this.changed.add(device);
			}
		}
	}

	private void remove(String device, String uniqueId) {
		Map<String, String> calls = this.callsByDevice.get(device);
		if (calls != null) {
			calls.remove(uniqueId);
			if (calls.isEmpty()) {
				this.callsByDevice.remove(device);
			}
			this.changed.add(device);
		}
	}

	void changes(BiConsumer<String, Set<String>> consumer) {
		for (String device : this.changed) {
			Map<String, String> calls = this.callsByDevice.get(device);
			consumer.accept(device, (calls != null) ? new LinkedHashSet<>(calls.values()) : Set.of());
		}
		this.changed.clear();
	}

	int size() {
		return this.callsByDevice.size() + this.deviceByChannel.size();
	}

}
