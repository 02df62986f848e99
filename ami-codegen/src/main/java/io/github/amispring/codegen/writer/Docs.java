/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;
import io.github.amispring.codegen.catalogue.Versions;

/**
 * Creates the descriptions of fields and parameters for Javadoc.
 */
public final class Docs {

	/** The tag of all generated public types. */
	public static final String SINCE = "@since 1.0.0\n";

	private Docs() {
	}

	/**
	 * Returns the sentences that follow the summary in an action's description.
	 * @param action the action
	 * @return the notes from the catalogue, and a note on empty results
	 */
	public static List<String> notes(ActionEntry action) {
		List<String> notes = new ArrayList<>(action.notes());
		List<String> absent = action.response().absent();
		if (!absent.isEmpty()) {
			notes.add("the result is empty if the server responds with the message "
					+ absent.stream().map((text) -> "`" + text + "`").collect(Collectors.joining(" or ")));
		}
		return notes;
	}

	public static String meaning(SnapshotField snapshot) {
		return snapshot.doc().isEmpty() ? snapshot.group().doc() : snapshot.doc();
	}

	public static String meaning(HeaderField header) {
		return header.doc().isEmpty() ? "the header `" + header.header() + "`" : header.doc();
	}

	public static String meaning(Parameter parameter) {
		return parameter.doc().isEmpty() ? "the header `" + parameter.header() + "`" : parameter.doc();
	}

	public static String meaning(IndexedField indexed) {
		return indexed.doc().isEmpty() ? indexed.group().doc() : indexed.doc();
	}

	public static String of(IndexedField indexed) {
		return escape(meaning(indexed)) + "; empty if absent";
	}

	public static String of(SnapshotField snapshot) {
		return escape(meaning(snapshot)) + (snapshot.optional() ? "; {@code null} if absent" : "");
	}

	public static String of(HeaderField header) {
		StringBuilder doc = new StringBuilder(escape(meaning(header)));
		doc.append(words(header.values(), header.open()));
		if (header.enumeration() != null) {
			doc.append(header.enumeration().ofWords() ? "; {@link #" : ", as a number; {@link #")
				.append(header.component())
				.append(header.enumeration().ofWords() ? "Enum()} returns its constant" : "()} returns its constant");
		}
		if (header.versions().limited()) {
			doc.append("; Asterisk ").append(header.versions().text());
		}
		if (header.type() == FieldType.LIST || header.type() == FieldType.MAP || header.repeated()) {
			doc.append("; empty if absent");
		}
		else if (header.optional()) {
			doc.append("; {@code null} if absent");
		}
		return doc.toString();
	}

	public static String of(Parameter parameter) {
		StringBuilder doc = new StringBuilder(escape(meaning(parameter)));
		if (parameter.type() == FieldType.WORD && parameter.open()) {
			doc.append(words(parameter.values(), true));
		}
		if (parameter.byDefault() != null) {
			doc.append("; default: ").append(escape(parameter.byDefault()));
		}
		if (parameter.versions().limited()) {
			doc.append("; Asterisk ").append(parameter.versions().text());
		}
		return doc.toString();
	}

	private static String words(List<String> values, boolean open) {
		List<String> words = values.stream().filter((value) -> !value.isEmpty()).toList();
		if (words.isEmpty()) {
			return "";
		}
		String codes = words.stream().map((word) -> "{@code " + word + "}").collect(Collectors.joining(", "));
		if (words.size() == 1) {
			return (open ? ", such as " : ", always ") + codes;
		}
		return (open ? ", such as " : ", one of ") + codes;
	}

	public static String versions(Versions versions) {
		return versions.limited() ? "Available in Asterisk " + versions.text() + "." : "";
	}

	/**
	 * Escapes text for Javadoc.
	 * @param text the text, with code in backquotes
	 * @return the text with HTML entities and {@code @code} tags
	 */
	public static String escape(String text) {
		StringBuilder out = new StringBuilder();
		String[] parts = text.split("`", -1);
		for (int i = 0; i < parts.length; i++) {
			if (i % 2 == 1) {
				out.append("{@code ").append(parts[i]).append('}');
			}
			else {
				out.append(
						parts[i].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;"));
			}
		}
		return out.toString();
	}

}
