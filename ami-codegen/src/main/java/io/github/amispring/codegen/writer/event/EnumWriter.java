/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer.event;

import java.util.List;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.amispring.codegen.catalogue.Catalogue;
import io.github.amispring.codegen.catalogue.Enumeration;
import io.github.amispring.codegen.writer.Api;
import io.github.amispring.codegen.writer.Docs;
import io.github.amispring.codegen.writer.LineFolder;
import io.github.amispring.codegen.writer.Sentence;
import io.github.amispring.codegen.writer.SourceFile;
import io.github.amispring.codegen.writer.WordMembers;

/**
 * Writes the enums of numbers and words.
 */
public final class EnumWriter {

	/**
	 * Writes the enums.
	 * @param catalogue the catalogue
	 * @return a source file for each
	 */
	public List<JavaFile> write(Catalogue catalogue) {
		return catalogue.enumerations()
			.stream()
			.map((enumeration) -> SourceFile.of(Api.EVENT_PACKAGE, type(enumeration)))
			.toList();
	}

	private TypeSpec type(Enumeration enumeration) {
		ClassName name = Api.event(enumeration.javaName());
		TypeSpec.Builder type = TypeSpec.enumBuilder(name)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc("$L\n\n$L", LineFolder.fold(Sentence.of(enumeration.doc())), Docs.SINCE);
		for (Enumeration.Constant constant : enumeration.constants()) {
			type.addEnumConstant(constant.name(),
					TypeSpec.anonymousClassBuilder(enumeration.ofWords() ? "$S" : "$L", constant.value())
						.addJavadoc("$L\n", LineFolder.fold(Sentence.of(constant.doc())))
						.build());
		}
		return enumeration.ofWords() ? ofWords(name, type) : ofNumbers(name, type);
	}

	private static TypeSpec ofWords(ClassName name, TypeSpec.Builder type) {
		return WordMembers.addTo(type)
			.addMethod(MethodSpec.methodBuilder("of")
				.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
				.addJavadoc("Returns the constant for a word.\n@param word the word, in upper or lower case\n"
						+ "@return the constant, {@code null} if the word is {@code null} or unknown\n")
				.addParameter(Api.nullable(ClassName.get(String.class)), "word")
				.returns(Api.nullable(name))
				.beginControlFlow("for ($T each : values())", name)
				.beginControlFlow("if (each.word.equalsIgnoreCase(word))")
				.addStatement("return each")
				.endControlFlow()
				.endControlFlow()
				.addStatement("return null")
				.build())
			.build();
	}

	private static TypeSpec ofNumbers(ClassName name, TypeSpec.Builder type) {
		return type.addField(int.class, "code", Modifier.PRIVATE, Modifier.FINAL)
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(int.class, "code")
				.addStatement("this.code = code")
				.build())
			.addMethod(MethodSpec.methodBuilder("code")
				.addModifiers(Modifier.PUBLIC)
				.addJavadoc("Returns the number on the wire.\n@return the number\n")
				.returns(int.class)
				.addStatement("return this.code")
				.build())
			.addMethod(of(name))
			.build();
	}

	private static MethodSpec of(ClassName name) {
		return MethodSpec.methodBuilder("of")
			.addModifiers(Modifier.PUBLIC, Modifier.STATIC)
			.addJavadoc("Returns the constant for a number.\n@param code the number\n"
					+ "@return the constant, {@code null} if the number is {@code null} or unknown\n")
			.addParameter(Api.nullable(TypeName.INT.box()), "code")
			.returns(Api.nullable(name))
			.beginControlFlow("if (code != null)")
			.beginControlFlow("for ($T each : values())", name)
			.beginControlFlow("if (each.code == code)")
			.addStatement("return each")
			.endControlFlow()
			.endControlFlow()
			.endControlFlow()
			.addStatement("return null")
			.build();
	}

}
