/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;

/**
 * Writes the names of the headers of events and responses, because AMI over HTTP changes
 * the names in XML. The response to ListCommands has a header for each action.
 */
public final class HeaderNamesWriter {

	/**
	 * Writes the names.
	 * @param catalogue the catalogue
	 * @return their source file
	 */
	public JavaFile write(Catalogue catalogue) {
		CodeBlock list = names(catalogue).values()
			.stream()
			.map((name) -> CodeBlock.of("$S", name))
			.collect(CodeBlock.joining(",$W"));
		return SourceFile.of(Api.HTTP_ENCODING_PACKAGE, TypeSpec.classBuilder("HeaderNames")
			.addModifiers(Modifier.FINAL)
			.addJavadoc("The names of the headers of events and responses. {@code {n}} stands for any number.\n")
			.addField(FieldSpec
				.builder(ParameterizedTypeName.get(List.class, String.class), "ALL", Modifier.STATIC, Modifier.FINAL)
				.initializer("$T.of($L)", ClassName.get(List.class), list)
				.build())
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
			.build());
	}

	/** Returns the most frequent spelling of each name, by the name in lower case. */
	private static Map<String, String> names(Catalogue catalogue) {
		Map<String, Integer> counts = new TreeMap<>();
		Stream
			.concat(catalogue.events().stream().flatMap((event) -> event.fields().stream()),
					catalogue.actions().stream().flatMap((action) -> action.response().fields().stream()))
			.flatMap(HeaderNamesWriter::headers)
			.flatMap((header) -> Stream.concat(Stream.of(header.header()), header.otherSpellings().stream()))
			.forEach((name) -> counts.merge(name, 1, Integer::sum));
		catalogue.actions().forEach((action) -> counts.putIfAbsent(action.name(), 1));
		Map<String, String> names = new TreeMap<>();
		counts.forEach((name, count) -> names.merge(name.toLowerCase(Locale.ROOT), name,
				(one, other) -> (counts.getOrDefault(one, 0) >= count) ? one : other));
		return names;
	}

	private static Stream<HeaderField> headers(Field field) {
		if (field instanceof HeaderField header) {
			return Stream.of(header);
		}
		if (field instanceof SnapshotField snapshot) {
			return snapshot.headers().stream();
		}
		return (field instanceof IndexedField indexed) ? indexed.group().fields().stream() : Stream.empty();
	}

}
