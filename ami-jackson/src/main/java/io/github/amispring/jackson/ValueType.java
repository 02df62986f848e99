/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;

import io.github.amispring.message.internal.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A type of values: how they are read from headers, written as JSON, read from JSON, and
 * what the server would write for them.
 *
 * @param <T> the values
 */
interface ValueType<T> {

	/**
	 * Reads the value of a header.
	 * @param fields the fields of a message
	 * @param slot the slot of a header that is there
	 * @return the value, {@code null} for none
	 */
	@Nullable T read(Fields fields, int slot);

	/**
	 * Writes a value as JSON.
	 * @param value the value
	 * @param out where to
	 */
	void write(T value, JsonGenerator out);

	/**
	 * Reads a value from JSON.
	 * @param json a text, a list or a map
	 * @return the value
	 * @throws IllegalArgumentException when it is not of this type; a number or time that
	 * is malformed may be an {@link ArithmeticException} or
	 * {@link java.time.DateTimeException}, too
	 */
	T parse(Object json);

	/**
	 * Returns what the server would write for a value, in its usual form.
	 * @param value the value, {@code null} for none
	 * @return the text of each header; mostly one
	 */
	List<String> texts(@Nullable T value);

}
