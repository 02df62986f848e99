/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.time.Duration;
import java.util.Collection;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Docs;

/**
 * An argument of a method of an action: its Java type, and its conversion to the value of
 * a header.
 *
 * @param parameter the header
 * @param type the type of the argument
 * @param varargs whether the argument is a variable arity parameter
 * @param value the code that creates the value of the header
 */
record Argument(Parameter parameter, TypeName type, boolean varargs, CodeBlock value) {

	/**
	 * The overload of a method, for arguments that can have two types.
	 */
	enum Style {

		/** Numbers and priorities as {@code int}, lists as variable arity parameters. */
		PLAIN,

		/** Numbers as enum constants, priorities as labels, lists as collections. */
		OTHER

	}

	static boolean hasOtherStyle(Parameter parameter, boolean last) {
		return parameter.enumeration() != null || parameter.type() == FieldType.PRIORITY
				|| (parameter.type() == FieldType.LIST && last);
	}

	static Argument of(ClassName action, Parameter parameter, boolean last, Style style) {
		String name = parameter.component();
		return switch (parameter.type()) {
			case INT -> number(parameter, style);
			case LONG ->
				new Argument(parameter, TypeName.LONG, false, CodeBlock.of("$T.toString($L)", Long.class, name));
			case DOUBLE ->
				new Argument(parameter, TypeName.DOUBLE, false, CodeBlock.of("$T.toString($L)", Double.class, name));
			case BOOLEAN -> new Argument(parameter, TypeName.BOOLEAN, false,
					CodeBlock.of("$L ? $S : $S", name, parameter.trueWord(), parameter.falseWord()));
			case DURATION -> new Argument(parameter, ClassName.get(Duration.class), false,
					CodeBlock.of("$L($L)", parameter.unit(), name));
			case LIST -> list(parameter, last && style == Style.PLAIN);
			case PRIORITY -> (style == Style.PLAIN) ? number(parameter, style) : text(parameter);
			case WORD -> parameter.open() ? text(parameter) : new Argument(parameter,
					WordEnumWriter.name(action, parameter), false, CodeBlock.of("$L.word()", name));
			default -> text(parameter);
		};
	}

	private static Argument text(Parameter parameter) {
		if (parameter.javaClass() != null) {
			return new Argument(parameter, Api.action(parameter.javaClass()), false,
					CodeBlock.of("$L.toString()", parameter.component()));
		}
		return new Argument(parameter, ClassName.get(String.class), false, CodeBlock.of("$L", parameter.component()));
	}

	private static Argument number(Parameter parameter, Style style) {
		String name = parameter.component();
		if (parameter.enumeration() != null && style == Style.OTHER) {
			return new Argument(parameter, Api.event(parameter.enumeration().javaName()), false,
					CodeBlock.of("$T.toString($L.code())", Integer.class, name));
		}
		return new Argument(parameter, TypeName.INT, false, CodeBlock.of("$T.toString($L)", Integer.class, name));
	}

	private static Argument list(Parameter parameter, boolean varargs) {
		TypeName type = varargs ? ArrayTypeName.of(String.class)
				: ParameterizedTypeName.get(Collection.class, String.class);
		return new Argument(parameter, type, varargs, CodeBlock.of("$T.join($S, $L)", String.class,
				String.valueOf(parameter.separator()), parameter.component()));
	}

	CodeBlock header() {
		return CodeBlock.of("new $T($S, $L)", Api.HEADER, this.parameter.header(), this.value);
	}

	CodeBlock call(String verb) {
		return CodeBlock.of("$L($S, $L)", verb, this.parameter.header(), this.value);
	}

	String doc() {
		return "@param " + this.parameter.component() + " " + docWithStyle();
	}

	private String docWithStyle() {
		String doc = Docs.of(this.parameter);
		if (this.parameter.type() == FieldType.PRIORITY) {
			return doc + (this.type.equals(TypeName.INT) ? ", as a number" : ", as a label");
		}
		return doc;
	}

}
