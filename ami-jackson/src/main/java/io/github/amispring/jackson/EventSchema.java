/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.internal.Fields;
import io.github.amispring.message.internal.HeaderLayout;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON properties that are specific to one event type.
 */
final class EventSchema {

	/**
	 * The maximum number of cached names, which limits the cache if headers have
	 * arbitrary names. Asterisk uses fewer names.
	 */
	private static final int MAX_NAMES = 500;

	private final List<EventPart> parts;

	private final HeaderLayout layout;

	private final Map<String, Boolean> secrets = new ConcurrentHashMap<>();

	private EventSchema(List<EventPart> parts) {
		this.parts = parts;
		this.layout = HeaderLayout.of(parts.stream().flatMap((part) -> part.slots().stream()).toArray(String[]::new));
	}

	static EventSchema of(EventPart... parts) {
		return new EventSchema(List.of(parts));
	}

	/**
	 * Returns whether a line contains a secret. This depends on the names of the event
	 * and the header only, and is cached because the check is expensive.
	 * @param message a message of this type
	 * @param line the index of the line
	 * @return {@code true} for a secret
	 */
	boolean isSecret(AmiMessage message, int line) {
		String name = message.name(line);
		Boolean known = this.secrets.get(name);
		if (known != null) {
			return known;
		}
		boolean secret = message.isSecret(line);
		if (this.secrets.size() < MAX_NAMES) {
			this.secrets.put(name, secret);
		}
		return secret;
	}

	/**
	 * Writes the properties.
	 * @param message the message
	 * @param out the target
	 * @return the headers that {@link #read} would create from the written properties
	 */
	List<PropertyHeader> write(AmiMessage message, JsonGenerator out) {
		List<PropertyHeader> headers = new ArrayList<>();
		if (!this.parts.isEmpty()) {
			Fields fields = this.layout.locate(message);
			int slot = 0;
			for (EventPart part : this.parts) {
				part.write(fields, slot, out, headers);
				slot += part.slots().size();
			}
		}
		return headers;
	}

	/**
	 * Reads the properties.
	 * @param json the event
	 * @return the headers that the properties represent, in the order of the catalogue
	 */
	List<PropertyHeader> read(JsonObject json) {
		List<PropertyHeader> headers = new ArrayList<>();
		this.parts.forEach((part) -> part.read(json, headers));
		return headers;
	}

}
