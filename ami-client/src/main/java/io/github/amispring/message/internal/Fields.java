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
 * The fields of one message, found by a {@link HeaderLayout}, as typed values. Nothing
 * here throws: a field that is absent, or whose text is not of the type that is asked
 * for, is {@code null}; the text itself stays in the {@link #message() message}.
 */
public final class Fields {

	/** The form of a local time; where it has a zero, there is a digit. */
	private static final String LOCAL = "0000-00-00 00:00:00";

	/** As many as an int always holds. */
	private static final int MAX_DIGITS = 9;

	/** As C writes a null pointer. */
	private static final String NULL_POINTER = "(null)";

	private static final ByteCache<Map<String, String>> escapedVariables = new ByteCache<>(256, 512);

	private static final ByteCache<Map<String, String>> plainVariables = new ByteCache<>(256, 512);

	private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

	private final MessageLines message;

	private final byte[] bytes;

	/** For each slot where its value begins and ends; zeros for one that is absent. */
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
	 * The message that the fields are from.
	 * @return the message
	 */
	public MessageLines message() {
		return this.message;
	}

	/**
	 * Whether the message has the header of a slot.
	 * @param slot the slot
	 * @return {@code true} when it is there, even if empty
	 */
	public boolean has(int slot) {
		return start(slot) > 0;
	}

	/**
	 * Whether the message has any header of a range of slots: tells whether a snapshot is
	 * there.
	 * @param from the first slot
	 * @param to the slot after the last
	 * @return {@code true} when at least one is there
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
	 * The value as text.
	 * @param slot the slot
	 * @return the text, {@code null} when it is empty
	 */
	public @Nullable String text(int slot) {
		int start = start(slot);
		int end = end(slot);
		// of an absent one both are zero
		return (start < end) ? this.message.decode(start, end) : null;
	}

	/**
	 * The value as text, where an empty one is a value, too.
	 * @param slot the slot
	 * @return the text, possibly empty
	 */
	public @Nullable String textOrEmpty(int slot) {
		return has(slot) ? this.message.decode(start(slot), end(slot)) : null;
	}

	/**
	 * The value as text, with a word that stands for none. So does {@code (null)}, as C
	 * writes a null pointer.
	 * @param slot the slot
	 * @param nullWord the word that Asterisk writes where it knows no value, such as
	 * {@code <unknown>}
	 * @return the text, {@code null} when it is empty or one of these words
	 */
	public @Nullable String text(int slot, String nullWord) {
		String text = text(slot);
		// the first comparison is the cheaper one, and mostly enough
		return (text == null || text.equals(nullWord) || text.equalsIgnoreCase(nullWord) || text.equals(NULL_POINTER))
				? null : text;
	}

	/**
	 * The value as text, C escapes undone.
	 * @param slot the slot
	 * @return the text, {@code null} when it is empty
	 */
	public @Nullable String unescaped(int slot) {
		String text = text(slot);
		return (text != null) ? CEscapes.unescape(text) : null;
	}

	/**
	 * The value as text, C escapes undone, where an empty one is a value, too.
	 * @param slot the slot
	 * @return the text, possibly empty
	 */
	public @Nullable String unescapedOrEmpty(int slot) {
		String text = textOrEmpty(slot);
		return (text != null) ? CEscapes.unescape(text) : null;
	}

	/**
	 * The value as text, C escapes undone, with a word that stands for none.
	 * @param slot the slot
	 * @param nullWord the word that Asterisk writes where it knows no value
	 * @return the text, {@code null} when it is empty or that word
	 */
	public @Nullable String unescaped(int slot, String nullWord) {
		String text = text(slot, nullWord);
		return (text != null) ? CEscapes.unescape(text) : null;
	}

	/**
	 * The value as text, percent encoding undone.
	 * @param slot the slot
	 * @return the text, {@code null} when it is empty
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
	 * The value as a number.
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

	/** Whether these bytes are nothing but a few digits, as most numbers are. */
	private boolean isDigits(int start, int end) {
		for (int at = start; at < end; at++) {
			if (this.bytes[at] < '0' || this.bytes[at] > '9') {
				return false;
			}
		}
		return end > start && end - start <= MAX_DIGITS;
	}

	private int digits(int start, int end) {
		int number = 0;
		for (int at = start; at < end; at++) {
			number = 10 * number + this.bytes[at] - '0';
		}
		return number;
	}

	/**
	 * The value as a number; a leading {@code 0x} makes it hexadecimal. A number above
	 * {@link Long#MAX_VALUE} is read as unsigned, as Asterisk writes 64 bits.
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
	 * The value as a number with decimals.
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
	 * The value as yes or no, in whichever of Asterisk's words: 1, yes, true, on, y, t,
	 * enabled, success and their opposites.
	 * @param slot the slot
	 * @return whether it is true
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
	 * The value, a number of seconds, as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration seconds(int slot) {
		Double seconds = decimal(slot);
		return (seconds != null && Math.abs(seconds) * 1e9 < Long.MAX_VALUE)
				? Duration.ofNanos(Math.round(seconds * 1e9)) : null;
	}

	/**
	 * The value, a number of milliseconds, as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration milliseconds(int slot) {
		Long millis = wholeNumber(slot);
		return (millis != null) ? Duration.ofMillis(millis) : null;
	}

	/**
	 * The value, a number of microseconds, as a duration.
	 * @param slot the slot
	 * @return the duration
	 */
	public @Nullable Duration microseconds(int slot) {
		Long micros = wholeNumber(slot);
		return (micros != null) ? Duration.of(micros, ChronoUnit.MICROS) : null;
	}

	/**
	 * The value, {@code HH:MM:SS} with any number of hours, as a duration.
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
	 * The value, {@code yyyy-MM-dd HH:mm:ss}, as a time in the zone of the server.
	 * @param slot the slot
	 * @return the time
	 */
	public @Nullable LocalDateTime localDateTime(int slot) {
		int at = start(slot);
		if (!hasForm(at, end(slot), LOCAL)) {
			return null;
		}
		try {
			// by hand, as a formatter takes longer than all else in a CDR together
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
	 * The value, {@code yyyy-MM-ddTHH:mm:ss.SSS+hhmm}, as a moment.
	 * @param slot the slot
	 * @return the moment
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
	 * The value, seconds since 1970 with or without decimals, as a moment.
	 * @param slot the slot
	 * @return the moment; {@code null} for 0, by which Asterisk means never
	 */
	public @Nullable Instant epochSeconds(int slot) {
		String text = text(slot);
		return (text != null) ? epochSeconds(text) : null;
	}

	public static @Nullable Instant epochSeconds(String text) {
		try {
			int point = text.indexOf('.');
			long seconds = Long.parseLong((point < 0) ? text : text.substring(0, point));
			long micros = (point < 0) ? 0 : Long.parseLong((text.substring(point + 1) + "000000").substring(0, 6));
			return (seconds > 0 && seconds < Integer.MAX_VALUE * 1000L)
					? Instant.ofEpochSecond(seconds, Math.max(0, micros) * 1000) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * The value, words between separators, as a list.
	 * @param slot the slot
	 * @param separator the separator
	 * @return the words, stripped, without empty ones (Asterisk ends some lists with a
	 * separator); empty when the header is absent
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
	 * The values of a header that may repeat.
	 * @param slot the slot
	 * @return the values in order, empty when the header is absent
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
	 * Returns the headers that follow the header of a slot, whatever their names are.
	 * @param slot the slot
	 * @return the values by the names of the headers, in order; of a name that repeats,
	 * the first value; empty when the header is absent or the last
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

	/** The line of a slot, -1 when it is absent. */
	private int line(int slot) {
		return has(slot) ? this.message.lineAt(start(slot)) : -1;
	}

	/**
	 * The values of a header that repeats for each variable, {@code NAME=value}, as a
	 * map.
	 * @param slot the slot
	 * @param escaped whether the values have C escapes to be undone
	 * @return the variables in order, empty when the header is absent
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
		// most channels have the same ones as the one before
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
	 * The values as variables, without those that are not set.
	 * @param slot the slot
	 * @param escaped whether C escapes are to be undone
	 * @param nullWord the value that Asterisk writes for a variable that is not set
	 * @return the variables in order, empty when the header is absent
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
	 * Whether a value of these lines holds a line feed. The same bytes are several lines
	 * when another version of Asterisk sends them, so they do not identify the variables.
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

	/** Where the first equals sign of a value is, -1 when it has none. */
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
