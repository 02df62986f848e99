/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.ActionEntry;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.SourceFile;

/**
 * Writes the table of the write permissions that actions need.
 */
public final class ActionPermissionsWriter {

	private static final ParameterizedTypeName CLASSES = ParameterizedTypeName.get(List.class, String.class);

	/**
	 * Writes the table.
	 * @param catalogue the catalogue
	 * @return the source file
	 */
	public JavaFile write(Catalogue catalogue) {
		TypeSpec type = TypeSpec.classBuilder("ActionPermissions")
			.addModifiers(Modifier.FINAL)
			.addJavadoc("The write permissions that actions require ({@code write} in {@code manager.conf}).\n")
			.addField(FieldSpec
				.builder(ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), CLASSES),
						"PERMISSIONS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
				.initializer("new $T<>($T.CASE_INSENSITIVE_ORDER)", TreeMap.class, String.class)
				.build())
			.addStaticBlock(entries(catalogue))
			.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
			.addMethod(of())
			.build();
		return SourceFile.of(Api.EXCEPTION_PACKAGE, type);
	}

	private static CodeBlock entries(Catalogue catalogue) {
		CodeBlock.Builder entries = CodeBlock.builder();
		for (ActionEntry action : catalogue.actions()) {
			if (!action.privilege().isEmpty()) {
				entries.addStatement("PERMISSIONS.put($S, $T.of($L))", action.name(), List.class,
						action.privilege()
							.stream()
							.map((permission) -> CodeBlock.of("$S", permission))
							.collect(CodeBlock.joining(", ")));
			}
		}
		return entries.build();
	}

	private static MethodSpec of() {
		return MethodSpec.methodBuilder("of")
			.addModifiers(Modifier.STATIC)
			.addJavadoc("""
					Returns the write permissions for an action. An account requires at least one of them.
					@param action the action's name on the wire, ignoring case
					@return the permissions; empty for an action that requires none and for an action that
					is not in the catalogue
					""")
			.addParameter(String.class, "action")
			.returns(CLASSES)
			.addStatement("return PERMISSIONS.getOrDefault(action, $T.of())", List.class)
			.build();
	}

}
