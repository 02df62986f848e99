/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.device;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.live.event.ExtensionChangedEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.LiveExtension;
import org.jspecify.annotations.Nullable;

/**
 * The extensions with hints, and their states.
 */
final class Extensions {

	/** The status of an extension whose hint was removed. */
	private static final int REMOVED = -2;

	private final Map<String, LiveExtension> extensions = new HashMap<>();

	/** The extensions that have changed, with the records that were published last. */
	private final Map<String, Optional<LiveExtension>> touched = new LinkedHashMap<>();

	private final EventTime time;

	private final int limit;

	private final Drops drops;

	Extensions(EventTime time, int limit, Drops drops) {
		this.time = time;
		this.limit = limit;
		this.drops = drops;
	}

	void changed(ExtensionStatusEvent event) {
		String key = key(event);
		if (key == null) {
			return;
		}
		if (Integer.valueOf(REMOVED).equals(event.statusCode())) {
			remove(key);
		}
		else {
			put(key, event, this.time.now());
		}
	}

	void seed(List<ExtensionStatusEvent> list) {
		Map<String, ExtensionStatusEvent> listed = new LinkedHashMap<>();
		for (ExtensionStatusEvent entry : list) {
			String key = key(entry);
			if (key != null) {
				listed.put(key, entry);
			}
		}
		for (String key : List.copyOf(this.extensions.keySet())) {
			if (!listed.containsKey(key)) {
				remove(key);
			}
		}
		listed.forEach((key, entry) -> put(key, entry, null));
	}

	private static @Nullable String key(ExtensionStatusEvent event) {
		return (event.exten() != null && event.context() != null) ? event.exten() + "@" + event.context() : null;
	}

	private void put(String key, ExtensionStatusEvent event, @Nullable Instant at) {
		String exten = event.exten();
		String context = event.context();
		LiveExtension before = this.extensions.get(key);
		if (exten == null || context == null) {
			return;
		}
		if (before == null && this.extensions.size() >= this.limit) {
			this.drops.dropped();
			return;
		}
		boolean same = before != null && Objects.equals(before.statusCode(), event.statusCode());
		LiveExtension extension = new LiveExtension(exten, context, event.hint(), event.statusCode(),
				event.statusText(), (before != null && same) ? before.since() : at);
		if (!extension.equals(before)) {
			this.extensions.put(key, extension);
			this.touched.putIfAbsent(key, Optional.ofNullable(before));
		}
	}

	private void remove(String key) {
		LiveExtension before = this.extensions.remove(key);
		if (before != null) {
			this.touched.putIfAbsent(key, Optional.of(before));
		}
	}

	/** Publishes the extensions that have changed since the last call. */
	void publish(Publication publication) {
		this.touched.forEach((key, before) -> {
			LiveExtension extension = this.extensions.get(key);
			publication.extension(key, extension);
			LiveExtension present = (extension != null) ? extension : before.map(Extensions::removed).orElse(null);
			if (present != null && !present.equals(before.orElse(null))) {
				publication.emit((server, version, at) -> new ExtensionChangedEvent(server, version, at, present));
			}
		});
		this.touched.clear();
	}

	private static LiveExtension removed(LiveExtension extension) {
		return new LiveExtension(extension.exten(), extension.context(), extension.hint(), null, null, null);
	}

	int size() {
		return this.extensions.size();
	}

}
