/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of a catalogue file. Reading is strict: {@link #end()} rejects keys that
 * were not read.
 */
final class JsonEntry {

	private final String where;

	private final JsonNode node;

	private final TreeSet<String> known = new TreeSet<>();

	JsonEntry(String where, JsonNode node) {
		this.where = where;
		this.node = node;
		if (!node.isObject()) {
			throw error("this is not a JSON object", "Write {...}");
		}
	}

	String where() {
		return this.where;
	}

	String text(String key) {
		String text = optionalText(key);
		if (text == null) {
			throw error("the key \"" + key + "\" is missing", "Add it");
		}
		return text;
	}

	String text(String key, String otherwise) {
		String text = optionalText(key);
		return (text != null) ? text : otherwise;
	}

	@Nullable String optionalText(String key) {
		JsonNode value = get(key);
		if (value == null) {
			return null;
		}
		if (!value.isString()) {
			throw error("the value of \"" + key + "\" is not a string", "Put it into quotes");
		}
		return value.stringValue();
	}

	boolean flag(String key) {
		return flag(key, false);
	}

	boolean flag(String key, boolean otherwise) {
		JsonNode value = get(key);
		if (value == null) {
			return otherwise;
		}
		if (!value.isBoolean() || value.booleanValue() == otherwise) {
			throw error("\"" + key + "\" can only be " + !otherwise, "Remove the key for " + otherwise);
		}
		return !otherwise;
	}

	int number(String key) {
		JsonNode value = get(key);
		if (value == null || !value.isInt()) {
			throw error("\"" + key + "\" must be an integer", "Set an integer");
		}
		return value.intValue();
	}

	List<String> texts(String key) {
		List<String> texts = new ArrayList<>();
		for (JsonNode value : items(key)) {
			if (!value.isString()) {
				throw error("\"" + key + "\" contains a value that is not a string", "Put it into quotes");
			}
			texts.add(value.stringValue());
		}
		return texts;
	}

	List<List<String>> listsOfTexts(String key) {
		List<List<String>> lists = new ArrayList<>();
		for (JsonNode value : items(key)) {
			if (!value.isArray()) {
				throw error("\"" + key + "\" must contain lists", "Write [[...], [...]]");
			}
			lists.add(value.values().stream().map(JsonNode::stringValue).toList());
		}
		return lists;
	}

	@Nullable JsonEntry child(String key) {
		JsonNode value = get(key);
		return (value != null) ? new JsonEntry(this.where + ", " + key, value) : null;
	}

	/**
	 * Returns the objects of a list.
	 * @param key the list's key
	 * @param what the kind of the objects, for error messages
	 * @param nameKeys the keys whose value can name an object in error messages, in order
	 * of precedence
	 * @return the objects
	 */
	List<JsonEntry> children(String key, String what, String... nameKeys) {
		List<JsonEntry> children = new ArrayList<>();
		for (JsonNode value : items(key)) {
			children.add(new JsonEntry(this.where + separator() + what + " " + name(value, children.size(), nameKeys),
					value));
		}
		return children;
	}

	private String separator() {
		return this.where.endsWith(".json") ? ": " : ", ";
	}

	private static String name(JsonNode value, int index, String... nameKeys) {
		for (String key : nameKeys) {
			JsonNode name = value.get(key);
			if (name != null && name.isValueNode()) {
				return name.asString();
			}
		}
		return "number " + (index + 1);
	}

	private List<JsonNode> items(String key) {
		JsonNode value = get(key);
		if (value == null) {
			return List.of();
		}
		if (!value.isArray()) {
			throw error("\"" + key + "\" is not a list", "Write [...]");
		}
		return List.copyOf(value.values());
	}

	private @Nullable JsonNode get(String key) {
		this.known.add(key);
		return this.node.get(key);
	}

	/**
	 * Finishes reading this object.
	 * @throws CatalogueException if the object has a key that was not read
	 */
	void end() {
		for (Map.Entry<String, JsonNode> property : this.node.properties()) {
			if (!this.known.contains(property.getKey())) {
				throw error("the key \"" + property.getKey() + "\" is unknown",
						"Remove or correct it; known keys are " + String.join(", ", this.known));
			}
		}
	}

	CatalogueException error(String problem, String remedy) {
		return new CatalogueException(this.where, problem, remedy);
	}

}
