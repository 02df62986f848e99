/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;

import io.github.amispring.message.internal.Fields;
import tools.jackson.core.JsonGenerator;

/**
 * A component of an event: a property of its JSON, and the headers that it comes from.
 */
interface Part {

	/**
	 * Returns the slots that the part takes in the layout of the message.
	 * @return the header of each, other spellings behind bars
	 */
	List<String> slots();

	/**
	 * Writes the property, if the event has it.
	 * @param fields the fields of the message
	 * @param firstSlot the number of the first slot
	 * @param out where to
	 * @param lines takes the headers that {@link #read} would make of what was written
	 */
	void write(Fields fields, int firstSlot, JsonGenerator out, List<Line> lines);

	/**
	 * Reads the property, if the JSON has it.
	 * @param json the object that may have it
	 * @param lines takes the headers that it tells
	 * @throws IllegalArgumentException when the property is not of its type
	 */
	void read(JsonObject json, List<Line> lines);

}
