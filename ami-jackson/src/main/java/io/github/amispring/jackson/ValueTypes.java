/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.github.amispring.message.internal.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The types of values in the catalogue.
 */
final class ValueTypes {

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ")
		.withZone(ZoneOffset.UTC);

	/**
	 * The characters that Asterisk escapes as in C, and the letters after the backslash.
	 */
	private static final String ESCAPED_CHARACTERS = "\u0007\b\f\n\r\t\u000b\\'\"?";

	private static final String ESCAPE_LETTERS = "abfnrtv\\'\"?";

	private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

	private static final int MAX_SCALE = 20;

	static final ValueType<String> TEXT = string(Fields::text, Function.identity(), "");

	static final ValueType<String> TEXT_OR_EMPTY = string(Fields::textOrEmpty, Function.identity(), "");

	static final ValueType<String> ESCAPED = string(Fields::unescaped, ValueTypes::escape, "");

	static final ValueType<String> ESCAPED_OR_EMPTY = string(Fields::unescapedOrEmpty, ValueTypes::escape, "");

	static final ValueType<String> PERCENT_ENCODED = string(Fields::percentDecoded, ValueTypes::percentEncode, "");

	static final ValueType<Integer> INT = single(Fields::integer, (value, out) -> out.writeNumber(value),
			Integer::valueOf, String::valueOf, "");

	static final ValueType<Long> LONG = single(Fields::wholeNumber, (value, out) -> out.writeNumber(value),
			Long::valueOf, String::valueOf, "");

	static final ValueType<Double> DOUBLE = single(ValueTypes::finite, (value, out) -> out.writeNumber(value),
			Double::valueOf, ValueTypes::decimal, "");

	static final ValueType<Boolean> BOOLEAN = single(Fields::bool, (value, out) -> out.writeBoolean(value),
			ValueTypes::bool, (value) -> value ? "1" : "0", "");

	static final ValueType<Duration> SECONDS = duration(Fields::seconds, (value) -> seconds(value).toPlainString());

	static final ValueType<Duration> MILLISECONDS = duration(Fields::milliseconds,
			(value) -> seconds(value).movePointRight(3).toPlainString());

	static final ValueType<Duration> MICROSECONDS = duration(Fields::microseconds,
			(value) -> seconds(value).movePointRight(6).toPlainString());

	static final ValueType<Duration> CLOCK = duration(Fields::clock,
			(value) -> "%02d:%02d:%02d".formatted(value.toHours(), value.toMinutesPart(), value.toSecondsPart()));

	static final ValueType<Instant> EPOCH_SECONDS = single(Fields::epochSeconds,
			(value, out) -> out.writeString(value.toString()), Instant::parse, ValueTypes::epochSeconds, "0");

	static final ValueType<Instant> OFFSET_DATE_TIME = single(Fields::offsetDateTime,
			(value, out) -> out.writeString(value.toString()), Instant::parse, OFFSET::format, "");

	static final ValueType<LocalDateTime> LOCAL_DATE_TIME = single(Fields::localDateTime,
			(value, out) -> out.writeString(value.toString()), LocalDateTime::parse, LOCAL::format, "");

	static final ValueType<List<String>> REPEATED = new Several<>() {

		@Override
		public List<String> read(Fields fields, int slot) {
			return fields.all(slot);
		}

		@Override
		public void write(List<String> value, JsonGenerator out) {
			writeTexts(value, out);
		}

		@Override
		public List<String> parse(Object json) {
			return textList(json);
		}

		@Override
		List<String> lines(List<String> value) {
			return value;
		}

	};

	private ValueTypes() {
	}

	static ValueType<String> text(String nullWord) {
		return string((fields, slot) -> fields.text(slot, nullWord), Function.identity(), nullWord);
	}

	static ValueType<String> escaped(String nullWord) {
		return string((fields, slot) -> fields.unescaped(slot, nullWord), ValueTypes::escape, nullWord);
	}

	static ValueType<List<String>> list(char separator) {
		return new ValueType<>() {

			@Override
			public List<String> read(Fields fields, int slot) {
				return fields.list(slot, separator);
			}

			@Override
			public void write(List<String> value, JsonGenerator out) {
				writeTexts(value, out);
			}

			@Override
			public List<String> parse(Object json) {
				return textList(json);
			}

			@Override
			public List<String> texts(@Nullable List<String> value) {
				return List.of((value != null) ? String.join(String.valueOf(separator), value) : "");
			}

		};
	}

	static ValueType<Map<String, String>> variables(boolean escaped) {
		return variables((fields, slot) -> fields.variables(slot, escaped), escaped);
	}

	static ValueType<Map<String, String>> variables(boolean escaped, String nullWord) {
		return variables((fields, slot) -> fields.variables(slot, escaped, nullWord), escaped);
	}

