/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;

/**
 * Writes events. Only the message is written, because all components of a record are
 * decoded from it.
 */
final class JsonEventWriter {

	private static final String MASK = "******";

	private JsonEventWriter() {
	}

	/**
	 * Writes an event.
	 * @param server the name of the server that sent the event, {@code null} if unknown
	 * @param event the event
	 * @param out the target
	 */
	static void write(@Nullable String server, AmiEvent event, JsonGenerator out) {
		if (!event.message().isEvent()) {
			throw DatabindException.from(out,
					"The message of the " + event.getClass().getSimpleName() + " does not begin with the header"
							+ " \"Event\". Events are written from their message: create them with of(AmiMessage).");
		}
		AmiMessage message = masked(event.message());
		String name = message.value(0);
		out.writeStartObject();
		out.writeNumberProperty("schema", JsonObject.SCHEMA);
		out.writeStringProperty("event", name);
		if (server != null) {
			out.writeStringProperty("server", server);
		}
		out.writeStringProperty("receivedAt", event.receivedAt().toString());
		if (event.serverTimestamp() != null) {
			out.writeStringProperty("serverTimestamp", event.serverTimestamp().toString());
		}
		List<PropertyHeader> represented = EventSchemaCache.get(message).write(message, out);
		List<Object> original = Headers.lines(message);
		Map<String, List<ExtraHeader>> extras = extras(original, represented);
		List<ExtraHeader> flat = extras.values().stream().flatMap(List::stream).toList();
		writeHeaders(extras, out);
		if (Headers.assemble(name, represented, flat.stream().sorted(ExtraHeader.BY_POSITION).toList())
			.equals(original)) {
			writePositions(flat, out);
		}
		else {
			writeLines(original, out);
		}
		out.writeEndObject();
	}

	/**
	 * Returns a message without its secrets.
	 * @param message the message
	 * @return the message itself if it has no secrets
	 */
	static AmiMessage masked(AmiMessage message) {
		EventSchema schema = EventSchemaCache.get(message);
		List<Object> lines = null;
		for (int line = 1; line < message.size(); line++) {
			if (schema.isSecret(message, line)) {
				if (lines == null) {
					lines = Headers.lines(message);
				}
				lines.set(line, new AmiHeader(message.name(line), MASK));
			}
		}
		return (lines != null) ? Headers.message(lines, message.receivedAt()) : message;
	}

	/**
	 * Returns the headers that no property represents, or whose order differs, by name.
	 */
	private static Map<String, List<ExtraHeader>> extras(List<Object> original, List<PropertyHeader> represented) {
		Map<String, List<ExtraHeader>> extras = new LinkedHashMap<>();
		int next = 0;
		for (int position = 1; position < original.size(); position++) {
			if (original.get(position) instanceof AmiHeader header) {
				int at = indexOf(header, represented, next);
				if (at >= 0) {
					next = at + 1;
				}
				else {
					extras.computeIfAbsent(header.name(), (name) -> new ArrayList<>(1))
						.add(new ExtraHeader(position, header));
				}
			}
		}
		return extras;
	}

	private static int indexOf(AmiHeader header, List<PropertyHeader> represented, int from) {
		for (int at = from; at < represented.size(); at++) {
			if (represented.get(at).header().equals(header)) {
				return at;
			}
		}
		return -1;
	}

	private static void writeHeaders(Map<String, List<ExtraHeader>> extras, JsonGenerator out) {
		if (extras.isEmpty()) {
			return;
		}
		out.writeObjectPropertyStart("headers");
		extras.forEach((name, headers) -> {
			out.writeName(name);
			if (headers.size() == 1) {
				out.writeString(headers.get(0).header().value());
			}
			else {
				out.writeStartArray();
				headers.forEach((extra) -> out.writeString(extra.header().value()));
				out.writeEndArray();
			}
		});
		out.writeEndObject();
	}

	private static void writePositions(List<ExtraHeader> extras, JsonGenerator out) {
		int position = 1;
		for (ExtraHeader extra : extras) {
			if (extra.position() != position++) {
				out.writeName("headerLines");
				int[] positions = extras.stream().mapToInt(ExtraHeader::position).toArray();
				out.writeArray(positions, 0, positions.length);
				return;
			}
		}
	}

	private static void writeLines(List<Object> lines, JsonGenerator out) {
		out.writeArrayPropertyStart("lines");
		for (Object line : lines) {
			if (line instanceof AmiHeader header) {
				out.writeStartArray();
				out.writeString(header.name());
				out.writeString(header.value());
				out.writeEndArray();
			}
			else {
				out.writeString((String) line);
			}
		}
		out.writeEndArray();
	}

}
