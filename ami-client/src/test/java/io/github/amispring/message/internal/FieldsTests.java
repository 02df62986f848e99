/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.AmiMessageTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Fields} and {@link HeaderLayout}.
 */
class FieldsTests {

	private static final HeaderLayout LAYOUT = HeaderLayout.of("Channel", "CallerIDNum|CallerID", "Exten",
			"Uniqueid|UniqueId2");

	@Test
	void findsHeadersInTheExpectedOrder() {
		Fields fields = locate("Channel", "a", "CallerIDNum", "b", "Exten", "c", "Uniqueid", "d");
		assertTexts(fields, "a", "b", "c", "d");
	}

	@Test
	void findsHeadersInAnyOrder() {
		List<List<String>> pairs = List.of(List.of("Channel", "a"), List.of("CallerIDNum", "b"), List.of("Exten", "c"),
				List.of("Uniqueid", "d"), List.of("Stranger", "e"));
		for (int rotation = 0; rotation < pairs.size(); rotation++) {
			for (boolean reversed : new boolean[] { false, true }) {
				List<List<String>> shuffled = new ArrayList<>(pairs);
				Collections.rotate(shuffled, rotation);
				if (reversed) {
					Collections.reverse(shuffled);
				}
				assertTexts(locate(shuffled.stream().flatMap(List::stream).toArray(String[]::new)), "a", "b", "c", "d");
			}
		}
	}

	@Test
	void findsHeadersIgnoringCase() {
		assertTexts(locate("CHANNEL", "a", "calleridnum", "b", "EXTEN", "c", "UniqueID", "d"), "a", "b", "c", "d");
	}

	@Test
	void findsHeadersByAlternativeNames() {
		assertTexts(locate("UniqueId2", "d", "Channel", "a", "callerid", "b", "Exten", "c"), "a", "b", "c", "d");
	}

	@Test
	void findsTheFirstOfRepeatedHeaders() {
		assertTexts(locate("Channel", "a", "Channel", "z", "CallerID", "b", "CallerIDNum", "z", "Exten", "c",
				"Uniqueid", "d", "Uniqueid", "z"), "a", "b", "c", "d");
	}

	@Test
	void absentHeadersAreNull() {
		Fields fields = locate("Channel", "", "Other", "x", "Uniqueid", "d");
		assertTexts(fields, null, null, null, "d");
		assertThat(fields.has(0)).isTrue();
		assertThat(fields.has(1)).isFalse();
		assertThat(fields.hasAny(0, 2)).isTrue();
		assertThat(fields.hasAny(1, 3)).isFalse();
		assertThat(fields.hasAny(2, 4)).isTrue();
	}

	@Test
	void skipsFirstHeader() {
		HeaderLayout layout = HeaderLayout.of("Event", "UserEvent");
		Fields fields = layout.locate(AmiMessage.of("Event", "UserEvent", "UserEvent", "Order", "Event", "mine"));
		assertTexts(fields, "mine", "Order");
	}

	@Test
	void lineWithoutColonIsNotAHeader() {
		Fields fields = LAYOUT.locate(AmiMessageTests.framed("Event: X\nChannel\nExten: c"));
		assertTexts(fields, null, null, "c", null);
	}

	private static void assertTexts(Fields fields, String... texts) {
		for (int slot = 0; slot < texts.length; slot++) {
			assertThat(fields.text(slot)).as("slot %d", slot).isEqualTo(texts[slot]);
		}
	}

