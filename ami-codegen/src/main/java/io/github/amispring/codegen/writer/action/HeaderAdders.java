/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.LineFolder;
import io.github.amispring.codegen.writer.Sentence;

/**
 * Writes the methods that add one header with each call: for channel variables and for
 * headers with any name. Also writes the setter for a caller id.
 */
final class HeaderAdders {

	private static final String RETURNS = "@return a new action";

	private HeaderAdders() {
	}

	static List<MethodSpec> of(ClassName action, Parameter parameter) {
		if (parameter.type() == FieldType.MAP) {
			return List.of(variable(action, parameter), variables(action, parameter));
		}
		return List.of(adder("header", action, parameter, "header", CodeBlock.of("add(name, value)")));
	}

	static MethodSpec callerId(ClassName action, Parameter parameter) {
		return MethodSpec.methodBuilder(parameter.component())
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n@param name the name\n@param number the number\n$L\n",
					LineFolder.fold(Sentence.of("sets " + Docs.meaning(parameter) + ", from a name and a number")),
					RETURNS)
			.addParameter(String.class, "name")
			.addParameter(String.class, "number")
			.returns(action)
			.addStatement("return set($S, callerIdOf(name, number))", parameter.header())
			.build();
	}

	private static MethodSpec variable(ClassName action, Parameter parameter) {
		return adder("variable", action, parameter, "variable",
				CodeBlock.of("add($S, $T.assignment(name, value))", parameter.header(), Api.CHANNEL_VARIABLES));
	}

	private static MethodSpec adder(String name, ClassName action, Parameter parameter, String what, CodeBlock call) {
		return MethodSpec.methodBuilder(name)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n@param name the $L's name\n@param value the value, which may be any text\n$L\n",
					LineFolder.fold(Sentence.of("adds one of " + Docs.meaning(parameter))), what, RETURNS)
			.addParameter(String.class, "name")
			.addParameter(String.class, "value")
			.returns(action)
			.addStatement("return $L", call)
			.build();
	}

	private static MethodSpec variables(ClassName action, Parameter parameter) {
		return MethodSpec.methodBuilder("variables")
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n@param variables the values by the variables' names\n$L\n",
					LineFolder.fold(Sentence.of("adds " + Docs.meaning(parameter))), RETURNS)
			.addParameter(ParameterizedTypeName.get(Map.class, String.class, String.class), "variables")
			.returns(action)
			.addStatement("$T action = this", action)
			.beginControlFlow("for ($T variable : variables.entrySet())",
					ParameterizedTypeName.get(Map.Entry.class, String.class, String.class))
			.addStatement("action = action.variable(variable.getKey(), variable.getValue())")
			.endControlFlow()
			.addStatement("return action")
			.build();
	}

}
