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
 * @param aliases the names of the event in other versions
 * @param javaName the name of the Java record
 * @param families the families, including implied ones
 * @param doc the description
 * @param notes additional sentences for the description
 * @param privilege the read permissions that a user requires
 * @param role the role of the event for an action
 * @param actions the actions for which the event has this role
 * @param unsolicited whether Asterisk also sends the event without a request
 * @param versions the versions in which the event exists
 * @param replacedBy the events that replaced this event
 * @param openHeaders a description of the headers that cannot be listed
 * @param notSecret the headers that contain no secret although their names suggest one
 * @param fields the fields
 */
public record EventEntry(String name, List<String> aliases, String javaName, List<String> families, String doc,
		List<String> notes, List<String> privilege, @Nullable Role role, List<String> actions, boolean unsolicited,
		Versions versions, List<String> replacedBy, @Nullable String openHeaders, List<String> notSecret,
		List<Field> fields) {

	/**
	 * The role of an event for the actions that cause it.
	 */
	public enum Role {

		/** An entry of an event list. */
		ENTRY,

		/** The end of an event list. */
		COMPLETION,

		/** The response itself. */
		RESPONSE,

		/** The outcome, which the server reports later. */
		OUTCOME

	}

	/**
	 * Returns all names on the wire.
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
				this.role, this.actions, this.unsolicited, this.versions, this.replacedBy, this.openHeaders,
				this.notSecret, this.fields);
	}

}
