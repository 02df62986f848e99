/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code events.json}.
 */
final class EventEntryReader {

	private final FieldReader fields;

	EventEntryReader(FieldReader fields) {
		this.fields = fields;
	}

	List<EventEntry> events(JsonEntry file) {
		List<EventEntry> events = new ArrayList<>();
		for (JsonEntry entry : file.children("events", "event", "name")) {
			events.add(event(entry));
			entry.end();
		}
		return events;
	}

	private EventEntry event(JsonEntry entry) {
		return new EventEntry(entry.text("name"), entry.texts("aliases"), entry.text("javaName"),
				entry.texts("families"), entry.text("doc"), entry.texts("notes"), entry.texts("privilege"), role(entry),
				entry.texts("actions"), entry.flag("unsolicited", true), VersionsReader.read(entry),
				entry.texts("replacedBy"), entry.optionalText("openHeaders"), entry.texts("notSecret"),
				this.fields.fields(entry, "fields"));
	}

	private static EventEntry.@Nullable Role role(JsonEntry entry) {
		String role = entry.optionalText("role");
		if (role == null) {
			return null;
		}
		return switch (role) {
			case "entry" -> EventEntry.Role.ENTRY;
			case "completion" -> EventEntry.Role.COMPLETION;
			case "response" -> EventEntry.Role.RESPONSE;
			case "outcome" -> EventEntry.Role.OUTCOME;
			default ->
				throw entry.error("there is no role \"" + role + "\"", "Use entry, completion, response or outcome");
		};
	}

}
