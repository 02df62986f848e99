/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveExtension;
import io.github.amispring.live.model.LiveSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines how the page shows an extension: an extension with a hint
 * and the devices of this hint, or a phone without a hint.
 *
 * @param key the identifier of the extension
 * @param server the name of the server
 * @param extension the extension, {@code null} for a phone without a hint
 * @param device the first device of the hint, or the phone; {@code null} if there is none
 * @param devices what is known about the devices
 * @param directory the names and groups of the phones
 */
record ExtensionSource(String key, String server, @Nullable LiveExtension extension, @Nullable String device,
		List<LiveDevice> devices, Directory directory) {

	static Map<String, ExtensionSource> all(PbxState state) {
		LiveSnapshot snapshot = state.snapshot();
		Map<String, ExtensionSource> sources = new HashMap<>();
		Set<String> hinted = new HashSet<>();
		snapshot.extensions().forEach((id, extension) -> {
			List<String> names = devicesOf(extension.hint());
			hinted.addAll(names);
			String key = state.key(id);
			sources.put(key, new ExtensionSource(key, snapshot.server(), extension,
					names.isEmpty() ? null : names.get(0), known(names, snapshot), state.directory()));
		});
		snapshot.devices().forEach((name, device) -> {
			if (!hinted.contains(name) && state.directory().isPhone(name)) {
				String key = state.key(name);
				sources.put(key,
						new ExtensionSource(key, snapshot.server(), null, name, List.of(device), state.directory()));
			}
		});
		return sources;
	}

	private static List<LiveDevice> known(List<String> names, LiveSnapshot snapshot) {
		List<LiveDevice> devices = new ArrayList<>(names.size());
		for (String name : names) {
			LiveDevice device = snapshot.devices().get(name);
			if (device != null) {
				devices.add(device);
			}
		}
		return devices;
	}

	/**
	 * A hint consists of devices, separated by {@code &}, and optionally of a presence
	 * after a comma.
	 */
	private static List<String> devicesOf(@Nullable String hint) {
		if (hint == null || hint.isEmpty()) {
			return List.of();
		}
		int comma = hint.indexOf(',');
		String devices = (comma >= 0) ? hint.substring(0, comma) : hint;
		return (devices.indexOf('&') < 0) ? List.of(devices) : List.of(devices.split("&"));
	}

}
