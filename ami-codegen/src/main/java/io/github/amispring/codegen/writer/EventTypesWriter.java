/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

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
import com.palantir.javapoet.WildcardTypeName;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;

/**
 * Writes the table of all events: their names, their records, and how these are built.
 */
public final class EventTypesWriter {

	/**
	 * Writes the table.
	 * @param catalogue the catalogue
	 * @return its source file
	 */
	public JavaFile write(Catalogue catalogue) {
		ParameterizedTypeName anyType = ParameterizedTypeName.get(Api.EVENT_TYPE,
				WildcardTypeName.subtypeOf(Object.class));
		CodeBlock types = catalogue.events()
			.stream()
			.map(EventTypesWriter::type)
			.collect(CodeBlock.joining(",\n", "\n", ""));
		return SourceFile.of(Api.EVENT_PACKAGE,
				TypeSpec.classBuilder("EventCatalogue")
					.addModifiers(Modifier.FINAL)
					.addJavadoc("The events of the catalogue.\n")
					.addField(FieldSpec
						.builder(ParameterizedTypeName.get(ClassName.get(List.class), anyType), "TYPES",
								Modifier.STATIC, Modifier.FINAL)
						.initializer("$T.<$T>of($>$>$L$<$<)", List.class, anyType, types)
						.build())
					.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
					.build());
	}

	private static CodeBlock type(EventEntry event) {
		ClassName name = Api.event(event.javaName());
		String names = event.names().stream().map((each) -> '"' + each + '"').collect(Collectors.joining(", "));
		return CodeBlock.of("new $T<>($T.of($L), $T.class, $T::of)", Api.EVENT_TYPE, List.class, names, name, name);
	}

}
