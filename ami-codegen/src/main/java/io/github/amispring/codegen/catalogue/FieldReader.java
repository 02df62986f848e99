/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of groups, events, families and responses.
 */
final class FieldReader {

	private static final Set<String> UNITS = Set.of("seconds", "milliseconds", "microseconds", "clock");

	private static final Set<String> FORMATS = Set.of("epochSeconds", "localDateTime", "offsetDateTime");

	private final Map<String, Group> groups;

	private final Map<String, Enumeration> enumerations;

	FieldReader(Map<String, Group> groups, Map<String, Enumeration> enumerations) {
		this.groups = groups;
		this.enumerations = enumerations;
	}

	List<Field> fields(JsonEntry parent, String key) {
		List<Field> fields = new ArrayList<>();
		for (JsonEntry entry : parent.children(key, "field", "header", "snapshot", "block", "indexed", "following",
				"component")) {
			String indexed = entry.optionalText("indexed");
			String snapshot = entry.optionalText("snapshot");
			String block = entry.optionalText("block");
			String following = entry.optionalText("following");
			if (snapshot != null) {
				fields.add(new SnapshotField(group(entry, snapshot, Group.Kind.SNAPSHOT), entry.text("prefix", ""),
						entry.text("component"), entry.text("doc", ""), entry.flag("optional")));
				entry.end();
			}
			else if (block != null) {
				fields.addAll(group(entry, block, Group.Kind.BLOCK).fields());
				entry.end();
			}
			else if (following != null) {
				checkFollows(entry, following, fields);
				fields.add(new FollowingField(entry.text("component"), entry.text("doc", "")));
				entry.end();
			}
			else if (indexed != null) {
				fields.add(new IndexedField(group(entry, indexed, Group.Kind.INDEXED), entry.text("component"),
						entry.text("doc", "")));
				entry.end();
			}
			else {
				fields.add(header(entry));
			}
		}
		return fields;
	}

	private static void checkFollows(JsonEntry entry, String header, List<Field> before) {
		if (before.isEmpty() || !(before.get(before.size() - 1) instanceof HeaderField last)
				|| !last.header().equals(header)) {
			throw entry.error("the field before it is not the header \"" + header + "\"",
					"Move it directly after that header");
		}
	}

	List<HeaderField> headers(JsonEntry parent, String key) {
		return parent.children(key, "field", "header").stream().map(this::header).toList();
	}

	private Group group(JsonEntry entry, String name, Group.Kind kind) {
		Group group = this.groups.get(name);
		if (group == null || group.kind() != kind) {
			throw entry.error("there is no " + kind.name().toLowerCase(Locale.ROOT) + " \"" + name + "\"",
					"Declare it in groups.json or use one of " + this.groups.keySet());
		}
		return group;
	}

	private HeaderField header(JsonEntry entry) {
		FieldType type = type(entry);
		Enumeration enumeration = enumeration(entry, type);
		HeaderField field = new HeaderField(entry.text("header", ""), entry.texts("otherSpellings"), type,
				entry.text("component"), entry.text("doc", ""), entry.flag("optional"), entry.flag("repeated"),
				(type == FieldType.DURATION) ? unit(entry) : null,
				(type == FieldType.TIMESTAMP) ? word(entry, "format", FORMATS) : null, separator(entry, type),
				entry.flag("escaped"), entry.flag("percentEncoded"), entry.optionalText("nullWord"),
				entry.flag("emptyIsValue"), enumeration, words(entry, enumeration), entry.flag("open"),
				entry.flag("sensitive"), VersionsReader.read(entry));
		entry.end();
		checkType(entry, field);
		return field;
	}

	private static List<String> words(JsonEntry entry, @Nullable Enumeration enumeration) {
		List<String> values = entry.texts("values");
		return (values.isEmpty() && enumeration != null) ? enumeration.words() : values;
	}

	private static void checkType(JsonEntry entry, HeaderField field) {
		FieldType type = field.type();
		if (type == FieldType.PRIORITY || type == FieldType.CALLER_ID || type == FieldType.ANY_HEADER) {
			throw entry.error("the type " + type.word() + " is valid only for action parameters", "Use another type");
		}
		if (field.repeated() && type != FieldType.STRING) {
			throw entry.error("only a string can be repeated", "Set the type to string or remove \"repeated\"");
		}
		if ((field.emptyIsValue() || field.percentEncoded()) && !type.isText()
				|| (field.escaped() || field.nullWord() != null) && !type.isText() && type != FieldType.MAP) {
			throw entry.error("only text can have a nullWord, have emptyIsValue or be encoded", "Remove that key");
		}
		checkWords(entry, type, field.values(), field.open());
	}

	static void checkWords(JsonEntry entry, FieldType type, List<String> values, boolean open) {
		if ((!values.isEmpty() || open) && type != FieldType.WORD) {
			throw entry.error("only a word can have \"values\" or be \"open\"",
					"Set the type to word or remove that key");
		}
	}

	static FieldType type(JsonEntry entry) {
		String word = entry.text("type");
		return FieldType.of(word)
			.orElseThrow(() -> entry.error("there is no type \"" + word + "\"",
					"Use one of " + Arrays.stream(FieldType.values()).map(FieldType::word).toList()));
	}

	static String unit(JsonEntry entry) {
		return word(entry, "unit", UNITS);
	}

	static char separator(JsonEntry entry, FieldType type) {
		if (type != FieldType.LIST) {
			return ' ';
		}
		String separator = entry.text("separator");
		if (separator.length() != 1) {
			throw entry.error("the separator \"" + separator + "\" is not one character",
					"Use one character, such as \",\"");
		}
		return separator.charAt(0);
	}

	private static String word(JsonEntry entry, String key, Set<String> words) {
		String word = entry.text(key);
		if (!words.contains(word)) {
			throw entry.error("there is no " + key + " \"" + word + "\"", "Use one of " + new TreeSet<>(words));
		}
		return word;
	}

	@Nullable Enumeration enumeration(JsonEntry entry, FieldType type) {
		String name = entry.optionalText("enum");
		if (name == null) {
			return null;
		}
		if (type != FieldType.INT && type != FieldType.WORD) {
			throw entry.error("only an int or a word can have an \"enum\"",
					"Set the type to int or word, or remove the enum");
		}
		Enumeration enumeration = this.enumerations.get(name);
		if (enumeration == null) {
			throw entry.error("there is no enum \"" + name + "\"",
					"Declare it in groups.json or use one of " + this.enumerations.keySet());
		}
		if (enumeration.ofWords() != (type == FieldType.WORD)) {
			throw entry.error("the enum \"" + name + "\" is for " + (enumeration.ofWords() ? "words" : "numbers"),
					"Set the type to " + (enumeration.ofWords() ? "word" : "int"));
		}
		return enumeration;
	}

}
