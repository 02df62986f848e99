/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

/**
 * Adds the members of an enum of words: the word on the wire, its accessor and a
 * constructor.
 */
public final class WordMembers {

	private WordMembers() {
	}

	/**
	 * Adds the members.
	 * @param type the enum
	 * @return the same enum
	 */
	public static TypeSpec.Builder addTo(TypeSpec.Builder type) {
		return type.addField(String.class, "word", Modifier.PRIVATE, Modifier.FINAL)
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(String.class, "word")
				.addStatement("this.word = word")
				.build())
			.addMethod(MethodSpec.methodBuilder("word")
				.addModifiers(Modifier.PUBLIC)
				.addJavadoc("Returns the word on the wire.\n@return the word\n")
				.returns(String.class)
				.addStatement("return this.word")
				.build());
	}

}
