/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.List;

import io.github.amispring.message.internal.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A type of values: defines how values are read from headers, written as JSON, read from
 * JSON, and written by the server.
 *
 * @param <T> the type of the values
 */
interface ValueType<T> {

	/**
	 * Reads the value of a header.
	 * @param fields the fields of a message
	 * @param slot the slot of a header that is present
	 * @return the value, {@code null} for none
	 */
	@Nullable T read(Fields fields, int slot);

	/**
	 * Writes a value as JSON.
	 * @param value the value
	 * @param out the target
	 */
	void write(T value, JsonGenerator out);

	/**
	 * Reads a value from JSON.
	 * @param json a string, a list or a map
	 * @return the value
	 * @throws IllegalArgumentException if the value does not have this type; a malformed
	 * number or time may also cause an {@link ArithmeticException} or
	 * {@link java.time.DateTimeException}
	 */
	T parse(Object json);

	/**
	 * Returns the text that the server would write for a value.
	 * @param value the value, {@code null} for none
	 * @return the text of each header, usually one
	 */
	List<String> texts(@Nullable T value);

}
