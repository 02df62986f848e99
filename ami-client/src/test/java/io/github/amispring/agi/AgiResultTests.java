/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link AgiResult}. The result strings were captured from Asterisk 16 and 22.
 */
class AgiResultTests {

	static Stream<Arguments> executed() {
		return Stream.of(arguments("200 result=0\n", "0", null), arguments("200 result=-1\n", "-1", null),
				arguments("200 result=1 (agp2)\n", "1", "agp2"),
				arguments("200 result=1 (a) endpos=3 (b)\n", "1", "a) endpos=3 (b"),
				arguments("200 result=1 (async-agi(x))\n", "1", "async-agi(x)"),
				arguments("200 result=1 (one\ntwo)\n", "1", "one\ntwo"), arguments("200 result=1 ()\n", "1", ""),
				arguments("200 result= (timeout)\n", "", "timeout"),
				arguments("200 result=1234 (timeout)\n", "1234", "timeout"));
	}

	@ParameterizedTest
	@MethodSource("executed")
	void readsResultsOfExecutedCommands(String text, String result, String value) {
		AgiResult parsed = AgiResult.of(text);
		assertThat(parsed.isExecuted()).isTrue();
		assertThat(parsed.code()).isEqualTo(200);
		assertThat(parsed.result()).isEqualTo(result);
		assertThat(parsed.value()).isEqualTo(value);
		assertThat(parsed.attributes()).isEmpty();
		assertThat(parsed.text()).isEqualTo(text.strip());
	}

	@Test
	void readsAttributes() {
		AgiResult recorded = AgiResult.of("200 result=0 (timeout) endpos=8000\n");
		assertThat(recorded.resultNumber()).isZero();
		assertThat(recorded.value()).isEqualTo("timeout");
		assertThat(recorded.endpos()).isEqualTo(8000L);
		AgiResult played = AgiResult.of("200 result=49 endpos=80000\n");
		assertThat(played.resultNumber()).isEqualTo(49);
		assertThat(played.value()).isNull();
		assertThat(played.endpos()).isEqualTo(80_000L);
		assertThat(
				AgiResult.of("200 result=1 (speech) endpos=0 results=1 score0=969 text0=\"one two\" grammar0=digits\n")
					.attributes())
			.containsExactly(entry("endpos", "0"), entry("results", "1"), entry("score0", "969"),
					entry("text0", "one two"), entry("grammar0", "digits"));
	}

	@ParameterizedTest
	@CsvSource({ "510 Invalid or unknown command, 510", "511 Command Not Permitted on a dead channel, 511", "HANGUP, 0",
			"nonsense, 0", "'', 0", "200, 200", "2000 x, 0" })
	void readsResultsOfCommandsThatWereNotExecuted(String text, int code) {
		AgiResult parsed = AgiResult.of(text + "\n");
		assertThat(parsed.code()).isEqualTo(code);
		assertThat(parsed.result()).isNull();
		assertThat(parsed.value()).isNull();
		assertThat(parsed.resultNumber()).isNull();
		assertThat(parsed.endpos()).isNull();
		assertThat(parsed.text()).isEqualTo(text);
	}

	@Test
	void readsUsageTextOfInvalidCommand() {
		AgiResult parsed = AgiResult.of("520-Invalid command syntax.  Proper usage follows:\n"
				+ "Sends <replaceable>message</replaceable> to the console\n520 End of proper usage.\n");
		assertThat(parsed.code()).isEqualTo(520);
		assertThat(parsed.isExecuted()).isFalse();
		assertThat(parsed.text()).contains("to the console");
	}

	/** A backtracking parser would take extremely long for this text. */
	@Test
	void readsLongUnknownTextWithoutBacktracking() {
		String text = "200 result=1 (x)" + " text=\"x\"".repeat(1000) + " (y" + ")".repeat(1000) + "!";
		assertThat(AgiResult.of(text)).returns(200, AgiResult::code).returns(text, AgiResult::text);
	}

	@Test
	void resultNumberIsNullForText() {
		assertThat(AgiResult.of("200 result= (timeout)").resultNumber()).isNull();
		assertThat(AgiResult.of("200 result=12345678901234567890").resultNumber()).isNull();
		assertThat(AgiResult.of("200 result=0 endpos=x").endpos()).isNull();
	}

}
