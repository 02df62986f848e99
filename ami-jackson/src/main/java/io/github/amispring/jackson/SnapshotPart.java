/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;

import io.github.amispring.message.internal.Fields;
import tools.jackson.core.JsonGenerator;

/**
 * A snapshot of a channel or bridge: a nested object.
 */
final class SnapshotPart implements EventPart {

	private final String name;

	private final boolean optional;

	private final List<Property<?>> properties;

	SnapshotPart(String name, boolean optional, List<Property<?>> properties) {
		this.name = name;
		this.optional = optional;
		this.properties = properties;
	}

	@Override
	public List<String> slots() {
		return this.properties.stream().flatMap((property) -> property.slots().stream()).toList();
	}

	@Override
	public void write(Fields fields, int firstSlot, JsonGenerator out, List<PropertyHeader> headers) {
		if (this.optional && !this.properties.get(0).hasValue(fields, firstSlot)) {
			return;
		}
		out.writeObjectPropertyStart(this.name);
		int slot = firstSlot;
		for (Property<?> property : this.properties) {
			property.write(fields, slot++, out, headers);
		}
		out.writeEndObject();
	}

	@Override
	public void read(JsonObject json, List<PropertyHeader> headers) {
		JsonObject snapshot = json.object(this.name);
		if (snapshot != null) {
			this.properties.forEach((property) -> property.read(snapshot, headers));
		}
	}

}
