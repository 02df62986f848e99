/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the files of a catalogue: {@code groups.json}, {@code events.json} and
 * {@code actions.json}.
 */
public final class CatalogueReader {

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Path directory;

	/**
	 * Creates a reader.
	 * @param directory the directory of the files
	 */
	public CatalogueReader(Path directory) {
		this.directory = directory;
	}

	/**
	 * Reads and checks the catalogue.
	 * @return the catalogue
	 * @throws IOException if a file cannot be read
	 * @throws CatalogueException if the catalogue contains an error
	 */
	public Catalogue read() throws IOException {
		JsonEntry shared = file("groups.json");
		Map<String, Enumeration> enumerations = enumerations(shared);
		Map<String, Group> groups = groups(shared, new FieldReader(Map.of(), enumerations));
		FieldReader fields = new FieldReader(groups, enumerations);
		List<Family> families = families(shared, fields);
		shared.end();
		JsonEntry events = file("events.json");
		List<EventEntry> eventEntries = new EventEntryReader(fields).events(events);
		events.end();
		JsonEntry actions = file("actions.json");
		List<ActionEntry> actionEntries = new ActionEntryReader(fields).actions(actions);
		actions.end();
		Catalogue catalogue = new Catalogue(List.copyOf(groups.values()), List.copyOf(enumerations.values()), families,
				new FamilyResolver(families).resolve(eventEntries), actionEntries);
		new CatalogueChecks(catalogue).check();
		return catalogue;
	}

	private JsonEntry file(String name) throws IOException {
		try {
			return new JsonEntry(name, this.mapper.readTree(Files.readAllBytes(this.directory.resolve(name))));
		}
		catch (JacksonException ex) {
			throw new CatalogueException(name, "this is not valid JSON: " + ex.getMessage(), "Correct it");
		}
	}

	private static Map<String, Enumeration> enumerations(JsonEntry shared) {
		Map<String, Enumeration> enumerations = new LinkedHashMap<>();
		for (JsonEntry entry : shared.children("enums", "enum", "name")) {
			List<Enumeration.Constant> constants = new ArrayList<>();
			boolean ofWords = entry.flag("ofWords");
			for (JsonEntry constant : entry.children("constants", "constant", "name")) {
				String value = ofWords ? constant.text("word") : Integer.toString(constant.number("code"));
				constants.add(new Enumeration.Constant(value, constant.text("name"), constant.text("doc")));
				constant.end();
			}
			Enumeration enumeration = new Enumeration(entry.text("name"), entry.text("javaName"), entry.text("doc"),
					ofWords, constants);
			entry.end();
			if (enumerations.put(enumeration.name(), enumeration) != null) {
				throw entry.error("the name occurs twice", "Remove one");
			}
		}
		return enumerations;
	}

	private static Map<String, Group> groups(JsonEntry shared, FieldReader fields) {
		Map<String, Group> groups = new LinkedHashMap<>();
		for (JsonEntry entry : shared.children("groups", "group", "name")) {
			Group.Kind kind = kind(entry);
			Group group = new Group(entry.text("name"), kind, kind.isRecord() ? entry.text("javaName") : "",
					entry.text("doc"), fields.headers(entry, "fields"));
			entry.end();
			if (group.fields().isEmpty()) {
				throw entry.error("the group has no fields", "Add at least one");
			}
			if (groups.put(group.name(), group) != null) {
				throw entry.error("the name occurs twice", "Remove one");
			}
		}
		return groups;
	}

	private static Group.Kind kind(JsonEntry entry) {
		String kind = entry.text("kind");
		return switch (kind) {
			case "snapshot" -> Group.Kind.SNAPSHOT;
			case "block" -> Group.Kind.BLOCK;
			case "indexed" -> Group.Kind.INDEXED;
			default -> throw entry.error("there is no kind \"" + kind + "\"", "Use snapshot, block or indexed");
		};
	}

	private static List<Family> families(JsonEntry shared, FieldReader fields) {
		List<Family> families = new ArrayList<>();
		for (JsonEntry entry : shared.children("families", "family", "javaName")) {
			families.add(new Family(entry.text("javaName"), entry.text("doc"), entry.texts("parents"),
					entry.flag("implied"), entry.flag("rows"), fields.fields(entry, "components")));
			entry.end();
		}
		return families;
	}

}
