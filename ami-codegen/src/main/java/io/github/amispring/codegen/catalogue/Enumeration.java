/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Numbers or words that become the constants of a Java enum.
 *
 * @param name the name in the catalogue
 * @param javaName the name of the Java enum
 * @param doc the description
 * @param ofWords {@code true} for words, {@code false} for numbers
 * @param constants the constants
 */
public record Enumeration(String name, String javaName, String doc, boolean ofWords, List<Constant> constants) {

	/**
	 * Returns the words.
	 * @return the words, empty for numbers
	 */
	List<String> words() {
		return this.ofWords ? this.constants.stream().map(Constant::value).toList() : List.of();
	}

	/**
	 * A constant of an enum.
	 *
	 * @param value the number or word on the wire
	 * @param name the name
	 * @param doc the description
	 */
	public record Constant(String value, String name, String doc) {

	}

}
