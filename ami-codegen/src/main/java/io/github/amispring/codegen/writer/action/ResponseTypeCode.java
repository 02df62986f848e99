/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Family;
import io.github.amispring.codegen.writer.Api;

/**
 * The type of an action's result, and the code that creates its response type.
 *
 * @param type the type of the result
 * @param form the code that creates the response type
 */
public record ResponseTypeCode(TypeName type, CodeBlock form) {

	public static ResponseTypeCode of(ActionEntry.Response response, Catalogue catalogue) {
		ResponseTypeCode present = present(response, catalogue);
		return switch (response.kind()) {
			case LIST, UNMARKED_LIST, LIST_IF_ANNOUNCED -> absent("emptyableList", present, response).orElse(present);
			case ENTRY -> {
				ResponseTypeCode list = absent("emptyableList", present, response).orElse(present);
				yield new ResponseTypeCode(optional(((ParameterizedTypeName) list.type()).typeArguments().get(0)),
						CodeBlock.of("$T.onlyEntry($L)", Api.RESPONSE_TYPE, list.form()));
			}
			default -> absent("optional", present, response)
				.map((form) -> new ResponseTypeCode(optional(present.type()), form.form()))
				.orElse(present);
		};
	}

	private static Optional<ResponseTypeCode> absent(String method, ResponseTypeCode present,
			ActionEntry.Response response) {
		if (response.absent().isEmpty()) {
			return Optional.empty();
		}
		CodeBlock texts = response.absent()
			.stream()
			.map((text) -> CodeBlock.of("$S", text))
			.collect(CodeBlock.joining(",$W"));
		return Optional.of(new ResponseTypeCode(present.type(),
				CodeBlock.of("$T.$L($L,$W$L)", Api.RESPONSE_TYPE, method, present.form(), texts)));
	}

	private static TypeName optional(TypeName type) {
		return ParameterizedTypeName.get(ClassName.get(Optional.class), type);
	}

	private static ResponseTypeCode present(ActionEntry.Response response, Catalogue catalogue) {
		return switch (response.kind()) {
			case SIMPLE -> new ResponseTypeCode(Api.SIMPLE_RESPONSE, CodeBlock.of("$T.simple()", Api.RESPONSE_TYPE));
			case OUTPUT -> new ResponseTypeCode(Api.COMMAND_RESPONSE, CodeBlock.of("$T.output()", Api.RESPONSE_TYPE));
			case FIELDS, HAND_WRITTEN -> {
				ClassName type = Api.action(response.javaName());
				yield new ResponseTypeCode(type, CodeBlock.of("$T.single($T::of)", Api.RESPONSE_TYPE, type));
			}
			case LIST, ENTRY -> list("list", response, catalogue);
			case UNMARKED_LIST -> list("unmarkedList", response, catalogue);
			case LIST_IF_ANNOUNCED -> list("listIfAnnounced", response, catalogue);
			case EVENT -> {
				EventEntry event = catalogue.event(response.entries().get(0)).orElseThrow();
				yield new ResponseTypeCode(Api.event(event.javaName()), event("singleEvent", event));
			}
		};
	}

	static CodeBlock outcomeEvent(EventEntry event) {
		return event("outcomeEvent", event);
	}

	private static CodeBlock event(String method, EventEntry event) {
		return CodeBlock.of("$T.$L($S, $T::of)", Api.RESPONSE_TYPE, method, event.name(), Api.event(event.javaName()));
	}

	private static ResponseTypeCode list(String method, ActionEntry.Response response, Catalogue catalogue) {
		List<EventEntry> entries = response.entries()
			.stream()
			.map((name) -> catalogue.event(name).orElseThrow())
			.toList();
		ClassName type = commonType(entries, catalogue);
		CodeBlock reader = (entries.size() == 1) ? CodeBlock.of("$T::of", type)
				: type.equals(Api.EVENT) ? CodeBlock.of("$T::decode", Api.EVENT_TYPES)
						: CodeBlock.of("(message) -> ($T) $T.decode(message)", type, Api.EVENT_TYPES);
		CodeBlock names = entries.stream()
			.flatMap((entry) -> entry.names().stream())
			.map((name) -> CodeBlock.of("$S", name))
			.collect(CodeBlock.joining(", "));
		return new ResponseTypeCode(ParameterizedTypeName.get(Api.EVENT_LIST, type),
				CodeBlock.of("$T.$L($T.of($L),$W$S,$W$L)", Api.RESPONSE_TYPE, method, Set.class, names,
						response.completion(), reader));
	}

	private static ClassName commonType(List<EventEntry> entries, Catalogue catalogue) {
		if (entries.size() == 1) {
			return Api.event(entries.get(0).javaName());
		}
		Set<String> common = families(entries.get(0), catalogue);
		entries.forEach((entry) -> common.retainAll(families(entry, catalogue)));
		Set<String> parents = common.stream()
			.flatMap((family) -> catalogue.family(family).orElseThrow().parents().stream())
			.collect(Collectors.toSet());
		common.removeAll(parents);
		return common.isEmpty() ? Api.EVENT : Api.event(common.iterator().next());
	}

	private static Set<String> families(EventEntry event, Catalogue catalogue) {
		Set<String> all = new LinkedHashSet<>();
		event.families().forEach((family) -> addWithParents(family, catalogue, all));
		return all;
	}

	private static void addWithParents(String javaName, Catalogue catalogue, Set<String> all) {
		Family family = catalogue.family(javaName).orElseThrow();
		if (all.add(javaName)) {
			family.parents().forEach((parent) -> addWithParents(parent, catalogue, all));
		}
	}

}
