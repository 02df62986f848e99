/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.amispring.codegen.catalogue.ActionEntry.Method;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;

/**
 * Checks one action: its parameters, and its references to parameters and events.
 */
final class ActionChecks {

	private static final Set<String> PARENT_METHODS = Set.of("name", "headers", "responseType", "validate", "isSecret",
			"set", "add", "addLine", "get", "withHeaders", "withResponseType", "responseDelay", "undo", "randomId",
			"equals", "of");

	private static final Set<String> RESPONSE_METHODS = Set.of("message", "serverMessage", "of");

	private final ActionEntry action;

	private final String where;

	private final Set<String> headers = new HashSet<>();

	ActionChecks(ActionEntry action) {
		this.action = action;
		this.where = "actions.json: action " + action.name();
	}

	void check(Catalogue catalogue, JavaNames javaNames) {
		javaNames.checkClass(this.where, this.action.javaName());
		checkParameters();
		this.action.describedMethods().forEach(this::checkMethod);
		this.action.factories().forEach(this::checkFactory);
		this.action.oneOf().forEach((set) -> set.forEach((header) -> checkHeader(this.where + ", oneOf", header)));
		if (this.action.responseDelay() != null) {
			checkResponseDelay(this.where + ", responseDelay", this.action.responseDelay());
		}
		if (this.action.outcome() != null) {
			checkEvent(this.where + ", outcome", this.action.outcome().event(), catalogue);
			if (this.action.outcome().constant() != null) {
				checkConstant(this.where + ", outcome", this.action.outcome().constant());
			}
			if (this.action.outcome().undo() != null) {
				checkUndo(this.where + ", outcome, undo", this.action.outcome().undo(), catalogue);
			}
		}
		checkResponse(catalogue, javaNames);
	}

	private void checkUndo(String at, ActionEntry.Undo undo, Catalogue catalogue) {
		checkHeader(at, undo.id());
		boolean acceptsId = catalogue.actions()
			.stream()
			.filter((action) -> action.name().equals(undo.action()))
			.anyMatch((action) -> action.factories().isEmpty()
					&& action.parameters().stream().filter(Parameter::required).count() == 1);
		if (!acceptsId) {
			throw new CatalogueException(at, "there is no action \"" + undo.action() + "\" with one required header",
					"Name the action that accepts the id");
		}
	}

	private void checkParameters() {
		Set<String> components = new HashSet<>(PARENT_METHODS);
		for (Parameter parameter : this.action.parameters()) {
			String at = this.where + ", parameter " + parameter.header();
			if (!this.headers.add(parameter.header())) {
				throw new CatalogueException(at, "the header occurs twice", "Remove one");
			}
			JavaNames.checkComponent(at, parameter.component(), components);
			boolean several = parameter.type() == FieldType.MAP || parameter.type() == FieldType.ANY_HEADER;
			if (several && parameter.required()) {
				throw new CatalogueException(at, "a " + parameter.type().word() + " cannot be required",
						"Remove \"required\"");
			}
			checkNumbered(at, parameter);
		}
	}

	private void checkResponseDelay(String at, ActionEntry.ResponseDelay responseDelay) {
		if (responseDelay.unless() != null) {
			checkConstant(at, responseDelay.unless());
		}
		checkHeader(at, responseDelay.header());
		if (this.action.parameter(responseDelay.header()).type() != FieldType.DURATION) {
			throw new CatalogueException(at, "\"" + responseDelay.header() + "\" is not a duration",
					"Name the header that contains the time");
		}
	}

	private void checkNumbered(String at, Parameter parameter) {
		if (parameter.numbered() && (parameter.required() || this.action.methods()
			.stream()
			.noneMatch((method) -> method.headers().contains(parameter.header())
					|| method.hasConstant(parameter.header())))) {
			throw new CatalogueException(at,
					"a numbered header must be set by a method and must not be marked as required",
					"Add it to the parameters of a method");
		}
	}

	private void checkMethod(Method method) {
		String at = this.where + ", method " + method.name();
		JavaNames.checkComponent(at, method.name(), new HashSet<>());
		method.headers().forEach((header) -> checkHeader(at, header));
		method.constants().forEach((constant) -> checkConstant(at, constant));
		boolean mixed = method.numbered() && Stream.concat(method.headers().stream(), method.constants().stream())
			.anyMatch((header) -> !header.contains("{n"));
		if (mixed || (method.numbered() || method.repeated()) && this.action.factories().contains(method)) {
			throw new CatalogueException(at, "a method that sets numbered or repeated headers cannot set other headers",
					"Split the method");
		}
	}

	private void checkFactory(Method factory) {
		for (Parameter parameter : this.action.parameters()) {
			boolean set = factory.headers().contains(parameter.header()) || parameter.fixed()
					|| factory.constants()
						.stream()
						.anyMatch((constant) -> constant.startsWith(parameter.header() + "="));
			if (parameter.required() && !set) {
				throw new CatalogueException(this.where + ", method " + factory.name(),
						"the method does not set the required header \"" + parameter.header() + "\"",
						"Add it to the method's parameters");
			}
		}
	}

	private void checkResponse(Catalogue catalogue, JavaNames javaNames) {
		String at = this.where + ", response";
		ActionEntry.Response response = this.action.response();
		response.absent().forEach((text) -> checkAbsent(at, text));
		switch (response.kind()) {
			case FIELDS -> {
				javaNames.checkClass(at, response.javaName());
				new FieldChecks(at, RESPONSE_METHODS).check(response.fields());
			}
			case HAND_WRITTEN -> javaNames.checkClass(at, response.javaName());
			case LIST, UNMARKED_LIST, LIST_IF_ANNOUNCED, ENTRY -> {
				checkEvents(at, response.entries(), catalogue);
				checkEvent(at, response.completion(), catalogue);
			}
			case EVENT -> checkEvents(at, response.entries(), catalogue);
			default -> {
			}
		}
	}

	private static void checkAbsent(String at, String text) {
		if (text.isBlank() || text.equals("*") || text.indexOf('*') != text.lastIndexOf('*')) {
			throw new CatalogueException(at, "\"" + text + "\" in \"absent\" is not a valid server message",
					"Write the whole Message, with at most one * for the variable part");
		}
	}

	private static void checkEvents(String where, List<String> names, Catalogue catalogue) {
		if (names.isEmpty()) {
			throw new CatalogueException(where, "\"entries\" is empty", "Name the events");
		}
		names.forEach((name) -> checkEvent(where, name, catalogue));
	}

	private static void checkEvent(String where, String name, Catalogue catalogue) {
		if (catalogue.event(name).isEmpty()) {
			throw new CatalogueException(where, "there is no event \"" + name + "\"",
					"Declare it in events.json or correct the name");
		}
	}

	private void checkConstant(String at, String constant) {
		int equals = constant.indexOf('=');
		if (equals < 0) {
			throw new CatalogueException(at, "\"" + constant + "\" is not a header with a value",
					"Write it in the form Async=true");
		}
		checkHeader(at, constant.substring(0, equals));
	}

	private void checkHeader(String at, String header) {
		if (!this.headers.contains(header)) {
			throw new CatalogueException(at, "there is no parameter \"" + header + "\"",
					"Add it to the parameters or correct the name");
		}
	}

}
