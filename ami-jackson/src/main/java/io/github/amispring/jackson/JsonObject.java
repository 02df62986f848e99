/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

/**
 * A JSON object in memory, whose properties are strings, numbers as strings, lists, and
 * maps. The object is read token by token, because Jackson's tree model depends on
 * settings of the mapper.
 */
final class JsonObject {

	/**
	 * The version of the schema. Compatible additions do not change the version.
	 */
	static final int SCHEMA = 1;

	private final Map<String, @Nullable Object> properties;

	JsonObject(Map<String, @Nullable Object> properties) {
		this.properties = properties;
	}

	/**
	 * Reads an object.
	 * @param <T> the type of the result
	 * @param parser the parser, at the beginning of the object
	 * @param context the context for reporting errors
	 * @param target the requested type
	 * @param reader creates the result from the object; exceptions are reported as a
	 * mismatch of the input
	 * @return the result
	 */
	static <T> T read(JsonParser parser, DeserializationContext context, Class<?> target,
			Function<JsonObject, T> reader) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			return context.reportInputMismatch(target, "Expected a JSON object but found %s.", parser.currentToken());
		}
		JsonObject json = new JsonObject(map(parser));
		try {
			return reader.apply(json);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			return context.reportInputMismatch(target, "%s", ex.getMessage());
		}
	}

	private static Map<String, @Nullable Object> map(JsonParser parser) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			map.put(name, any(parser));
		}
		return map;
	}

	private static @Nullable Object any(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.START_OBJECT) {
			return map(parser);
		}
		if (token == JsonToken.START_ARRAY) {
			List<@Nullable Object> list = new ArrayList<>();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				list.add(any(parser));
			}
			return list;
		}
		return (token == JsonToken.VALUE_NULL) ? null : parser.getString();
	}

	boolean has(String name) {
		return this.properties.containsKey(name);
	}

	@Nullable Object get(String name) {
		return this.properties.get(name);
	}

	@Nullable String optionalText(String name) {
		Object value = get(name);
		return (value != null) ? text(name, value) : null;
	}

	String text(String name) {
		return text(name, get(name));
	}

	<T> T value(String name, Function<String, T> parser) {
		String text = text(name);
		try {
			return parser.apply(text);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw invalid(name, text);
		}
	}

	static String text(String name, @Nullable Object value) {
		if (value instanceof String text) {
			return text;
		}
		if (value == null) {
			throw new IllegalArgumentException("The property \"" + name + "\" is missing.");
		}
		throw invalid(name, value);
	}

	static IllegalArgumentException invalid(String name, Object value) {
		return new IllegalArgumentException("The property \"" + name + "\" has the invalid value " + quoted(value)
				+ ". The handbook describes the format of the JSON.");
	}

	private static String quoted(Object value) {
		return (value instanceof String text) ? '"' + text + '"' : (value instanceof List) ? "an array" : "an object";
	}

	@Nullable JsonObject object(String name) {
		Object value = get(name);
		return (value != null) ? of(name, value) : null;
	}

	List<?> list(String name) {
		Object value = get(name);
		if (value instanceof List<?> list) {
			return list;
		}
		if (value == null) {
			return List.of();
		}
		throw invalid(name, value);
	}

	@SuppressWarnings("unchecked")
	static JsonObject of(String name, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return new JsonObject((Map<String, @Nullable Object>) map);
		}
		throw invalid(name, (value != null) ? value : "null");
	}

	Map<String, @Nullable Object> properties() {
		return this.properties;
	}

	/** Rejects a later schema, which this version would misinterpret. */
	void checkSchema() {
		if (has("schema") && value("schema", Integer::valueOf) > SCHEMA) {
			throw new IllegalArgumentException("The JSON has schema version " + text("schema")
					+ ", but this version of ami-jackson supports only versions up to " + SCHEMA
					+ ". Update ami-jackson in the reading application.");
		}
	}

}
