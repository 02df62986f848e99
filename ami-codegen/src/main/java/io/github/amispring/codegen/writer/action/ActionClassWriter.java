/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.LineFolder;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes the classes of the actions.
 */
public final class ActionClassWriter {

	private static final ParameterizedTypeName HEADERS = ParameterizedTypeName.get(ClassName.get(List.class),
			Api.HEADER);

	/**
	 * Writes the actions.
	 * @param catalogue the catalogue
	 * @return one source file for each action
	 */
	public List<JavaFile> write(Catalogue catalogue) {
		return catalogue.actions()
			.stream()
			.map((action) -> SourceFile.of(Api.ACTION_PACKAGE, type(action, catalogue)))
			.toList();
	}

	private TypeSpec type(ActionEntry action, Catalogue catalogue) {
		ClassName name = Api.action(action.javaName());
		ResponseTypeCode response = ResponseTypeCode.of(action.response(), catalogue);
		ActionMethods methods = new ActionMethods(name, action);
		TypeSpec.Builder type = TypeSpec.classBuilder(name)
			.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
			.addJavadoc("$L\n\n$L", LineFolder.fold(doc(action)), Docs.SINCE)
			.superclass(ParameterizedTypeName.get(Api.TYPED_ACTION, response.type(), name))
			.addField(FieldSpec
				.builder(ParameterizedTypeName.get(Api.RESPONSE_TYPE, response.type()), "RESPONSE_TYPE",
						Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
				.initializer(response.form())
				.build())
			.addMethod(MethodSpec.constructorBuilder()
				.addModifiers(Modifier.PRIVATE)
				.addParameter(HEADERS, "headers")
				.addStatement("super($S, headers, RESPONSE_TYPE)", action.name())
				.build())
			.addMethods(methods.factories())
			.addMethods(methods.setters());
		addOutcome(type, action, catalogue);
		addResponseDelay(type, action);
		addValidation(type, action);
		return type.addMethod(withHeaders(name)).addTypes(wordEnums(name, action)).build();
	}

	private static String doc(ActionEntry action) {
		StringBuilder doc = new StringBuilder(Sentence.of(action.doc()));
		doc.append("\n<p>\nThe client sends this action as {@code ").append(action.name()).append("}.");
		if (!action.privilege().isEmpty()) {
			doc.append(" It requires the write permission ")
				.append(action.privilege()
					.stream()
					.map((name) -> "{@code " + name + "}")
					.collect(Collectors.joining(" or ")))
				.append('.');
		}
		if (action.versions().limited()) {
			doc.append(' ').append(Docs.versions(action.versions()));
		}
		Docs.notes(action).forEach((note) -> doc.append("\n<p>\n").append(Sentence.of(note)));
		return doc.toString();
	}

	private static void addOutcome(TypeSpec.Builder type, ActionEntry action, Catalogue catalogue) {
		ActionEntry.Outcome outcome = action.outcome();
		if (outcome == null) {
			return;
		}
		EventEntry event = catalogue.event(outcome.event()).orElseThrow();
		ClassName eventName = Api.event(event.javaName());
		CodeBlock sender = (outcome.constant() != null) ? CodeBlock.of("$L.", ActionMethods.set(outcome.constant()))
				: CodeBlock.of("");
		type.addMethod(
				MethodSpec.methodBuilder(outcome.method())
					.addModifiers(Modifier.PUBLIC)
					.addJavadoc("$L\n", LineFolder
						.fold("Returns this action with a different result: the event {@code " + event.name()
								+ "}, which reports the outcome, instead of the response by which the server accepts "
								+ "the action. Cancelling the future that the client's {@code send} returns only ends "
								+ "the wait: the server continues to execute the action."
								+ ((outcome.undo() != null) ? " See {@link #" + outcome.undo().method() + "()}." : ""))
							+ "\n@return an action whose result is the event")
					.returns(ParameterizedTypeName.get(Api.ACTION, eventName))
					.addStatement("return $LwithResponseType($L, $L)", sender, ResponseTypeCode.outcomeEvent(event),
							delay(action))
					.build());
		if (outcome.undo() != null) {
			addUndo(type, action, outcome.undo(), sender, event, catalogue);
		}
	}

	private static CodeBlock delay(ActionEntry action) {
		return (action.responseDelay() != null) ? CodeBlock.of("timeLimit()") : CodeBlock.of("$T.ZERO", Duration.class);
	}

	private static void addUndo(TypeSpec.Builder type, ActionEntry action, ActionEntry.Undo undo, CodeBlock sender,
			EventEntry event, Catalogue catalogue) {
		ActionEntry undoing = catalogue.actions()
			.stream()
			.filter((candidate) -> candidate.name().equals(undo.action()))
			.findFirst()
			.orElseThrow();
		type.addMethod(MethodSpec.methodBuilder(undo.method())
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n",
					LineFolder
						.fold(Sentence.of(undo.doc()) + " The header {@code " + undo.id()
								+ "} gets a random value unless it is set. The "
								+ "returned action must not be sent again while it is pending.")
							+ "\n@return an action whose result is the event")
			.returns(ParameterizedTypeName.get(Api.ACTION, Api.event(event.javaName())))
			.addStatement("$T id = get($S)", String.class, undo.id())
			.beginControlFlow("if (id == null)")
			.addStatement("return set($S, randomId()).$L()", undo.id(), undo.method())
			.endControlFlow()
			.addStatement("return $LwithResponseType($L, $L, $T.of(id))", sender, ResponseTypeCode.outcomeEvent(event),
					delay(action), Api.action(undoing.javaName()))
			.build());
	}

