/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;

/**
 * A family of events: an interface that several event records implement.
 *
 * @param javaName the name of the Java interface
 * @param doc the description
 * @param parents the families that this family extends
 * @param implied whether all events with these components belong to the family
 * @param rows whether all events that are sent only as entries of an event list belong to
 * the family
 * @param components the components of all events of the family
 */
public record Family(String javaName, String doc, List<String> parents, boolean implied, boolean rows,
		List<Field> components) {

	boolean implies(EventEntry event) {
		return this.implied && isMetBy(event.fields())
				|| this.rows && event.role() == EventEntry.Role.ENTRY && !event.unsolicited();
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
