/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.event;

import java.util.List;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.EventEntry;
import io.github.amispring.codegen.catalogue.Family;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Component;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.LineFolder;
import io.github.amispring.codegen.writer.RecordLayout;
import io.github.amispring.codegen.writer.RecordWriter;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.SourceFile;

/**
 * Writes the families: interfaces that several event records implement.
 */
public final class FamilyWriter {

	/**
	 * Writes the families.
	 * @param catalogue the catalogue
	 * @return a source file for each
	 */
	public List<JavaFile> write(Catalogue catalogue) {
		return catalogue.families()
			.stream()
			.map((family) -> SourceFile.of(Api.EVENT_PACKAGE, type(family, catalogue)))
			.toList();
	}

	private TypeSpec type(Family family, Catalogue catalogue) {
		TypeSpec.Builder type = TypeSpec.interfaceBuilder(family.javaName())
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n\n$L", LineFolder.fold(Sentence.of(family.doc())), Docs.SINCE);
		List<EventEntry> members = catalogue.events()
			.stream()
			.filter((event) -> event.families().contains(family.javaName()))
			.toList();
		if (!members.isEmpty()) {
			type.addJavadoc("$L",
					members.stream().map((event) -> "@see " + event.javaName() + "\n").collect(Collectors.joining()));
		}
		if (family.parents().isEmpty()) {
			type.addSuperinterface(Api.EVENT);
		}
		family.parents().forEach((parent) -> type.addSuperinterface(Api.event(parent)));
		for (Component component : RecordLayout.of(family.components()).components()) {
			type.addMethod(accessor(component));
			if (component.naming() != null) {
				type.addMethod(
						RecordWriter.namingHead(component, component.naming()).addModifiers(Modifier.ABSTRACT).build());
			}
		}
		return type.build();
	}

	private static MethodSpec accessor(Component component) {
		return MethodSpec.methodBuilder(component.name())
			.addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
			.addJavadoc("$L\n$L\n", LineFolder.fold(Sentence.of("returns " + component.meaning())),
					LineFolder.fold("@return " + component.doc()))
			.returns(component.type())
			.build();
	}

}