	private static ValueType<Map<String, String>> variables(Reader<Map<String, String>> reader, boolean escaped) {
		return new Several<>() {

			@Override
			public @Nullable Map<String, String> read(Fields fields, int slot) {
				return reader.read(fields, slot);
			}

			@Override
			public void write(Map<String, String> value, JsonGenerator out) {
				writeMap(value, out);
			}

			@Override
			public Map<String, String> parse(Object json) {
				return textMap(json);
			}

			@Override
			List<String> lines(Map<String, String> value) {
				List<String> lines = new ArrayList<>();
				value.forEach((name, text) -> lines.add(name + "=" + (escaped ? escape(text) : text)));
				return lines;
			}

		};
	}

	static void writeMap(Map<String, String> map, JsonGenerator out) {
		out.writeStartObject();
		map.forEach(out::writeStringProperty);
		out.writeEndObject();
	}

	private static void writeTexts(List<String> texts, JsonGenerator out) {
		out.writeStartArray();
		texts.forEach(out::writeString);
		out.writeEndArray();
	}

	static Map<String, String> textMap(Object json) {
		if (!(json instanceof Map<?, ?> map)) {
			throw new IllegalArgumentException("not an object");
		}
		Map<String, String> texts = new LinkedHashMap<>();
		map.forEach((name, value) -> texts.put((String) name, text(value)));
		return texts;
	}

	private static List<String> textList(Object json) {
		if (!(json instanceof List<?> list)) {
			throw new IllegalArgumentException("not an array");
		}
		List<String> texts = new ArrayList<>();
		list.forEach((value) -> texts.add(text(value)));
		return texts;
	}

	private static String text(@Nullable Object json) {
		if (json instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException("not a text");
	}

	/** Writes seconds, regardless of the unit in the header. */
	static void write(Duration value, JsonGenerator out) {
		if (value.getNano() == 0) {
			out.writeNumber(value.getSeconds());
		}
		else {
			out.writeNumber(seconds(value));
		}
	}

	static Duration duration(String seconds) {
		BigDecimal number = new BigDecimal(seconds);
		if (Math.abs(number.scale()) > MAX_SCALE) {
			// the plain text would require gigabytes
			throw new ArithmeticException("out of range");
		}
		BigDecimal[] parts = number.multiply(NANOS).divideAndRemainder(NANOS);
		return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
	}

	private static BigDecimal seconds(Duration value) {
		BigDecimal seconds = BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
		// removes trailing zeros of the fraction only
		return (value.getNano() == 0) ? seconds.setScale(0) : seconds.stripTrailingZeros();
	}

	private static @Nullable Double finite(Fields fields, int slot) {
		Double value = fields.decimal(slot);
		return (value != null && Double.isFinite(value)) ? value : null;
	}

	private static String decimal(double value) {
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? String.valueOf((long) value)
				: String.valueOf(value);
	}

	private static Boolean bool(String text) {
		return switch (text) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException("neither true nor false");
		};
	}

	private static String epochSeconds(Instant value) {
		return (value.getNano() == 0) ? String.valueOf(value.getEpochSecond())
				: "%d.%06d".formatted(value.getEpochSecond(), value.getNano() / 1000);
	}

	private static String escape(String text) {
		StringBuilder out = null;
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			int escape = ESCAPED_CHARACTERS.indexOf(c);
			if (escape >= 0 && out == null) {
				out = new StringBuilder(text.length() + 8).append(text, 0, at);
			}
			if (out != null) {
				out.append((escape >= 0) ? "\\" + ESCAPE_LETTERS.charAt(escape) : c);
			}
		}
		return (out != null) ? out.toString() : text;
	}

	private static String percentEncode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static ValueType<String> string(Reader<String> reader, Function<String, String> wire, String none) {
		return single(reader, (value, out) -> out.writeString(value), Function.identity(), wire, none);
	}

	private static ValueType<Duration> duration(Reader<Duration> reader, Function<Duration, String> wire) {
		return single(reader, ValueTypes::write, ValueTypes::duration, wire, "");
	}

	private static <T> ValueType<T> single(Reader<T> reader, BiConsumer<T, JsonGenerator> writer,
			Function<String, T> parser, Function<T, String> wire, String none) {
		return new ValueType<>() {

			@Override
			public @Nullable T read(Fields fields, int slot) {
				return reader.read(fields, slot);
			}

			@Override
			public void write(T value, JsonGenerator out) {
				writer.accept(value, out);
			}

			@Override
			public T parse(Object json) {
				return parser.apply(text(json));
			}

			@Override
			public List<String> texts(@Nullable T value) {
				return List.of((value != null) ? wire.apply(value) : none);
			}

		};
	}

	/**
	 * Reads the value of a header.
	 *
	 * @param <T> the value
	 */
	private interface Reader<T> {

		@Nullable T read(Fields fields, int slot);

	}

	/**
	 * Values that consist of several headers with the same name.
	 *
	 * @param <T> the type of the values
	 */
	private abstract static class Several<T> implements ValueType<T> {

		@Override
		public List<String> texts(@Nullable T value) {
			return (value != null) ? lines(value) : List.of();
		}

		abstract List<String> lines(T value);

	}

}
