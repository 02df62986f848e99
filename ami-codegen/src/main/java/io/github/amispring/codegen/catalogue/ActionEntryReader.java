/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.codegen.catalogue.ActionEntry.Method;
import io.github.amispring.codegen.catalogue.ActionEntry.Outcome;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.catalogue.ActionEntry.Response;
import io.github.amispring.codegen.catalogue.ActionEntry.ResponseDelay;
import io.github.amispring.codegen.catalogue.ActionEntry.Undo;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code actions.json}.
 */
final class ActionEntryReader {

	private static final Set<Response.Kind> LISTS = EnumSet.of(Response.Kind.LIST, Response.Kind.UNMARKED_LIST,
			Response.Kind.LIST_IF_ANNOUNCED, Response.Kind.ENTRY);

	/**
	 * The kinds that can represent an absent object; for other kinds, absence is an
	 * error.
	 */
	private static final Set<Response.Kind> QUERIES = EnumSet
		.complementOf(EnumSet.of(Response.Kind.SIMPLE, Response.Kind.OUTPUT));

	private final FieldReader fields;

	ActionEntryReader(FieldReader fields) {
		this.fields = fields;
	}

	List<ActionEntry> actions(JsonEntry file) {
		List<ActionEntry> actions = new ArrayList<>();
		for (JsonEntry entry : file.children("actions", "action", "name")) {
			actions.add(action(entry));
			entry.end();
		}
		return actions;
	}

	private ActionEntry action(JsonEntry entry) {
		return new ActionEntry(entry.text("name"), entry.text("javaName"), entry.text("doc"), entry.texts("notes"),
				entry.texts("privilege"), VersionsReader.read(entry), parameters(entry), methods(entry, "factories"),
				methods(entry, "methods"), entry.listsOfTexts("oneOf"), responseDelay(entry), response(entry),
				outcome(entry), entry.texts("notSecret"));
	}

	private List<Parameter> parameters(JsonEntry action) {
		List<Parameter> parameters = new ArrayList<>();
		for (JsonEntry entry : action.children("parameters", "parameter", "header")) {
			FieldType type = FieldReader.type(entry);
			Parameter parameter = new Parameter(entry.text("header"), entry.text("component"), type,
					entry.text("doc", ""), entry.flag("required"),
					(type == FieldType.DURATION) ? FieldReader.unit(entry) : null, FieldReader.separator(entry, type),
					(type == FieldType.WORD) ? null : this.fields.enumeration(entry, type), entry.texts("values"),
					entry.flag("open"), (type == FieldType.BOOLEAN) ? entry.text("true", "true") : "",
					(type == FieldType.BOOLEAN) ? entry.text("false", "false") : "", entry.optionalText("initially"),
					entry.optionalText("default"), entry.flag("sensitive"), entry.optionalText("javaClass"),
					VersionsReader.read(entry));
			entry.end();
			if ("microseconds".equals(parameter.unit()) || "clock".equals(parameter.unit())) {
				throw entry.error("no action accepts a duration in " + parameter.unit(), "Use seconds or milliseconds");
			}
			FieldReader.checkWords(entry, type, parameter.values(), parameter.open());
			if (type == FieldType.WORD && parameter.values().isEmpty()) {
				throw entry.error("a word requires \"values\"", "Add them or set the type to string");
			}
			parameters.add(parameter);
		}
		return parameters;
	}

	private static List<Method> methods(JsonEntry action, String key) {
		List<Method> methods = new ArrayList<>();
		for (JsonEntry entry : action.children(key, "method", "name")) {
			List<String> headers = new ArrayList<>();
			List<String> constants = new ArrayList<>();
			for (String parameter : entry.texts("parameters")) {
				(parameter.contains("=") ? constants : headers).add(parameter);
			}
			methods.add(new Method(entry.text("name"), entry.text("doc"), headers, constants, entry.flag("repeated")));
			entry.end();
		}
		return methods;
	}

	private static @Nullable ResponseDelay responseDelay(JsonEntry action) {
		JsonEntry entry = action.child("responseDelay");
		if (entry == null) {
			return null;
		}
		ResponseDelay responseDelay = new ResponseDelay(entry.optionalText("unless"), entry.text("header"),
				entry.number("milliseconds"));
		entry.end();
		return responseDelay;
	}

	private Response response(JsonEntry action) {
		JsonEntry entry = action.child("response");
		if (entry == null) {
			throw action.error("the key \"response\" is missing", "Add {\"kind\": \"simple\"} or another kind");
		}
		Response.Kind kind = kind(entry);
		boolean list = LISTS.contains(kind);
		boolean typed = kind == Response.Kind.FIELDS;
		Response response = new Response(kind,
				(typed || kind == Response.Kind.HAND_WRITTEN) ? entry.text("javaName") : "",
				typed ? entry.text("doc") : "",
				(list || kind == Response.Kind.EVENT) ? entry.texts("entries") : List.of(),
				list ? entry.text("completion") : "", QUERIES.contains(kind) ? entry.texts("absent") : List.of(),
				typed ? this.fields.fields(entry, "fields") : List.of());
		entry.end();
		return response;
	}

	private static Response.Kind kind(JsonEntry entry) {
		String kind = entry.text("kind");
		return switch (kind) {
			case "simple" -> Response.Kind.SIMPLE;
			case "fields" -> Response.Kind.FIELDS;
			case "handWritten" -> Response.Kind.HAND_WRITTEN;
			case "list" -> Response.Kind.LIST;
			case "unmarkedList" -> Response.Kind.UNMARKED_LIST;
			case "listIfAnnounced" -> Response.Kind.LIST_IF_ANNOUNCED;
			case "entry" -> Response.Kind.ENTRY;
			case "output" -> Response.Kind.OUTPUT;
			case "event" -> Response.Kind.EVENT;
			default -> throw entry.error("there is no kind of response \"" + kind + "\"",
					"Use simple, fields, handWritten, list, unmarkedList, listIfAnnounced, entry, output or event");
		};
	}

	private static @Nullable Outcome outcome(JsonEntry action) {
		JsonEntry entry = action.child("outcome");
		if (entry == null) {
			return null;
		}
		Outcome outcome = new Outcome(entry.text("event"), entry.text("method"), entry.optionalText("constant"),
				undo(entry));
		entry.end();
		return outcome;
	}

	private static @Nullable Undo undo(JsonEntry outcome) {
		JsonEntry entry = outcome.child("undo");
		if (entry == null) {
			return null;
		}
		Undo undo = new Undo(entry.text("method"), entry.text("doc"), entry.text("action"), entry.text("id"));
		entry.end();
		return undo;
	}

}
