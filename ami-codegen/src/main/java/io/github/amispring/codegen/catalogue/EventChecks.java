/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.HashSet;
import java.util.Set;

/**
 * Checks the events: their names, their fields, and whether they have the components of
 * their families.
 */
final class EventChecks {

	/**
	 * The reserved names: the methods of all events, and the JSON properties of all
	 * events.
	 */
	private static final Set<String> TAKEN = Set.of("message", "eventName", "receivedAt", "serverTimestamp", "of",
			"schema", "event", "server", "headers", "headerLines", "lines");

	private final Catalogue catalogue;

	private final Set<String> names = new HashSet<>();

	EventChecks(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	void check(EventEntry event, JavaNames javaNames) {
		String where = "events.json: event " + event.name();
		javaNames.checkClass(where, event.javaName());
		for (String name : event.names()) {
			if (!this.names.add(name)) {
				throw new CatalogueException(where, "the name \"" + name + "\" is already used by another event",
						"Remove the alias or the event");
			}
		}
		new FieldChecks(where, TAKEN).check(event.fields());
		event.families().forEach((family) -> checkPromises(where, event, family));
		for (String other : event.replacedBy()) {
			if (this.catalogue.event(other).isEmpty()) {
				throw new CatalogueException(where, "there is no event \"" + other + "\" to replace it",
						"Declare it or correct the name");
			}
		}
	}

	private void checkPromises(String where, EventEntry event, String javaName) {
		Family family = family(where, javaName);
		for (Field promised : family.components()) {
			if (event.fields().stream().noneMatch((field) -> Family.keeps(field, promised))) {
				throw new CatalogueException(where,
						"the event belongs to the family " + javaName + " but has no component \""
								+ promised.component() + "\" of type " + promised.javaType(),
						"Add the component or remove the event from the family");
			}
		}
		family.parents().forEach((parent) -> checkPromises(where, event, parent));
	}

	Family family(String where, String javaName) {
		return this.catalogue.family(javaName)
			.orElseThrow(() -> new CatalogueException(where, "there is no family \"" + javaName + "\"",
					"Declare it in groups.json or use one of "
							+ this.catalogue.families().stream().map(Family::javaName).toList()));
	}

}
