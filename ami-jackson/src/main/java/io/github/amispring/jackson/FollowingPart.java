/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.internal.Fields;
import tools.jackson.core.JsonGenerator;

/**
 * Headers with arbitrary names that follow a known header: an object with a property for
 * each.
 */
final class FollowingPart implements EventPart {

	private final String name;

	FollowingPart(String name) {
		this.name = name;
	}

	@Override
	public List<String> slots() {
		return List.of();
	}

	@Override
	public void write(Fields fields, int firstSlot, JsonGenerator out, List<Line> lines) {
		Map<String, String> headers = fields.following(firstSlot - 1);
		if (!headers.isEmpty()) {
			out.writeName(this.name);
			ValueTypes.writeMap(headers, out);
			add(headers, lines);
		}
	}

	@Override
	public void read(JsonObject json, List<Line> lines) {
		Object headers = json.get(this.name);
		if (headers == null) {
			return;
		}
		try {
			add(ValueTypes.textMap(headers), lines);
		}
		catch (IllegalArgumentException ex) {
			throw JsonObject.invalid(this.name, headers);
		}
	}

	private static void add(Map<String, String> headers, List<Line> lines) {
		headers.forEach((name, value) -> lines.add(new Line(new AmiHeader(name, value), Set.of())));
	}

}
