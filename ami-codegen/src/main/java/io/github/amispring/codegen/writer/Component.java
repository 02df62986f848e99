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
 * @param value the code that reads it
 * @param meaning what it tells, in short
 * @param doc what it tells, and what else is to be known of it
 * @param naming the method that gives the name of a number or word
 */
public record Component(String name, TypeName type, CodeBlock value, String meaning, String doc,
		@Nullable Naming naming) {

	/**
	 * The method that gives the name of a number or word.
	 *
	 * @param method the name of the method
	 * @param type the enum that it gives
	 * @param ofWord whether it names a word
	 */
	public record Naming(String method, ClassName type, boolean ofWord) {

	}

}