	private static void addResponseDelay(TypeSpec.Builder type, ActionEntry action) {
		ActionEntry.ResponseDelay responseDelay = action.responseDelay();
		if (responseDelay == null) {
			return;
		}
		type.addMethod(MethodSpec.methodBuilder("responseDelay")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(Duration.class)
			.addStatement("return $LtimeLimit()", unless(responseDelay.unless()))
			.build());
		type.addMethod(
				MethodSpec.methodBuilder("timeLimit")
					.addModifiers(Modifier.PRIVATE)
					.returns(Duration.class)
					.addStatement("$T time = get($S)", String.class, responseDelay.header())
					.addStatement("return (time != null) ? $T.$L($T.parseLong(time)) : $T.ofMillis($L)", Duration.class,
							"seconds".equals(action.parameter(responseDelay.header()).unit()) ? "ofSeconds"
									: "ofMillis",
							Long.class, Duration.class, responseDelay.milliseconds())
					.build());
	}

	private static CodeBlock unless(@Nullable String constant) {
		if (constant == null) {
			return CodeBlock.of("");
		}
		String[] parts = constant.split("=", 2);
		return CodeBlock.of("$S.equals(get($S)) ? $T.ZERO : ", parts[1], parts[0], Duration.class);
	}

	private static void addValidation(TypeSpec.Builder type, ActionEntry action) {
		if (action.oneOf().isEmpty()) {
			return;
		}
		CodeBlock sets = action.oneOf()
			.stream()
			.map((set) -> CodeBlock.of("$T.of($L)", List.class,
					set.stream().map((header) -> CodeBlock.of("$S", header)).collect(CodeBlock.joining(", "))))
			.collect(CodeBlock.joining(", "));
		type.addMethod(MethodSpec.methodBuilder("validate")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.addStatement("requireOneOf($T.of($L))", List.class, sets)
			.build());
	}

	private static MethodSpec withHeaders(ClassName name) {
		return MethodSpec.methodBuilder("withHeaders")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PROTECTED)
			.addParameter(HEADERS, "headers")
			.returns(name)
			.addStatement("return new $T(headers)", name)
			.build();
	}

	private static List<TypeSpec> wordEnums(ClassName name, ActionEntry action) {
		return action.parameters()
			.stream()
			.filter((parameter) -> parameter.type() == FieldType.WORD && !parameter.open() && !parameter.fixed()
					&& !action.isAlwaysConstant(parameter))
			.map((parameter) -> WordEnumWriter.write(name, parameter))
			.toList();
	}

}
