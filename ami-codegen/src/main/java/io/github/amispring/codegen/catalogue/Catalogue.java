/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * The events and actions of the Asterisk Manager Interface.
 *
 * @param groups the groups of headers that events share
 * @param enumerations the enums
 * @param families the families of events
 * @param events the events
 * @param actions the actions
 */
public record Catalogue(List<Group> groups, List<Enumeration> enumerations, List<Family> families,
		List<EventEntry> events, List<ActionEntry> actions) {

	/**
	 * Finds an event.
	 * @param name the name on the wire, in exact case
	 * @return the event, empty if no event has this name
	 */
	public Optional<EventEntry> event(String name) {
		return this.events.stream().filter((event) -> event.name().equals(name)).findFirst();
	}

	/**
	 * Finds a family.
	 * @param javaName the name of the interface
	 * @return the family, empty if no family has this name
	 */
	public Optional<Family> family(String javaName) {
		return this.families.stream().filter((family) -> family.javaName().equals(javaName)).findFirst();
	}

}
