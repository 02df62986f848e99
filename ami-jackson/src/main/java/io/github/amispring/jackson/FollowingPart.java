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
 * each header.
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
	public void write(Fields fields, int firstSlot, JsonGenerator out, List<PropertyHeader> headers) {
		Map<String, String> following = fields.following(firstSlot - 1);
		if (!following.isEmpty()) {
			out.writeName(this.name);
			ValueTypes.writeMap(following, out);
			add(following, headers);
		}
	}

	@Override
	public void read(JsonObject json, List<PropertyHeader> headers) {
		Object following = json.get(this.name);
		if (following == null) {
			return;
		}
		try {
			add(ValueTypes.textMap(following), headers);
		}
		catch (IllegalArgumentException ex) {
			throw JsonObject.invalid(this.name, following);
		}
	}

	private static void add(Map<String, String> following, List<PropertyHeader> headers) {
		following.forEach((name, value) -> headers.add(new PropertyHeader(new AmiHeader(name, value), Set.of())));
	}

}
