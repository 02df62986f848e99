/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Numbers or words that have names.
 *
 * @param name the name in the catalogue
 * @param javaName the name of the Java enum
 * @param doc what the numbers or words tell
 * @param ofWords whether it names words, not numbers
 * @param constants the numbers or words and their names
 */
public record Enumeration(String name, String javaName, String doc, boolean ofWords, List<Constant> constants) {

	/**
	 * The words, where it names words.
	 * @return the words, empty where it names numbers
	 */
	List<String> words() {
		return this.ofWords ? this.constants.stream().map(Constant::value).toList() : List.of();
	}

	/**
	 * A number or a word, and its name.
	 *
	 * @param value the number or word, as it is on the wire
	 * @param name the name
	 * @param doc what it means
	 */
	public record Constant(String value, String name, String doc) {

	}

}
