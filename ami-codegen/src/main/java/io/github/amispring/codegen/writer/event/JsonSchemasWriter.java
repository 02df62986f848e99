/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.event;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.catalogue.FollowingField;
import io.github.amispring.codegen.catalogue.Group;
import io.github.amispring.codegen.catalogue.HeaderField;
import io.github.amispring.codegen.catalogue.IndexedField;
import io.github.amispring.codegen.catalogue.SnapshotField;
import io.github.amispring.codegen.writer.Component;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table of the JSON properties of each event, with their headers and types.
 * Each event has its own method, so that a schema is created only when it is used.
 */
public final class JsonSchemasWriter {

	private static final String PACKAGE = "io.github.amispring.jackson";

	private static final ClassName SCHEMA = ClassName.get(PACKAGE, "EventSchema");

	private static final ClassName PROPERTY = ClassName.get(PACKAGE, "Property");

	private static final TypeName ANY_PROPERTY = ParameterizedTypeName.get(PROPERTY,
			WildcardTypeName.subtypeOf(Object.class));

	private static final TypeName PROPERTIES = ParameterizedTypeName.get(ClassName.get(List.class), ANY_PROPERTY);

	private static final ClassName SNAPSHOT = ClassName.get(PACKAGE, "SnapshotPart");

	private static final ClassName ROWS = ClassName.get(PACKAGE, "RowsPart");

	private static final ClassName FOLLOWING = ClassName.get(PACKAGE, "FollowingPart");

	private static final ClassName TYPES = ClassName.get(PACKAGE, "ValueTypes");

	/**
	 * Writes the table.
	 * @param catalogue the catalogue
	 * @return its source file
	 */
	public JavaFile write(Catalogue catalogue) {
		TypeSpec.Builder type = TypeSpec.classBuilder("EventSchemas")
			.addModifiers(Modifier.FINAL)
			.addJavadoc("The JSON properties of the events of the catalogue.\n")
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
		CodeBlock.Builder cases = CodeBlock.builder();
		for (int index = 0; index < catalogue.events().size(); index++) {
			EventEntry event = catalogue.events().get(index);
			cases.add("case $S -> event$L();\n", event.name(), index);
			type.addMethod(event(event, index));
		}
		catalogue.groups()
			.stream()
			.filter((group) -> group.kind() != Group.Kind.BLOCK)
			.forEach((group) -> type.addMethod(group(group)));
		return SourceFile.of(
				PACKAGE, type
					.addMethod(MethodSpec.methodBuilder("of")
						.addModifiers(Modifier.STATIC)
						.addJavadoc("Creates the schema of an event.\n@param event the current name of the event\n"
								+ "@return the schema, without properties if the event is unknown\n")
						.addParameter(String.class, "event")
						.returns(SCHEMA)
						.addCode("return switch (event) {\n$>$Ldefault -> $T.of();\n$<};\n", cases.build(), SCHEMA)
						.build())
					.build());
	}

	private static MethodSpec event(EventEntry event, int index) {
		return MethodSpec.methodBuilder("event" + index)
			.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
			.returns(SCHEMA)
			.addStatement("return $T.of($L)", SCHEMA, list(event.fields().stream().map(JsonSchemasWriter::part)))
			.build();
	}

	private static MethodSpec group(Group group) {
		return MethodSpec.methodBuilder(group.name())
			.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
			.addParameter(String.class, "prefix")
			.returns(PROPERTIES)
			.addStatement("return $T.<$T>of($L)", List.class, ANY_PROPERTY,
					list(group.fields().stream().map((field) -> property(field, true))))
			.build();
	}

	private static CodeBlock list(Stream<CodeBlock> elements) {
		return elements.map((element) -> CodeBlock.of("\n$L", element)).collect(CodeBlock.joining(","));
	}

	private static CodeBlock part(Field field) {
		if (field instanceof SnapshotField snapshot) {
			return CodeBlock.of("new $T($S, $L, $L($S))", SNAPSHOT, snapshot.component(), snapshot.optional(),
					snapshot.group().name(), snapshot.prefix());
		}
		if (field instanceof IndexedField indexed) {
			return CodeBlock.of("new $T($S, $L(\"\"))", ROWS, indexed.component(), indexed.group().name());
		}
		if (field instanceof FollowingField) {
			return CodeBlock.of("new $T($S)", FOLLOWING, field.component());
		}
		return property((HeaderField) field, false);
	}

	private static CodeBlock property(HeaderField header, boolean prefixed) {
		List<CodeBlock> spellings = Stream.concat(Stream.of(header.header()), header.otherSpellings().stream())
			.map((spelling) -> prefixed ? CodeBlock.of("prefix + $S", spelling) : CodeBlock.of("$S", spelling))
			.toList();
		CodeBlock headers = spellings.stream().collect(CodeBlock.joining(", "));
		Component component = RecordLayout.component(header, CodeBlock.of(""));
		Component.Naming naming = component.naming();
		if (naming != null && !naming.ofWord()) {
			return CodeBlock.of("$T.number($S, $S, $T::of, $L)", PROPERTY, component.name(), naming.method(),
					naming.type(), headers);
		}
		return CodeBlock.of("$T.of($S, $T.$L, $L)", PROPERTY, component.name(), TYPES, type(header), headers);
	}

	private static CodeBlock type(HeaderField header) {
		if (header.type() == FieldType.MAP) {
			return (header.nullWord() != null) ? CodeBlock.of("variables($L, $S)", header.escaped(), header.nullWord())
					: CodeBlock.of("variables($L)", header.escaped());
		}
		if (header.repeated()) {
			return CodeBlock.of("REPEATED");
		}
		return switch (header.type()) {
			case INT -> CodeBlock.of("INT");
			case LONG -> CodeBlock.of("LONG");
			case DOUBLE -> CodeBlock.of("DOUBLE");
			case BOOLEAN -> CodeBlock.of("BOOLEAN");
			case DURATION -> CodeBlock.of("$L", constant(header.unit()));
			case TIMESTAMP -> CodeBlock.of("$L", constant(header.format()));
			case LIST -> CodeBlock.of("list('$L')", header.separator());
			default -> text(header);
		};
	}

	private static CodeBlock text(HeaderField header) {
		if (header.percentEncoded()) {
			return CodeBlock.of("PERCENT_ENCODED");
		}
		String type = header.escaped() ? "ESCAPED" : "TEXT";
		if (header.emptyIsValue()) {
			return CodeBlock.of("$L_OR_EMPTY", type);
		}
		return (header.nullWord() != null)
				? CodeBlock.of("$L($S)", header.escaped() ? "escaped" : "text", header.nullWord())
				: CodeBlock.of("$L", type);
	}

	private static String constant(@Nullable String camelCase) {
		return Stream.of(Objects.requireNonNull(camelCase).split("(?=[A-Z])"))
			.map((word) -> word.toUpperCase(Locale.ROOT))
			.collect(Collectors.joining("_"));
	}

}
