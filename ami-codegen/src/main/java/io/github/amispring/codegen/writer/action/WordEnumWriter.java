/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.action;

import java.util.Locale;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.ActionEntry.Parameter;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.LineFolder;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.WordMembers;

/**
 * Writes the enums of the words that a parameter accepts.
 */
final class WordEnumWriter {

	private WordEnumWriter() {
	}

	static ClassName name(ClassName action, Parameter parameter) {
		String component = parameter.component();
		return action.nestedClass(component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1));
	}

	static TypeSpec write(ClassName action, Parameter parameter) {
		TypeSpec.Builder type = TypeSpec.enumBuilder(name(action, parameter))
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n\n$L", LineFolder.fold(Sentence.of(Docs.meaning(parameter))), Docs.SINCE);
		for (String word : parameter.values()) {
			type.addEnumConstant(constant(word),
					TypeSpec.anonymousClassBuilder("$S", word).addJavadoc("Sent as {@code $L}.\n", word).build());
		}
		return WordMembers.addTo(type).build();
	}

	static String constant(String word) {
		String name = word.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
			.replaceAll("[^A-Za-z0-9]+", "_")
			.toUpperCase(Locale.ROOT);
		return Character.isDigit(name.charAt(0)) ? "_" + name : name;
	}

}
