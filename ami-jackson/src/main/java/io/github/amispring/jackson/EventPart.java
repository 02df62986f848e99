/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;

import io.github.amispring.message.internal.Fields;
import tools.jackson.core.JsonGenerator;

/**
 * A component of an event: a JSON property and its headers.
 */
interface EventPart {

	/**
	 * Returns the slots of this part in the layout of the message.
	 * @return the header of each slot, with alternative spellings separated by vertical
	 * bars
	 */
	List<String> slots();

	/**
	 * Writes the property, if the event contains it.
	 * @param fields the fields of the message
	 * @param firstSlot the number of the first slot
	 * @param out the target
	 * @param headers receives the headers that {@link #read} would create from the
	 * written property
	 */
	void write(Fields fields, int firstSlot, JsonGenerator out, List<PropertyHeader> headers);

	/**
	 * Reads the property, if the JSON contains it.
	 * @param json the object that may contain the property
	 * @param headers receives the headers that the property represents
	 * @throws IllegalArgumentException if the property has the wrong type
	 */
	void read(JsonObject json, List<PropertyHeader> headers);

}
