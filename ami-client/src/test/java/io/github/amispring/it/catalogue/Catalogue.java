/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.catalogue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalogue of this project.
 */
public final class Catalogue {

	private static final Path FOLDER = Path.of("src/main/catalogue");

	private final JsonNode events = read("events.json").get("events");

	private final JsonNode actions = read("actions.json").get("actions");

	private final Map<String, JsonNode> groups = new HashMap<>();

	public Catalogue() {
		for (JsonNode group : read("groups.json").get("groups")) {
			this.groups.put(group.get("name").asString(), group);
		}
	}

	private static JsonNode read(String file) {
		return JsonMapper.shared().readTree(FOLDER.resolve(file));
	}

	/** Returns the events and actions in a major version of Asterisk. */
	ManagerApi of(int version) {
		return new ManagerApi(all(this.events, "fields", version), all(this.actions, "parameters", version));
	}

	/**
	 * Returns the permissions for each action in an Asterisk version. An account needs
	 * only one of the permissions of an action.
	 */
	public Map<String, Set<String>> privileges(int version) {
		Map<String, Set<String>> privileges = ManagerApi.empty();
		for (JsonNode action : this.actions) {
			if (isIn(action, version)) {
				Set<String> names = new TreeSet<>();
				action.path("privilege").forEach((name) -> names.add(name.asString()));
				privileges.put(action.get("name").asString(), names);
			}
		}
		return privileges;
	}

	private Map<String, Set<String>> all(JsonNode things, String parts, int version) {
		Map<String, Set<String>> all = ManagerApi.empty();
		for (JsonNode thing : things) {
			if (isIn(thing, version)) {
				Set<String> headers = new TreeSet<>();
				thing.get(parts).forEach((part) -> addHeaders(part, version, headers));
				ManagerApi.add(all, thing.get("name").asString(), headers);
			}
		}
		return all;
	}

	private void addHeaders(JsonNode part, int version, Set<String> headers) {
		if (!isIn(part, version)) {
			return;
		}
		if (part.has("snapshot")) {
			JsonNode first = this.groups.get(part.get("snapshot").asString()).get("fields").get(0);
			headers.add(part.path("prefix").asString("") + first.get("header").asString() + "...");
		}
		else if (part.has("header")) {
			String header = part.get("header").asString();
			headers.add(header);
			part.path("values").forEach((word) -> headers.add(header + "=" + word.asString()));
			if (part.path("type").asString("").equals("boolean")) {
				headers.add(header + "=" + part.path("true").asString("true"));
				headers.add(header + "=" + part.path("false").asString("false"));
			}
		}
		else if (!part.has("following")) {
			String group = part.path("block").asString(part.path("indexed").asString(""));
			this.groups.get(group).get("fields").forEach((field) -> addHeaders(field, version, headers));
		}
	}

	private static boolean isIn(JsonNode thing, int version) {
		if (thing.has("until")) {
			return false;
		}
		if (!thing.has("majors")) {
			return true;
		}
		return thing.get("majors").valueStream().anyMatch((major) -> major.asString().equals("" + version));
	}

}
