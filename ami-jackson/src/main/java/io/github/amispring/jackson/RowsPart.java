/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;

import io.github.amispring.message.internal.Fields;
import io.github.amispring.message.internal.IndexedLayout;
import tools.jackson.core.JsonGenerator;

/**
 * A record that a message can contain any number of times: an array of objects.
 */
final class RowsPart implements EventPart {

	private final String name;

	private final List<Property<?>> properties;

	private final IndexedLayout layout;

	RowsPart(String name, List<Property<?>> properties) {
		this.name = name;
		this.properties = properties;
		this.layout = IndexedLayout.of(properties.stream().map(Property::header).toArray(String[]::new));
	}

	@Override
	public List<String> slots() {
		return List.of();
	}

	@Override
	public void write(Fields fields, int firstSlot, JsonGenerator out, List<PropertyHeader> headers) {
		List<Fields> rows = this.layout.read(fields.message(), (row) -> row);
		if (rows.isEmpty()) {
			return;
		}
		out.writeArrayPropertyStart(this.name);
		for (int number = 0; number < rows.size(); number++) {
			out.writeStartObject();
			for (int slot = 0; slot < this.properties.size(); slot++) {
				this.properties.get(slot).writeRow(rows.get(number), slot, number, out, headers);
			}
			out.writeEndObject();
		}
		out.writeEndArray();
	}

	@Override
	public void read(JsonObject json, List<PropertyHeader> headers) {
		int number = 0;
		for (Object row : json.list(this.name)) {
			JsonObject object = JsonObject.of(this.name, row);
			for (Property<?> property : this.properties) {
				property.readRow(object, number, headers);
			}
			number++;
		}
	}

}
