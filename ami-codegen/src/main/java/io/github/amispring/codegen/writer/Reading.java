/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.List;
import java.util.Map;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.catalogue.HeaderField;

/**
 * Determines the Java type of a header's value and the code that reads the value from
 * {@code Fields}.
 */
public final class Reading {

	private static final TypeName STRINGS = ParameterizedTypeName.get(List.class, String.class);

	public static final TypeName STRING_MAP = ParameterizedTypeName.get(Map.class, String.class, String.class);

	private Reading() {
	}

	public static TypeName type(HeaderField field) {
		if (field.type() == FieldType.MAP) {
			return STRING_MAP;
		}
		if (field.repeated() || field.type() == FieldType.LIST) {
			return STRINGS;
		}
		return Api.nullable(ClassName.bestGuess(field.javaType()));
	}

	public static CodeBlock code(HeaderField field, CodeBlock slot) {
		if (field.type() == FieldType.MAP) {
			return (field.nullWord() != null)
					? CodeBlock.of("fields.variables($L, $L, $S)", slot, field.escaped(), field.nullWord())
					: CodeBlock.of("fields.variables($L, $L)", slot, field.escaped());
		}
		if (field.repeated()) {
			return CodeBlock.of("fields.all($L)", slot);
		}
		return switch (field.type()) {
			case INT -> CodeBlock.of("fields.integer($L)", slot);
			case LONG -> CodeBlock.of("fields.wholeNumber($L)", slot);
			case DOUBLE -> CodeBlock.of("fields.decimal($L)", slot);
			case BOOLEAN -> CodeBlock.of("fields.bool($L)", slot);
			case DURATION -> CodeBlock.of("fields.$L($L)", field.unit(), slot);
			case TIMESTAMP -> CodeBlock.of("fields.$L($L)", field.format(), slot);
			case LIST -> CodeBlock.of("fields.list($L, '$L')", slot, field.separator());
			default -> text(field, slot);
		};
	}

	private static CodeBlock text(HeaderField field, CodeBlock slot) {
		if (field.percentEncoded()) {
			return CodeBlock.of("fields.percentDecoded($L)", slot);
		}
		String reader = field.escaped() ? "unescaped" : "text";
		if (field.emptyIsValue()) {
			return CodeBlock.of("fields.$LOrEmpty($L)", reader, slot);
		}
		return (field.nullWord() != null) ? CodeBlock.of("fields.$L($L, $S)", reader, slot, field.nullWord())
				: CodeBlock.of("fields.$L($L)", reader, slot);
	}

}
