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
 * Checks the names of Java classes and methods in the catalogue.
 */
final class JavaNames {

	/**
	 * The methods without parameters that every record has. A component cannot have the
	 * name of any of these methods.
	 */
	private static final Set<String> RECORD_METHODS = Set.of("clone", "finalize", "getClass", "hashCode", "notify",
			"notifyAll", "toString", "wait");

	/** The class names in lower case, because some file systems ignore case. */
	private final Map<String, String> classes = new HashMap<>();

	void checkClass(String where, String javaName) {
		if (!SourceVersion.isName(javaName) || !javaName.matches("[A-Z][A-Za-z0-9]*")) {
			throw new CatalogueException(where, "the javaName \"" + javaName + "\" is not a valid name of a Java class",
					"Use letters and digits, starting with an uppercase letter");
		}
		String other = this.classes.put(javaName.toLowerCase(Locale.ROOT), where);
		if (other != null) {
			throw new CatalogueException(where, "the javaName \"" + javaName + "\" is already used by " + other,
					"Rename one of them");
		}
	}

	/**
	 * Checks the name of a component or parameter.
	 * @param where the place in the catalogue, for error messages
	 * @param component the name
	 * @param taken the names already in use, to which the component is added
	 */
	static void checkComponent(String where, String component, Set<String> taken) {
		if (!SourceVersion.isName(component) || !component.matches("[a-z][A-Za-z0-9]*")) {
			throw new CatalogueException(where,
					"the component \"" + component + "\" is not a valid name of a Java method",
					"Use letters and digits, starting with a lowercase letter, and no keyword");
		}
		if (RECORD_METHODS.contains(component)) {
			throw new CatalogueException(where, "the component \"" + component + "\" is a method of every record",
					"Rename it");
		}
		if (!taken.add(component)) {
			throw new CatalogueException(where,
					"the component \"" + component + "\" occurs twice, or is a method of the parent", "Rename it");
		}
	}

}
