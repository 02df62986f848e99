/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A component of a generated record.
 *
 * @param name the name
 * @param type the type
 * @param value the code that reads the value
 * @param meaning the short description
 * @param doc the complete description
 * @param naming the method that returns the enum constant; {@code null} if there is none
 */
public record Component(String name, TypeName type, CodeBlock value, String meaning, String doc,
		@Nullable Naming naming) {

	/**
	 * The method that returns the enum constant of a number or a word.
	 *
	 * @param method the name of the method
	 * @param type the enum
	 * @param ofWord {@code true} for a word, {@code false} for a number
	 */
	public record Naming(String method, ClassName type, boolean ofWord) {

	}

}