	private static Fields locate(String... namesAndValues) {
		List<String> withEvent = new ArrayList<>(List.of("Event", "X"));
		withEvent.addAll(List.of(namesAndValues));
		return LAYOUT.locate(AmiMessage.of(withEvent.toArray(String[]::new)));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "0,0", "16,16", "-1000,-1000", "' 7 ',7", "2147483647,2147483647",
			"2147483648,-", "'',-", "abc,-", "1.5,-", "0x10,16", "0x,-", "'--1',-", "N/A,-" })
	void readsIntegers(String text, Integer expected) {
		assertThat(field(text).integer(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "4294967295,4294967295", "9223372036854775807,9223372036854775807", "-1,-1",
					"0xFFFFFFFF,4294967295", "9223372036854775808,-9223372036854775808", "18446744073709551616,-",
					"0X1f,31", "0xg,-", "0x11112222333344445,-", "'',-", "' ',-", "1e3,-" })
	void readsLongs(String text, Long expected) {
		assertThat(field(text).wholeNumber(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "0.000000,0", "12.5,12.5", "-1,-1", "'',-", "abc,-", "1.2.3,-", "nan,-" })
	void readsDecimals(String text, Double expected) {
		assertThat(field(text).decimal(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "yes", "Yes", "TRUE", "on", "y", "t", "enabled" })
	void readsWordsForTrue(String text) {
		assertThat(field(text).bool(0)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "no", "No", "FALSE", "off", "n", "f", "disabled" })
	void readsWordsForFalse(String text) {
		assertThat(field(text).bool(0)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2", "maybe", "yesno" })
	void readsUnknownWordsAsNullBoolean(String text) {
		assertThat(field(text).bool(0)).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "0,0", "30,30000", "1.5,1500", "0.001,1", "-2,-2000", "'',-", "abc,-",
			"1e30,-", "-1e30,-", "NaN,-", "Infinity,-" })
	void readsSeconds(String text, Long millis) {
		assertThat(field(text).seconds(0)).isEqualTo((millis != null) ? Duration.ofMillis(millis) : null);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "0,0", "1500,1500", "1.5,-", "'',-", "99999999999999999999,-" })
	void readsMilliseconds(String text, Long millis) {
		assertThat(field(text).milliseconds(0)).isEqualTo((millis != null) ? Duration.ofMillis(millis) : null);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "1795334138,2026-11-22T07:55:38Z", "1795334138.332804,2026-11-22T07:55:38.332804Z",
					"1795334138.5,2026-11-22T07:55:38.500Z", "1795334138.,2026-11-22T07:55:38Z", "0,-", "0.000000,-",
					"-1,-", "'',-", "abc,-", "1.2.3,-", "0000000000.000001,-", "1795334138.33280x,-",
					"9999999999.999999,2286-11-20T17:46:39.999999Z", "9223372036854775807,-", "99999999999999999999,-",
					".5,-" })
	void readsInstants(String text, Instant expected) {
		assertThat(field(text).epochSeconds(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "0,PT0S", "1500,PT0.0015S", "-1,PT-0.000001S", "N/A,-", "'',-",
			"9223372036854775807,PT9223372036854.775807S", "-9223372036854775808,PT-9223372036854.775808S" })
	void readsMicroseconds(String text, Duration expected) {
		assertThat(field(text).microseconds(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "00:00:00,PT0S", "00:01:30,PT1M30S", "100:00:01,PT100H1S", "1:2:3,-",
			"00:00,-", "'',-", "abc,-", "9999999999:00:00,-" })
	void readsClockTimes(String text, Duration expected) {
		assertThat(field(text).clock(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "2026-11-22 07:51:13,2026-11-22T07:51:13", "2026-02-32 07:51:13,-",
			"2026-11-22,-", "'',-", "abc,-" })
	void readsLocalDateTimes(String text, LocalDateTime expected) {
		assertThat(field(text).localDateTime(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "2026-11-22T07:51:13.542+0000,2026-11-22T07:51:13.542Z",
			"2026-11-22T07:51:13.542+0230,2026-11-22T05:21:13.542Z", "2026-11-22T07:51:13.542,-", "'',-", "abc,-" })
	void readsDateTimesWithOffset(String text, Instant expected) {
		assertThat(field(text).offsetDateTime(0)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", quoteCharacter = '"',
			value = { "a%20b,a b", "a+b,a+b", "Zo%C3%AB,Zoë", "\"\",-", "100%,-", "%zz,-", "plain,plain" })
	void decodesPercentEncoding(String text, String expected) {
		assertThat(field(text).percentDecoded(0)).isEqualTo(expected);
	}

	@Test
	void readsWordsForNoValueAsNull() {
		assertThat(field("<unknown>").text(0, "<unknown>")).isNull();
		assertThat(field("<Unknown>").text(0, "<unknown>")).isNull();
		assertThat(field("unknown").text(0, "<unknown>")).isEqualTo("unknown");
		assertThat(field("").text(0, "<unknown>")).isNull();
		assertThat(field("").textOrEmpty(0)).isEmpty();
		assertThat(field("").unescapedOrEmpty(0)).isEmpty();
		assertThat(field("<unknown>").unescaped(0, "<unknown>")).isNull();
		assertThat(field("a\\tb").unescaped(0, "<unknown>")).isEqualTo("a\tb");
		assertThat(absent().text(0, "<unknown>")).isNull();
		assertThat(absent().unescaped(0, "<unknown>")).isNull();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "plain|plain", "O\\'Brien, \\\"Bob\\\"|O'Brien, \"Bob\"", "\\\\|\\",
			"C:\\\\new|C:\\new", "trailing\\|trailing\\", "\\?|?", "a\\\\\\\\b|a\\\\b" }, delimiter = '|')
	void decodesCEscapes(String text, String expected) {
		assertThat(field(text).unescaped(0)).isEqualTo(expected);
		assertThat(field(text).text(0)).isEqualTo(text);
	}

	@Test
	void decodesCEscapesOfControlCharacters() {
		assertThat(field("\\a\\b\\f\\n\\r\\t\\v").unescaped(0)).isEqualTo("\u0007\b\f\n\r\t\u000b");
	}

	@Test
	void readsLists() {
		assertThat(field("call, agent,,user ").list(0, ',')).containsExactly("call", "agent", "user");
		assertThat(field("one").list(0, ',')).containsExactly("one");
		assertThat(field(" ").list(0, ',')).isEmpty();
		assertThat(absent().list(0, ',')).isEmpty();
	}

	@Test
	void readsRepeatedHeadersAsList() {
		Fields fields = HeaderLayout.of("Value")
			.locate(AmiMessage.of("Event", "X", "Value", "1", "Other", "2", "VALUE", "3"));
		assertThat(fields.all(0)).containsExactly("1", "3");
		assertThat(absent().all(0)).isEmpty();
	}

	@Test
	void distinguishesLineFeedsInVariablesFromLines() {
		byte[] bytes = "Event: X\r\nVar: A=1\nVar: B=2\r\n".getBytes(StandardCharsets.UTF_8);
		HeaderLayout layout = HeaderLayout.of("Var");
		for (int times = 0; times < 2; times++) {
			// the format of Asterisk 11 and earlier, and the format of later versions
			assertThat(layout
				.locate(AmiMessage.framed(bytes, new int[] { 0, 10, 19 }, StandardCharsets.UTF_8, Instant.EPOCH))
				.variables(0, false)).isEqualTo(Map.of("A", "1", "B", "2"));
			assertThat(
					layout.locate(AmiMessage.framed(bytes, new int[] { 0, 10 }, StandardCharsets.UTF_8, Instant.EPOCH))
						.variables(0, false))
				.isEqualTo(Map.of("A", "1\nVar: B=2"));
		}
	}

	@Test
	void readsVariables() {
		Fields fields = HeaderLayout.of("Value")
			.locate(AmiMessage.of("Event", "X", "Value", "A=1", "Value", "B=x=y", "Value", "C=", "Value", "nonsense",
					"Value", "D=a\\tb", "value", "A=2"));
		Map<String, String> variables = fields.variables(0, true);
		assertThat(variables).containsExactly(Map.entry("A", "2"), Map.entry("B", "x=y"), Map.entry("C", ""),
				Map.entry("D", "a\tb"));
		assertThat(fields.variables(0, false)).containsEntry("D", "a\\tb");
		assertThat(absent().variables(0, true)).isEmpty();
	}

	@Test
	void omitsUnsetVariables() {
		Fields fields = HeaderLayout.of("Variable")
			.locate(AmiMessage.of("Event", "Status", "Variable", "A=(null)", "Variable", "B=1", "Variable", "C="));
		assertThat(fields.variables(0, false, "(null)")).containsExactly(Map.entry("B", "1"), Map.entry("C", ""));
		assertThat(fields.variables(0, false)).containsEntry("A", "(null)");
	}

	@Test
	void readsNullPointerAsNoValue() {
		assertThat(field("(null)").text(0, "-none-")).isNull();
		assertThat(field("(null)").text(0)).isEqualTo("(null)");
	}

	@Test
	void absentHeadersAreNullForAllTypes() {
		Fields fields = absent();
		assertThat(fields.text(0)).isNull();
		assertThat(fields.unescaped(0)).isNull();
		assertThat(fields.integer(0)).isNull();
		assertThat(fields.wholeNumber(0)).isNull();
		assertThat(fields.decimal(0)).isNull();
		assertThat(fields.bool(0)).isNull();
		assertThat(fields.seconds(0)).isNull();
		assertThat(fields.milliseconds(0)).isNull();
		assertThat(fields.epochSeconds(0)).isNull();
		assertThat(fields.percentDecoded(0)).isNull();
		assertThat(fields.microseconds(0)).isNull();
		assertThat(fields.clock(0)).isNull();
		assertThat(fields.localDateTime(0)).isNull();
		assertThat(fields.offsetDateTime(0)).isNull();
	}

	private static Fields field(String text) {
		return HeaderLayout.of("Value").locate(AmiMessage.of("Event", "X", "Value", Objects.requireNonNull(text)));
	}

	private static Fields absent() {
		return HeaderLayout.of("Value").locate(AmiMessage.of("Event", "X"));
	}

}
