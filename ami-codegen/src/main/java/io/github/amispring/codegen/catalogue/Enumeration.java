/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Numbers that have names.
 *
 * @param name the name in the catalogue
 * @param javaName the name of the Java enum
 * @param doc what the numbers tell
 * @param constants the numbers and their names
 */
public record Enumeration(String name, String javaName, String doc, List<Constant> constants) {

	/**
	 * A number and its name.
	 *
	 * @param code the number
	 * @param name the name
	 * @param doc what it means
	 */
	public record Constant(int code, String name, String doc) {

	}

}
