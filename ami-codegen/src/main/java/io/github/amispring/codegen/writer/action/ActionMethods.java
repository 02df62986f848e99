/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.ActionEntry.Method;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.catalogue.FieldType;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.LineFolder;
import io.github.amispring.codegen.writer.Sentence;

/**
 * Writes the methods of an action: its factories and its fluent setters.
 */
final class ActionMethods {

	private final ClassName name;

	private final ActionEntry action;

	ActionMethods(ClassName name, ActionEntry action) {
		this.name = name;
		this.action = action;
	}

	/**
	 * Returns the static factory methods: those that the catalogue describes, or
	 * otherwise one method with all required parameters.
	 * @return the methods
	 */
	List<MethodSpec> factories() {
		List<Method> factories = this.action.factories();
		if (factories.isEmpty()) {
			factories = List.of(new Method("of", "creates the action",
					this.action.parameters()
						.stream()
						.filter((parameter) -> parameter.required() && !parameter.fixed())
						.map(Parameter::header)
						.toList(),
					List.of(), false));
		}
		return factories.stream().flatMap((factory) -> styles(factory, this::factory)).toList();
	}

	/**
	 * Returns the fluent methods: those that the catalogue describes, and one method for
	 * each parameter that no described method or factory sets.
	 * @return the methods
	 */
	List<MethodSpec> setters() {
		List<MethodSpec> setters = new ArrayList<>();
		this.action.methods().forEach((method) -> styles(method, this::setter).forEach(setters::add));
		for (Parameter parameter : this.action.parameters()) {
			if (parameter.required() || isSetElsewhere(parameter)) {
				continue;
			}
			if (parameter.type() == FieldType.MAP || parameter.type() == FieldType.ANY_HEADER) {
				setters.addAll(HeaderAdders.of(this.name, parameter));
			}
			else {
				if (parameter.type() == FieldType.CALLER_ID) {
					setters.add(HeaderAdders.callerId(this.name, parameter));
				}
				styles(new Method(parameter.component(), "sets " + Docs.meaning(parameter), List.of(parameter.header()),
						List.of(), false), this::setter)
					.forEach(setters::add);
			}
		}
		return setters;
	}

	private boolean isSetElsewhere(Parameter parameter) {
		return this.action.describedMethods()
			.stream()
			.anyMatch((method) -> method.headers().contains(parameter.header())
					|| method.hasConstant(parameter.header()));
	}

	private Stream<MethodSpec> styles(Method method, BiFunction<Method, List<Argument>, MethodSpec> writer) {
		List<Parameter> parameters = method.headers().stream().map(this.action::parameter).toList();
		boolean two = false;
		for (int i = 0; i < parameters.size(); i++) {
			two |= Argument.hasOtherStyle(parameters.get(i), i == parameters.size() - 1);
		}
		return (two ? Stream.of(Argument.Style.values()) : Stream.of(Argument.Style.PLAIN))
			.map((style) -> writer.apply(method, arguments(parameters, style)));
	}

	private List<Argument> arguments(List<Parameter> parameters, Argument.Style style) {
		List<Argument> arguments = new ArrayList<>();
		for (int i = 0; i < parameters.size(); i++) {
			arguments.add(Argument.of(this.name, parameters.get(i), i == parameters.size() - 1, style));
		}
		return arguments;
	}

	private MethodSpec factory(Method method, List<Argument> arguments) {
		List<CodeBlock> headers = new ArrayList<>();
		arguments.forEach((argument) -> headers.add(argument.header()));
		method.constants().forEach((constant) -> headers.add(header(constant)));
		for (Parameter parameter : this.action.parameters()) {
			if (parameter.required() && parameter.fixed()) {
				headers.add(header(parameter.header() + "=" + parameter.values().get(0)));
			}
			if (parameter.initially() != null) {
				headers.add(header(parameter.header() + "=" + parameter.initially()));
			}
		}
		return method(method, arguments, "@return the action").addModifiers(Modifier.PUBLIC, Modifier.STATIC)
			.addStatement("return new $T($T.of($L))", this.name, List.class,
					headers.stream().collect(CodeBlock.joining(",$W")))
			.build();
	}

	private MethodSpec setter(Method method, List<Argument> arguments) {
		if (method.numbered()) {
			return method(method, arguments, "@return a new action").addModifiers(Modifier.PUBLIC)
				.addStatement("return addLine($T.of($L))", List.class,
						Stream
							.concat(method.constants().stream().map(ActionMethods::header),
									arguments.stream().map(Argument::header))
							.collect(CodeBlock.joining(",$W")))
				.build();
		}
		String verb = method.repeated() ? "add" : "set";
		CodeBlock calls = Stream
			.concat(arguments.stream().map((argument) -> argument.call(verb)),
					method.constants().stream().map((constant) -> call(verb, constant)))
			.collect(CodeBlock.joining("."));
		return method(method, arguments, "@return a new action").addModifiers(Modifier.PUBLIC)
			.addStatement("return $L", calls)
			.build();
	}

	private MethodSpec.Builder method(Method method, List<Argument> arguments, String returns) {
		MethodSpec.Builder spec = MethodSpec.methodBuilder(method.name())
			.addJavadoc("$L\n", LineFolder.fold(Sentence.of(method.doc())))
			.returns(this.name);
		for (Argument argument : arguments) {
			spec.addParameter(ParameterSpec.builder(argument.type(), argument.parameter().component()).build())
				.varargs(argument.varargs())
				.addJavadoc("$L\n", LineFolder.fold(argument.doc()));
		}
		return spec.addJavadoc("$L\n", returns);
	}

	private static CodeBlock header(String constant) {
		String[] parts = constant.split("=", 2);
		return CodeBlock.of("new $T($S, $S)", Api.HEADER, parts[0], parts[1]);
	}

	static CodeBlock set(String constant) {
		return call("set", constant);
	}

	private static CodeBlock call(String verb, String constant) {
		String[] parts = constant.split("=", 2);
		return CodeBlock.of("$L($S, $S)", verb, parts[0], parts[1]);
	}

}
