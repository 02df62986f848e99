/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads events: restores the message and decodes it in the same way as a message from a
 * server.
 */
final class JsonEventReader {

	private JsonEventReader() {
	}

	/**
	 * Reads an event.
	 * @param json the JSON
	 * @param target the required type or family of the event
	 * @return the event
	 * @throws IllegalArgumentException if the event is of another type, or the JSON does
	 * not have the format of an event
	 */
	static AmiEvent read(JsonObject json, Class<? extends AmiEvent> target) {
		json.checkSchema();
		String name = json.text("event");
		Instant receivedAt = json.has("receivedAt") ? json.value("receivedAt", Instant::parse) : Instant.now();
		AmiEvent event = EventTypes.decode(Headers.message(lines(json, name), receivedAt));
		if (!target.isInstance(event)) {
			throw new IllegalArgumentException("The event \"" + name + "\" is of the type "
					+ event.getClass().getSimpleName() + " and not of " + target.getSimpleName()
					+ ". Read it as its own type, as one of its families, or as AmiEvent.");
		}
		return event;
	}

	private static List<?> lines(JsonObject json, String name) {
		List<?> lines = json.list("lines");
		if (lines.isEmpty()) {
			EventSchema schema = EventSchemaCache.get(AmiMessage.of("Event", name));
			return Headers.assemble(name, schema.read(json), extras(json));
		}
		List<?> parsed = lines.stream().map(JsonEventReader::line).toList();
		if (!(parsed.get(0) instanceof AmiHeader first) || !first.name().equalsIgnoreCase("Event")
				|| !first.value().equals(name)) {
			throw new IllegalArgumentException(
					"The property \"lines\" does not begin with the header \"Event\" and the name of the event.");
		}
		return parsed;
	}

	private static Object line(@Nullable Object line) {
		if (line instanceof String text) {
			return text;
		}
		if (line instanceof List<?> header && header.size() == 2 && header.get(0) instanceof String name
				&& header.get(1) instanceof String value) {
			return header(name, value);
		}
		throw new IllegalArgumentException(
				"The property \"lines\" contains an entry that is neither [name, value] nor a line of text.");
	}

	private static List<ExtraHeader> extras(JsonObject json) {
		JsonObject headers = json.object("headers");
		if (headers == null) {
			return List.of();
		}
		List<AmiHeader> flat = new ArrayList<>();
		for (Map.Entry<String, @Nullable Object> entry : headers.properties().entrySet()) {
			String name = entry.getKey();
			if (entry.getValue() instanceof List<?> values) {
				values.forEach((value) -> flat.add(header(name, JsonObject.text(name, value))));
			}
			else {
				flat.add(header(name, JsonObject.text(name, entry.getValue())));
			}
		}
		List<?> positions = json.list("headerLines");
		if (!positions.isEmpty() && positions.size() != flat.size()) {
			throw new IllegalArgumentException("The property \"headerLines\" has " + positions.size()
					+ " numbers, but \"headers\" has " + flat.size() + " values.");
		}
		List<ExtraHeader> extras = new ArrayList<>();
		for (int i = 0; i < flat.size(); i++) {
			extras.add(new ExtraHeader(positions.isEmpty() ? i + 1 : position(positions.get(i)), flat.get(i)));
		}
		extras.sort(ExtraHeader.BY_POSITION);
		return extras;
	}

	private static int position(@Nullable Object position) {
		try {
			return Integer.parseInt(JsonObject.text("headerLines", position));
		}
		catch (NumberFormatException ex) {
			throw JsonObject.invalid("headerLines", String.valueOf(position));
		}
	}

	private static AmiHeader header(String name, String value) {
		if (name.isEmpty() || name.indexOf(':') >= 0) {
			throw new IllegalArgumentException("\"" + name + "\" is not a valid header name.");
		}
		return new AmiHeader(name, value);
	}

}
