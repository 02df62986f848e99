/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Field;
import io.github.amispring.codegen.catalogue.HeaderField;

/**
 * Writes the table of the headers that the catalogue marks as secret, or as not secret
 * although their names suggest a secret.
 */
public final class SecretsWriter {

	private static final TypeName HEADERS = ParameterizedTypeName.get(Map.class, String.class, Boolean.class);

	private static final TypeName BY_NAME = ParameterizedTypeName.get(ClassName.get(Map.class),
			ClassName.get(String.class), HEADERS);

	/**
	 * Writes the table.
	 * @param catalogue the catalogue
	 * @return its source file
	 */
	public JavaFile write(Catalogue catalogue) {
		Map<String, Map<String, Boolean>> events = new TreeMap<>();
		Map<String, Map<String, Boolean>> actions = new TreeMap<>();
		Map<String, Boolean> responses = new TreeMap<>();
		for (EventEntry event : catalogue.events()) {
			event.names().forEach((name) -> put(events, name, headers(event.notSecret(), event.fields())));
		}
		for (ActionEntry action : catalogue.actions()) {
			put(actions, action.name(), headers(action));
			headers(action.notSecret(), action.response().fields())
				.forEach((header, secret) -> responses.merge(header, secret, Boolean::logicalOr));
		}
		return SourceFile.of(Api.MESSAGE_PACKAGE, TypeSpec.classBuilder("CatalogueSecrets")
			.addModifiers(Modifier.FINAL)
			.addJavadoc("The headers that contain a secret ({@code true}), and those that contain none although\n"
					+ "their names suggest one ({@code false}). All names are in lower case; {@code {n}} stands\n"
					+ "for any number.\n")
			.addField(constant(BY_NAME, "EVENTS", tables(events)))
			.addField(constant(BY_NAME, "ACTIONS", tables(actions)))
			.addField(constant(HEADERS, "RESPONSES", table(responses)))
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
			.build());
	}

	private static void put(Map<String, Map<String, Boolean>> tables, String name, Map<String, Boolean> headers) {
		if (!headers.isEmpty()) {
			tables.computeIfAbsent(name.toLowerCase(Locale.ROOT), (key) -> new TreeMap<>()).putAll(headers);
		}
	}

	private static Map<String, Boolean> headers(List<String> notSecret, List<Field> fields) {
		Map<String, Boolean> headers = notSecret(notSecret);
		for (Field field : fields) {
			if (field instanceof HeaderField header && header.sensitive()) {
				headers.put(key(header.header()), true);
				header.otherSpellings().forEach((spelling) -> headers.put(key(spelling), true));
			}
		}
		return headers;
	}

	private static Map<String, Boolean> headers(ActionEntry action) {
		Map<String, Boolean> headers = notSecret(action.notSecret());
		action.parameters()
			.stream()
			.filter(ActionEntry.Parameter::sensitive)
			.forEach((parameter) -> headers.put(key(parameter.header()), true));
		return headers;
	}

	private static Map<String, Boolean> notSecret(List<String> notSecret) {
		Map<String, Boolean> headers = new TreeMap<>();
		notSecret.forEach((header) -> headers.put(key(header), false));
		return headers;
	}

	private static String key(String header) {
		return header.toLowerCase(Locale.ROOT).replaceAll("\\{n+}", "{n}");
	}

	private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
		return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL).initializer(value).build();
	}

	private static CodeBlock tables(Map<String, Map<String, Boolean>> tables) {
		return map(tables.entrySet()
			.stream()
			.map((table) -> CodeBlock.of("$T.entry($S, $L)", Map.class, table.getKey(), table(table.getValue())))
			.toList());
	}

	private static CodeBlock table(Map<String, Boolean> headers) {
		return map(headers.entrySet()
			.stream()
			.map((header) -> CodeBlock.of("$T.entry($S, $L)", Map.class, header.getKey(), header.getValue()))
			.toList());
	}

	private static CodeBlock map(List<CodeBlock> entries) {
		return CodeBlock.of("$T.ofEntries($L)", Map.class, entries.stream().collect(CodeBlock.joining(",$W")));
	}

}
