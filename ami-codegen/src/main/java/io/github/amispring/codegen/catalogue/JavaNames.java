/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Checks the names that the catalogue gives to Java classes and methods.
 */
final class JavaNames {

	/** Methods without parameters that every record has, and cannot have otherwise. */
	private static final Set<String> RECORD_METHODS = Set.of("clone", "finalize", "getClass", "hashCode", "notify",
			"notifyAll", "toString", "wait");

	/** The names of classes in lower case, for some file systems know no other. */
	private final Map<String, String> classes = new HashMap<>();

	void checkClass(String where, String javaName) {
		if (!SourceVersion.isName(javaName) || !javaName.matches("[A-Z][A-Za-z0-9]*")) {
			throw new CatalogueException(where, "the javaName \"" + javaName + "\" is no name for a Java class",
					"Name it with letters and digits, a capital first");
		}
		String other = this.classes.put(javaName.toLowerCase(Locale.ROOT), where);
		if (other != null) {
			throw new CatalogueException(where, "the javaName \"" + javaName + "\" is used by " + other + " already",
					"Name one of them otherwise");
		}
	}

	/**
	 * Checks the name of a component or parameter.
	 * @param where where it is
	 * @param component the name
	 * @param taken the names that it must not be, to which it is added
	 */
	static void checkComponent(String where, String component, Set<String> taken) {
		if (!SourceVersion.isName(component) || !component.matches("[a-z][A-Za-z0-9]*")) {
			throw new CatalogueException(where, "the component \"" + component + "\" is no name for a Java method",
					"Name it with letters and digits, a small one first, and no word of the language");
		}
		if (RECORD_METHODS.contains(component)) {
			throw new CatalogueException(where, "the component \"" + component + "\" is a method of every record",
					"Name it otherwise");
		}
		if (!taken.add(component)) {
			throw new CatalogueException(where,
					"the component \"" + component + "\" is there twice, or is a method of the parent",
					"Name it otherwise");
		}
	}

}
