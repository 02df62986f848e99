/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The headers of a message as typed values. A {@link HeaderLayout} assigns a slot to each
 * header. No method throws an exception: the value of a header that is absent or cannot
 * be parsed is {@code null}. The text remains available through {@link #message()}.
 */
public final class Fields {

	/** The format of a local time; a zero stands for any digit. */
	private static final String LOCAL = "0000-00-00 00:00:00";

	/** The maximum number of digits that are guaranteed to fit into an int. */
	private static final int MAX_DIGITS = 9;

	/** The number of digits of an instant, such as {@code 1700000000.123456}. */
	private static final int SECONDS_DIGITS = 10;

	private static final int MICROS_DIGITS = 6;

	/** The text for a null pointer in C. */
	private static final String NULL_POINTER = "(null)";

	private static final ByteCache<Map<String, String>> escapedVariables = new ByteCache<>(256, 512);

	private static final ByteCache<Map<String, String>> plainVariables = new ByteCache<>(256, 512);

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

	private final MessageLines message;

	private final byte[] bytes;

	/** The start and the end of the value of each slot; zeros for an absent header. */
	private final int[] places;

	Fields(MessageLines message, int[] places) {
		this.message = message;
		this.bytes = message.bytes();
		this.places = places;
	}

	private int start(int slot) {
		return this.places[2 * slot];
	}

	private int end(int slot) {
		return this.places[2 * slot + 1];
	}

	/**
	 * Returns the message.
	 * @return the message
	 */
	public MessageLines message() {
		return this.message;
	}

	/**
	 * Returns whether the message contains the header of a slot.
	 * @param slot the slot
	 * @return {@code true} if it does, even if the value is empty
	 */
	public boolean has(int slot) {
		return start(slot) > 0;
	}

	/**
	 * Returns whether the message contains any header of a range of slots, and thus a
	 * snapshot.
	 * @param from the first slot
	 * @param to the slot after the last one
	 * @return {@code true} if it contains at least one
	 */
	public boolean hasAny(int from, int to) {
		for (int slot = from; slot < to; slot++) {
			if (has(slot)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the value as text.
	 * @param slot the slot
	 * @return the text, {@code null} if it is empty
	 */
	public @Nullable String text(int slot) {
		int start = start(slot);
		int end = end(slot);
		// both offsets are zero for an absent header
		return (start < end) ? this.message.decode(start, end) : null;
	}

	/**
	 * Returns the value as text, including empty text.
	 * @param slot the slot
	 * @return the text, possibly empty
	 */
	public @Nullable String textOrEmpty(int slot) {
		return has(slot) ? this.message.decode(start(slot), end(slot)) : null;
	}

	/**
	 * Returns the value as text. The given word and {@code (null)}, the text for a null
	 * pointer in C, count as no value.
	 * @param slot the slot
	 * @param nullWord the word that Asterisk sends if there is no value, such as
	 * {@code <unknown>}
	 * @return the text, {@code null} if it is empty or one of these words
	 */
	public @Nullable String text(int slot, String nullWord) {
		String text = text(slot);
		// the first comparison is cheaper, and sufficient in most cases
		return (text == null || text.equals(nullWord) || text.equalsIgnoreCase(nullWord) || text.equals(NULL_POINTER))
				? null : text;
	}

	/**
	 * Returns the value as text with decoded C escapes.
	 * @param slot the slot
	 * @return the text, {@code null} if it is empty
	 */
	public @Nullable String unescaped(int slot) {
		String text = text(slot);
		return (text != null) ? CEscapes.unescape(text) : null;
	}

	/**
	 * Returns the value as text with decoded C escapes, including empty text.
	 * @param slot the slot
	 * @return the text, possibly empty
	 */
	public @Nullable String unescapedOrEmpty(int slot) {
		String text = textOrEmpty(slot);
		return (text != null) ? CEscapes.unescape(text) : null;
	}

	/**
	 * Returns the value as text with decoded C escapes.
	 * @param slot the slot
	 * @param nullWord the word that Asterisk sends if there is no value
	 * @return the text, {@code null} if it is empty or that word
	 */
	public @Nullable String unescaped(int slot, String nullWord) {
		String text = text(slot, nullWord);
		return (text != null) ? CEscapes.unescape(text) : null;
	}

	/**
	 * Returns the percent-decoded value as text.
	 * @param slot the slot
	 * @return the text, {@code null} if it is empty or malformed
	 */
	public @Nullable String percentDecoded(int slot) {
		String text = text(slot);
		if (text == null) {
			return null;
		}
		try {
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Returns the value as a number.
	 * @param slot the slot
	 * @return the number
	 */
	public @Nullable Integer integer(int slot) {
		int start = start(slot);
		int end = end(slot);
		if (isDigits(start, end)) {
			return digits(start, end);
		}
		Long number = wholeNumber(slot);
		return (number != null && number == number.intValue()) ? Integer.valueOf(number.intValue()) : null;
	}

	/**
	 * Returns whether the bytes are digits that fit into an int, as is the case for most
	 * numbers.
	 */
	private boolean isDigits(int start, int end) {
		return end - start <= MAX_DIGITS && areDigits(start, end);
	}

	private boolean areDigits(int start, int end) {
		for (int at = start; at < end; at++) {
			if (this.bytes[at] < '0' || this.bytes[at] > '9') {
				return false;
			}
		}
		return end > start;
	}

	private int digits(int start, int end) {
		int number = 0;
		for (int at = start; at < end; at++) {
			number = 10 * number + this.bytes[at] - '0';
		}
		return number;
	}

	/**
	 * Returns the value as a number. A value that begins with {@code 0x} is hexadecimal.
	 * A number above {@link Long#MAX_VALUE} is interpreted as an unsigned number of 64
	 * bits.
	 * @param slot the slot
	 * @return the number
	 */
	public @Nullable Long wholeNumber(int slot) {
		String text = text(slot);
		if (text == null || text.isEmpty()) {
			return null;
		}
		try {
			return (text.startsWith("0x") || text.startsWith("0X")) ? Long.parseUnsignedLong(text.substring(2), 16)
					: (text.indexOf('-') >= 0) ? Long.parseLong(text.strip()) : Long.parseUnsignedLong(text.strip());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Returns the value as a decimal number.
	 * @param slot the slot
	 * @return the number
	 */
	public @Nullable Double decimal(int slot) {
		String text = text(slot);
		if (text == null || text.isEmpty()) {
			return null;
		}
		try {
			return Double.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Returns the value as a boolean. Recognizes 1, yes, true, on, y, t, enabled, success
	 * and their opposites.
	 * @param slot the slot
	 * @return the boolean
	 */
	public @Nullable Boolean bool(int slot) {
		String text = text(slot);
		if (text == null) {
			return null;
		}
		return switch (text.toLowerCase(java.util.Locale.ROOT)) {
			case "1", "yes", "true", "on", "y", "t", "enabled", "success" -> Boolean.TRUE;
			case "0", "no", "false", "off", "n", "f", "disabled", "failure" -> Boolean.FALSE;
			default -> null;
		};
	}

	/**
	 * Returns a number of seconds as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration seconds(int slot) {
		Double seconds = decimal(slot);
		return (seconds != null && Math.abs(seconds) * 1e9 < Long.MAX_VALUE)
				? Duration.ofNanos(Math.round(seconds * 1e9)) : null;
	}

	/**
	 * Returns a number of milliseconds as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration milliseconds(int slot) {
		Long millis = wholeNumber(slot);
		return (millis != null) ? Duration.ofMillis(millis) : null;
	}

	/**
	 * Returns a number of microseconds as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration microseconds(int slot) {
		Long micros = wholeNumber(slot);
		return (micros != null) ? Duration.of(micros, ChronoUnit.MICROS) : null;
	}

	/**
	 * Returns {@code HH:MM:SS} with any number of hours as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration clock(int slot) {
		String text = text(slot);
		if (text == null || !text.matches("\\d{1,9}:\\d\\d:\\d\\d")) {
			return null;
		}
		String[] parts = text.split(":");
		return Duration.ofHours(Long.parseLong(parts[0]))
			.plusMinutes(Long.parseLong(parts[1]))
			.plusSeconds(Long.parseLong(parts[2]));
	}

	/**
	 * Returns {@code yyyy-MM-dd HH:mm:ss} as a time in the zone of the server.
	 * @param slot the slot
	 * @return the time
	 */
	public @Nullable LocalDateTime localDateTime(int slot) {
		int at = start(slot);
		if (!hasForm(at, end(slot), LOCAL)) {
			return null;
		}
		try {
			// a DateTimeFormatter would take longer than decoding the rest of a CDR
			return LocalDateTime.of(digits(at, at + 4), digits(at + 5, at + 7), digits(at + 8, at + 10),
					digits(at + 11, at + 13), digits(at + 14, at + 16), digits(at + 17, at + 19));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private boolean hasForm(int start, int end, String form) {
		if (end - start != form.length()) {
			return false;
		}
		for (int i = 0; i < form.length(); i++) {
			byte b = this.bytes[start + i];
			if ((form.charAt(i) == '0') ? (b < '0' || b > '9') : b != form.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns {@code yyyy-MM-ddTHH:mm:ss.SSS+hhmm} as an instant.
	 * @param slot the slot
	 * @return the instant
	 */
	public @Nullable Instant offsetDateTime(int slot) {
		String text = text(slot);
		if (text == null || text.isEmpty()) {
			return null;
		}
		try {
			return OffsetDateTime.parse(text, OFFSET).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Returns the seconds since 1970, with or without decimals, as an instant.
	 * @param slot the slot
	 * @return the instant; {@code null} for 0, which means "never" in Asterisk
	 */
	public @Nullable Instant epochSeconds(int slot) {
		int start = start(slot);
		int end = end(slot);
		int point = Words.indexOf(this.bytes, start, end, '.');
		if (areDigits(start, point) && point - start == SECONDS_DIGITS && areDigits(point + 1, end)
				&& end - point == MICROS_DIGITS + 1) {
			// the most common form; most instants are unique, so their text is not worth
			// caching
			return instant(10L * digits(start, point - 1) + digits(point - 1, point), digits(point + 1, end));
		}
		String text = text(slot);
		return (text != null) ? epochSeconds(text) : null;
	}

	/**
	 * Parses the seconds since 1970, with or without decimals.
	 * @param text the text
	 * @return the instant; {@code null} for 0 and for text that cannot be parsed
	 */
	public static @Nullable Instant epochSeconds(String text) {
		try {
			int point = text.indexOf('.');
			long seconds = Long.parseLong((point < 0) ? text : text.substring(0, point));
			long micros = (point < 0) ? 0 : Long.parseLong((text.substring(point + 1) + "000000").substring(0, 6));
			return instant(seconds, micros);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable Instant instant(long seconds, long micros) {
		return (seconds > 0 && seconds < Integer.MAX_VALUE * 1000L)
				? Instant.ofEpochSecond(seconds, Math.max(0, micros) * 1000) : null;
	}

	/**
	 * Returns the words of a value as a list.
	 * @param slot the slot
	 * @param separator the separator of the words
	 * @return the words without surrounding blanks. Empty words are omitted, because
	 * Asterisk ends some lists with a separator. Empty if the header is absent
	 */
	public List<String> list(int slot, char separator) {
		String text = text(slot);
		if (text == null || text.isBlank()) {
			return List.of();
		}
		List<String> words = new ArrayList<>();
		int from = 0;
		while (from <= text.length()) {
			int at = text.indexOf(separator, from);
			int to = (at >= 0) ? at : text.length();
			String word = text.substring(from, to).strip();
			if (!word.isEmpty()) {
				words.add(word);
			}
			from = to + 1;
		}
		return Collections.unmodifiableList(words);
	}

	/**
	 * Returns all values of a header that may repeat.
	 * @param slot the slot
	 * @return the values in order, empty if the header is absent
	 */
	public List<String> all(int slot) {
		int line = line(slot);
		if (line < 0) {
			return List.of();
		}
		List<String> values = new ArrayList<>();
		for (; line >= 0; line = this.message.nextOfSameName(line)) {
			values.add(this.message.valueText(line));
		}
		return Collections.unmodifiableList(values);
	}

	/**
	 * Returns all headers that follow the header of a slot.
	 * @param slot the slot
	 * @return the values by the names of the headers, in order, with the first value of a
	 * repeated name; empty if the header is absent or the last one
	 */
	public Map<String, String> following(int slot) {
		int line = line(slot);
		if (line < 0 || line + 1 == this.message.lineCount()) {
			return Map.of();
		}
		Map<String, String> headers = new LinkedHashMap<>();
		for (int next = line + 1; next < this.message.lineCount(); next++) {
			if (this.message.colon(next) >= 0) {
				headers.putIfAbsent(this.message.nameText(next), this.message.valueText(next));
			}
		}
		return Collections.unmodifiableMap(headers);
	}

	/** Returns the line of a slot, -1 if the header is absent. */
	private int line(int slot) {
		return has(slot) ? this.message.lineAt(start(slot)) : -1;
	}

	/**
	 * Returns the variables of a header that repeats, each with the value
	 * {@code NAME=value}.
	 * @param slot the slot
	 * @param escaped whether the values contain C escapes
	 * @return the variables in order, empty if the header is absent
	 */
	public Map<String, String> variables(int slot, boolean escaped) {
		if (!has(slot)) {
			return Map.of();
		}
		int first = line(slot);
		int last = first;
		boolean together = true;
		for (int next = this.message.nextOfSameName(first); next >= 0; next = this.message.nextOfSameName(next)) {
			together &= next == last + 1;
			last = next;
		}
		if (!together || !this.message.isAsciiCompatible() || hasLineFeedInside(first, last)) {
			return readVariables(first, escaped);
		}
		// consecutive channels often have the same variables
		ByteCache<Map<String, String>> cache = escaped ? escapedVariables : plainVariables;
		int from = this.message.start(first);
		int to = this.message.nextStart(last);
		Map<String, String> variables = cache.find(this.bytes, from, to);
		if (variables == null) {
			variables = readVariables(first, escaped);
			cache.put(this.bytes, from, to, variables);
		}
		return variables;
	}

	/**
	 * Returns the variables that are set.
	 * @param slot the slot
	 * @param escaped whether the values contain C escapes
	 * @param nullWord the value that Asterisk sends for a variable that is not set
	 * @return the variables in order, empty if the header is absent
	 */
	public Map<String, String> variables(int slot, boolean escaped, String nullWord) {
		Map<String, String> variables = variables(slot, escaped);
		if (!variables.containsValue(nullWord)) {
			return variables;
		}
		Map<String, String> set = new LinkedHashMap<>(variables);
		set.values().removeIf(nullWord::equals);
		return Collections.unmodifiableMap(set);
	}

	/**
	 * Returns whether a value contains a line feed. The same bytes are several lines in
	 * another wire format, so they cannot be used as a cache key.
	 */
	private boolean hasLineFeedInside(int first, int last) {
		int end = this.message.nextStart(last);
		int lines = (this.bytes[end - 1] == '\n') ? 0 : 1;
		for (int at = this.message.start(first); at < end; at++) {
			at = Words.indexOf(this.bytes, at, end, '\n');
			lines += (at < end) ? 1 : 0;
		}
		return lines != last - first + 1;
	}

	private Map<String, String> readVariables(int first, boolean escaped) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (int line = first; line >= 0; line = this.message.nextOfSameName(line)) {
			int equals = indexOfEquals(line);
			if (equals >= 0) {
				variables.put(variableName(line, equals), variableValue(line, equals, escaped));
			}
		}
		return Collections.unmodifiableMap(variables);
	}

	/** Returns the index of the first equals sign of a value, -1 for none. */
	private int indexOfEquals(int line) {
		int end = this.message.end(line);
		int at = Words.indexOf(this.bytes, this.message.valueStart(line), end, '=');
		return (at < end) ? at : -1;
	}

	private String variableName(int line, int equals) {
		return this.message.decode(this.message.valueStart(line), equals);
	}

	private String variableValue(int line, int equals, boolean escaped) {
		String value = this.message.decode(equals + 1, this.message.end(line));
		return escaped ? CEscapes.unescape(value) : value;
	}

}
