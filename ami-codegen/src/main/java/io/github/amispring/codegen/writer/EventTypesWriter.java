/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;

/**
 * Writes the table of all events: their names, their records, and how these are built.
 * The records are built by one class with a switch, as a method reference for each would
 * cost a class for each when the table is loaded.
 */
public final class EventTypesWriter {

	private static final ClassName DECODER = Api.event("EventCatalogue").nestedClass("Decoder");

	private static final TypeVariableName RECORD = TypeVariableName.get("E", Api.EVENT);

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
		for (int index = 0; index < catalogue.events().size(); index++) {
			EventEntry event = catalogue.events().get(index);
			ClassName name = Api.event(event.javaName());
			types.add((index > 0) ? ",\n" : "\n");
			types.add("type($T.class, $L, $L)", name, index, names(event));
			cases.add("case $L -> $T.of(message);\n", index, name);
		}
		return SourceFile.of(Api.EVENT_PACKAGE,
				TypeSpec.classBuilder("EventCatalogue")
					.addModifiers(Modifier.FINAL)
					.addJavadoc("The events of the catalogue.\n")
					.addField(FieldSpec
						.builder(ParameterizedTypeName.get(ClassName.get(List.class), ANY_TYPE), "TYPES",
								Modifier.STATIC, Modifier.FINAL)
						.initializer("$T.<$T>of($>$>$L$<$<)", List.class, ANY_TYPE, types.build())
						.build())
					.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
					.addMethod(type())
					.addType(decoder(cases.build()))
					.build());
	}

	private static String names(EventEntry event) {
		return event.names().stream().map((name) -> '"' + name + '"').collect(Collectors.joining(", "));
	}

	private static MethodSpec type() {
		return MethodSpec.methodBuilder("type")
			.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
			.addTypeVariable(RECORD)
			.addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), RECORD), "eventClass")
			.addParameter(int.class, "index")
			.addParameter(String[].class, "names")
			.varargs()
			.returns(ParameterizedTypeName.get(Api.EVENT_TYPE, RECORD))
			.addStatement("return new $T<>($T.of(names), eventClass, new $T<>(eventClass, index))", Api.EVENT_TYPE,
					List.class, DECODER)
			.build();
	}

	private static TypeSpec decoder(CodeBlock cases) {
		return TypeSpec.recordBuilder(DECODER)
			.addModifiers(Modifier.PRIVATE)
			.addJavadoc("Builds the record of one of the events.\n")
			.addTypeVariable(RECORD)
			.addSuperinterface(ParameterizedTypeName.get(ClassName.get(Function.class), Api.MESSAGE, RECORD))
			.recordConstructor(MethodSpec.constructorBuilder()
				.addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), RECORD), "eventClass")
				.addParameter(int.class, "index")
				.build())
			.addMethod(MethodSpec.methodBuilder("apply")
				.addAnnotation(Override.class)
				.addModifiers(Modifier.PUBLIC)
				.addParameter(Api.MESSAGE, "message")
				.returns(RECORD)
				.addStatement("return this.eventClass.cast(read(message))")
				.build())
			.addMethod(MethodSpec.methodBuilder("read")
				.addModifiers(Modifier.PRIVATE)
				.addParameter(Api.MESSAGE, "message")
				.returns(Api.EVENT)
				.addCode("return switch (this.index) {\n$>$L", cases)
				.addCode("default -> throw new $T(this.eventClass.getName());\n$<};\n", IllegalStateException.class)
				.build())
			.build();
	}

}
