/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * Events that have something in common: an interface.
 *
 * @param javaName the name of the Java interface
 * @param doc what its events have in common
 * @param parents the families of which it is a part
 * @param implied whether every event with these components belongs to it
 * @param rows whether every event that is nothing but a row of a list belongs to it
 * @param components what each of its events has
 */
public record Family(String javaName, String doc, List<String> parents, boolean implied, boolean rows,
		List<Field> components) {

	boolean implies(EventEntry event) {
		return this.implied && isMetBy(event.fields())
				|| this.rows && event.role() == EventEntry.Role.ENTRY && !event.unasked();
	}

	private boolean isMetBy(List<Field> fields) {
		return this.components.stream()
			.allMatch((promised) -> fields.stream().anyMatch((field) -> keeps(field, promised)));
	}

	static boolean keeps(Field field, Field promised) {
		return field.component().equals(promised.component()) && field.javaType().equals(promised.javaType())
				&& hasNames(field) == hasNames(promised);
	}

	private static boolean hasNames(Field field) {
		return field instanceof HeaderField header && header.enumeration() != null;
	}

}
