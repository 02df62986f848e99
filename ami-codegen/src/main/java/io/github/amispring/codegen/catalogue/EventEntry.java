/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param name the name on the wire
 * @param aliases its names in other versions
 * @param javaName the name of the Java record
 * @param families the families it belongs to, implied ones included
 * @param doc what it tells
 * @param notes what else is worth knowing
 * @param privilege the classes that a user must be allowed to read
 * @param role what it is to an action
 * @param actions those actions
 * @param unasked whether it comes without being asked for
 * @param versions the versions that have it
 * @param replacedBy the events that came in its place
 * @param openHeaders headers that cannot be listed, in words
 * @param notSecret headers that hold no secret though their names suggest one
 * @param fields the headers that it has
 */
public record EventEntry(String name, List<String> aliases, String javaName, List<String> families, String doc,
		List<String> notes, List<String> privilege, @Nullable Role role, List<String> actions, boolean unasked,
		Versions versions, List<String> replacedBy, @Nullable String openHeaders, List<String> notSecret,
		List<Field> fields) {

	/**
	 * What an event is to the actions that cause it.
	 */
	public enum Role {

		/** A row of a list. */
		ENTRY,

		/** The end of a list. */
		COMPLETION,

		/** The answer itself. */
		SINGLE_REPLY,

		/** The outcome that comes later. */
		ASYNC_REPLY

	}

	/**
	 * All names on the wire.
	 * @return the name, then the aliases
	 */
	public List<String> names() {
		List<String> names = new ArrayList<>();
		names.add(this.name);
		names.addAll(this.aliases);
		return names;
	}

	EventEntry withFamilies(List<String> families) {
		return new EventEntry(this.name, this.aliases, this.javaName, families, this.doc, this.notes, this.privilege,
				this.role, this.actions, this.unasked, this.versions, this.replacedBy, this.openHeaders, this.notSecret,
				this.fields);
	}

}
