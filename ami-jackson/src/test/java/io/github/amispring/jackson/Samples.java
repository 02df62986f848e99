/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.client.internal.wire.WireFormat;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages of every type in the catalogue, and recordings of real servers.
 */
final class Samples {

	private static final JsonNode EVENTS = catalogue("events.json").get("events");

	private static final JsonNode GROUPS = catalogue("groups.json").get("groups");

	private Samples() {
	}

	/** Returns the names of all events. */
	static List<String> names() {
		return EVENTS.valueStream().map((event) -> event.get("name").stringValue()).toList();
	}

	/**
	 * Returns an event with all its headers, in the format in which Asterisk normally
	 * sends it.
	 */
	static AmiMessage typical(String name) {
		return message(name, Samples::typicalValue);
	}

	/** Returns an event with all its headers, whose values a function creates. */
	static AmiMessage message(String name, Function<JsonNode, String> values) {
		List<AmiHeader> headers = new ArrayList<>();
		headers.add(new AmiHeader("Event", name));
		fields(name).forEach((header, field) -> headers.add(new AmiHeader(header, values.apply(field))));
		return AmiMessage.of(headers);
	}

	private static Map<String, JsonNode> fields(String name) {
		JsonNode event = EVENTS.valueStream()
			.filter((each) -> each.get("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
		Map<String, JsonNode> fields = new LinkedHashMap<>();
		for (JsonNode field : event.get("fields")) {
			if (field.has("snapshot")) {
				addGroup(field.get("snapshot").stringValue(), field.path("prefix").asString(""), fields);
			}
			else if (field.has("block")) {
				addGroup(field.get("block").stringValue(), "", fields);
			}
			else if (field.has("indexed")) {
				for (String number : List.of("0", "1")) {
					Map<String, JsonNode> row = new LinkedHashMap<>();
					addGroup(field.get("indexed").stringValue(), "", row);
					row.forEach((header, each) -> fields.put(header.replace("{n}", number), each));
				}
			}
			else if (field.has("header")) {
				fields.put(field.get("header").stringValue(), field);
			}
		}
		return fields;
	}

	private static void addGroup(String name, String prefix, Map<String, JsonNode> fields) {
		JsonNode group = GROUPS.valueStream()
			.filter((each) -> each.get("name").stringValue().equals(name))
			.findFirst()
			.orElseThrow();
		group.get("fields").forEach((field) -> fields.put(prefix + field.get("header").stringValue(), field));
	}

	static String typicalValue(JsonNode field) {
		if (field.path("escaped").asBoolean(false) && !"map".equals(field.path("type").asString(""))) {
			return "a \\\"quoted\\\" text";
		}
		if (field.path("percentEncoded").asBoolean(false)) {
			return "200%20result%3D1";
		}
		return switch (field.get("type").stringValue()) {
			case "int" -> "16";
			case "long" -> "4294967295";
			case "double" -> "88.5";
			case "boolean" -> "1";
			case "duration" -> "clock".equals(field.get("unit").stringValue()) ? "00:01:02" : "12";
			case "timestamp" -> switch (field.get("format").stringValue()) {
				case "localDateTime" -> "2026-11-26 22:11:11";
				case "offsetDateTime" -> "2026-11-26T22:11:11.123+0000";
				default -> "1795335241";
			};
			case "list" -> "one" + field.get("separator").stringValue() + "two";
			case "map" -> "ORDER=17";
			default -> "text";
		};
	}

	/** Returns all events of a recording. */
	static List<AmiMessage> recorded(String version) {
		return read(bytes("io/github/amispring/event/asterisk-" + version + ".ami"), StandardCharsets.UTF_8, "11.0.0");
	}

	/** Decodes messages in the same way as the client. */
	static List<AmiMessage> read(byte[] bytes, Charset charset, String amiVersion) {
		try {
			MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), MessageLimits.DEFAULT, charset,
					"a-");
			reader.setFormat(WireFormat.of(amiVersion));
			List<AmiMessage> messages = new ArrayList<>();
			for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
				messages.add(message);
			}
			return messages;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode catalogue(String name) {
		return new JsonMapper().readTree(bytes(name));
	}

	private static byte[] bytes(String resource) {
		try (InputStream in = Samples.class.getClassLoader().getResourceAsStream(resource)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
