/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.internal.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A property that represents one header. The property is {@code null} if the header
 * contains the text that means "no value". The property is absent if the header is absent
 * or its text cannot be parsed as the type.
 *
 * @param <T> the type of its values
 */
final class Property<T> implements EventPart {

	/** The placeholder of the row number in the name of a header. */
	private static final String NUMBER = "{n}";

	private final String name;

	private final List<String> headers;

	private final Set<String> spellings;

	private final ValueType<T> type;

	private final @Nullable Naming<T> naming;

	private Property(String name, ValueType<T> type, @Nullable Naming<T> naming, String... headers) {
		this.name = name;
		this.type = type;
		this.naming = naming;
		this.headers = List.of(headers);
		this.spellings = Arrays.stream(headers)
			.map((header) -> header.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	static <T> Property<T> of(String name, ValueType<T> type, String... headers) {
		return new Property<>(name, type, null, headers);
	}

	/**
	 * Creates a property for a number that has a name. The name follows the number for
	 * information, and is ignored when the JSON is read.
	 */
	static Property<Integer> number(String name, String nameOfNumber, Function<Integer, @Nullable Enum<?>> names,
			String... headers) {
		return new Property<>(name, ValueTypes.INT, new Naming<>(nameOfNumber, names), headers);
	}

	@Override
	public List<String> slots() {
		return List.of(String.join("|", this.headers));
	}

	/**
	 * Returns the name of the header, with a placeholder for the number if the header
	 * belongs to a row.
	 */
	String header() {
		return this.headers.get(0);
	}

	boolean hasValue(Fields fields, int slot) {
		return fields.has(slot) && this.type.read(fields, slot) != null;
	}

	@Override
	public void write(Fields fields, int slot, JsonGenerator out, List<PropertyHeader> headers) {
		write(fields, slot, out, headers, header(), this.spellings);
	}

	void writeRow(Fields fields, int slot, int number, JsonGenerator out, List<PropertyHeader> headers) {
		String header = header(number);
		write(fields, slot, out, headers, header, Set.of(header.toLowerCase(Locale.ROOT)));
	}

	private void write(Fields fields, int slot, JsonGenerator out, List<PropertyHeader> headers, String header,
			Set<String> spellings) {
		if (!fields.has(slot)) {
			return;
		}
		T value = this.type.read(fields, slot);
		List<String> texts = this.type.texts(value);
		if (value != null) {
			out.writeName(this.name);
			this.type.write(value, out);
			if (this.naming != null) {
				this.naming.write(value, out);
			}
		}
		else if (texts.get(0).equals(fields.textOrEmpty(slot))) {
			out.writeNullProperty(this.name);
		}
		else {
			return;
		}
		add(texts, header, spellings, headers);
	}

	@Override
	public void read(JsonObject json, List<PropertyHeader> headers) {
		read(json, headers, header(), this.spellings);
	}

	void readRow(JsonObject json, int number, List<PropertyHeader> headers) {
		String header = header(number);
		read(json, headers, header, Set.of(header.toLowerCase(Locale.ROOT)));
	}

	private void read(JsonObject json, List<PropertyHeader> headers, String header, Set<String> spellings) {
		if (json.has(this.name)) {
			Object value = json.get(this.name);
			add(this.type.texts((value != null) ? parse(value) : null), header, spellings, headers);
		}
	}

	private T parse(Object json) {
		try {
			return this.type.parse(json);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw JsonObject.invalid(this.name, json);
		}
	}

	private String header(int number) {
		return header().replace(NUMBER, Integer.toString(number));
	}

	private static void add(List<String> texts, String header, Set<String> spellings, List<PropertyHeader> headers) {
		texts.forEach((text) -> headers.add(new PropertyHeader(new AmiHeader(header, text), spellings)));
	}

	/**
	 * The names of numbers.
	 *
	 * @param <T> the type of the numbers
	 * @param property the property that contains the name
	 * @param names returns the name of a number
	 */
	private record Naming<T>(String property, Function<T, @Nullable Enum<?>> names) {

		void write(T number, JsonGenerator out) {
			Enum<?> name = this.names.apply(number);
			if (name != null) {
				out.writeStringProperty(this.property, name.name());
			}
		}

	}

}
