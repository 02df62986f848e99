/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.SourceFile;

/**
 * Writes the table of all events: their names, their records and their decoders. One
 * class with a switch creates all records, because a method reference per record would
 * load an additional class for each record.
 */
public final class EventCatalogueWriter {

	private static final ClassName DECODER = Api.event("EventCatalogue").nestedClass("Decoder");

	private static final ParameterizedTypeName ANY_CLASS = ParameterizedTypeName.get(ClassName.get(Class.class),
			WildcardTypeName.subtypeOf(Api.EVENT));

	private static final TypeName STRINGS = ParameterizedTypeName.get(Set.class, String.class);

	private static final CodeBlock ILLEGAL = CodeBlock.of("throw new $T(\"Event \" + this.index)",
			IllegalStateException.class);

	private static final ParameterizedTypeName ANY_TYPE = ParameterizedTypeName.get(Api.EVENT_TYPE,
			WildcardTypeName.subtypeOf(Object.class));

	/**
	 * Writes the table.
	 * @param catalogue the catalogue
	 * @return its source file
	 */
	public JavaFile write(Catalogue catalogue) {
		CodeBlock.Builder types = CodeBlock.builder();
		CodeBlock.Builder cases = CodeBlock.builder();
		CodeBlock.Builder classes = CodeBlock.builder();
		CodeBlock.Builder secrets = CodeBlock.builder();
		for (int index = 0; index < catalogue.events().size(); index++) {
			EventEntry event = catalogue.events().get(index);
			ClassName name = Api.event(event.javaName());
			types.add((index > 0) ? ",\n" : "\n");
			types.add("type($L, $L)", index, names(event));
			classes.add("case $L -> $T.class;\n", index, name);
			cases.add("case $L -> $T.of(message);\n", index, name);
			List<CodeBlock> secretComponents = secretComponents(event);
			if (!secretComponents.isEmpty()) {
				secrets.add("case $L -> $T.of($L);\n", index, Set.class,
						secretComponents.stream().collect(CodeBlock.joining(",$W")));
			}
		}
		return SourceFile.of(Api.EVENT_PACKAGE,
				TypeSpec.classBuilder("EventCatalogue")
					.addModifiers(Modifier.FINAL)
					.addJavadoc("The types of all events of the catalogue.\n")
					.addField(FieldSpec
						.builder(ParameterizedTypeName.get(ClassName.get(List.class), ANY_TYPE), "TYPES",
								Modifier.STATIC, Modifier.FINAL)
						.initializer("$T.<$T>of($>$>$L$<$<)", List.class, ANY_TYPE, types.build())
						.build())
					.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
					.addMethod(type())
					.addType(decoder(classes.build(), cases.build(), secrets.build(), permissions(catalogue)))
					.build());
	}

	private static List<CodeBlock> secretComponents(EventEntry event) {
		return event.fields()
			.stream()
			.filter((field) -> field instanceof HeaderField header && header.sensitive())
			.map((field) -> CodeBlock.of("$S", field.component()))
			.toList();
	}

	/** Combines the events that require the same permissions into one case. */
	private static CodeBlock permissions(Catalogue catalogue) {
		Map<List<String>, List<String>> events = new LinkedHashMap<>();
		for (int index = 0; index < catalogue.events().size(); index++) {
			List<String> permissions = catalogue.events().get(index).privilege();
			if (!permissions.isEmpty()) {
				events.computeIfAbsent(permissions, (key) -> new ArrayList<>()).add(String.valueOf(index));
			}
		}
		CodeBlock.Builder cases = CodeBlock.builder();
		events.forEach((permissions, indexes) -> cases.add("case $L -> $T.of($L);\n",
				CodeBlock.join(indexes.stream().map(CodeBlock::of).toList(), ",$W"), Set.class,
				permissions.stream()
					.map((permission) -> CodeBlock.of("$S", permission))
					.collect(CodeBlock.joining(", "))));
		return cases.build();
	}

	private static String names(EventEntry event) {
		return event.names().stream().map((name) -> '"' + name + '"').collect(Collectors.joining(", "));
	}

	private static MethodSpec type() {
		return MethodSpec.methodBuilder("type")
			.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
			.addParameter(int.class, "index")
			.addParameter(String[].class, "names")
			.varargs()
			.returns(ANY_TYPE)
			.addStatement("return new $T<>($T.of(names), new $T(index))", Api.EVENT_TYPE, List.class, DECODER)
			.build();
	}

	/** Refers to events by number, so that a record is loaded only when it is needed. */
	private static TypeSpec decoder(CodeBlock classes, CodeBlock cases, CodeBlock secrets, CodeBlock permissions) {
		return TypeSpec.recordBuilder(DECODER)
			.addModifiers(Modifier.PRIVATE)
			.addJavadoc("Creates the record of one event type.\n")
			.addSuperinterface(ParameterizedTypeName.get(Api.EVENT_TYPE.nestedClass("Decoder"), Api.EVENT))
			.recordConstructor(MethodSpec.constructorBuilder().addParameter(int.class, "index").build())
			.addMethod(bySwitch("eventClass", ANY_CLASS, classes, ILLEGAL).build())
			.addMethod(bySwitch("secretComponents", STRINGS, secrets, CodeBlock.of("$T.of()", Set.class)).build())
			.addMethod(bySwitch("readPermissions", STRINGS, permissions, CodeBlock.of("$T.of()", Set.class)).build())
			.addMethod(bySwitch("apply", Api.EVENT, cases, ILLEGAL).addParameter(Api.MESSAGE, "message").build())
			.build();
	}

	private static MethodSpec.Builder bySwitch(String method, TypeName type, CodeBlock cases, CodeBlock otherwise) {
		return MethodSpec.methodBuilder(method)
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(type)
			.addCode("return switch (this.index) {\n$>$L", cases)
			.addCode("default -> $L;\n$<};\n", otherwise);
	}

}
