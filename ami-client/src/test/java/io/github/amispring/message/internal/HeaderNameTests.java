/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeaderName}.
 */
class HeaderNameTests {

	private static final String LETTERS = "AbcdefghijklmnopqrstuvwxyzAbcdefghijklm";

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 6, 7, 8, 9, 14, 15, 16, 17, 22, 23, 24, 25, 31, 39 })
	void findsTheNameAtAnyOffset(int length) {
		String text = LETTERS.substring(0, length);
		HeaderName name = new HeaderName(text);
		for (String before : new String[] { "", "X", "Channel: SIP/100\r\n" }) {
			for (String after : new String[] { "", " ", " value", " a long value\r\nNext: header\r\n" }) {
				assertThat(name.isAt(bytes(before + text + ":" + after), before.length())).isTrue();
				assertThat(name.isAt(bytes(before + text + after), before.length())).isFalse();
			}
		}
		assertThat(name.length()).isEqualTo(length + 1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 6, 7, 8, 9, 14, 15, 16, 17, 22, 23, 24, 25, 31, 39 })
	void comparesEveryLetter(int length) {
		String text = LETTERS.substring(0, length);
		HeaderName name = new HeaderName(text);
		for (int i = 0; i < length; i++) {
			String other = text.substring(0, i) + '#' + text.substring(i + 1) + ":";
			assertThat(name.isAt(bytes(other), 0)).isFalse();
			assertThat(name.isAt(bytes(other + " value of some length\r\n"), 0)).isFalse();
		}
		assertThat(name.isAt(bytes(text.substring(1) + ": value"), 0)).isFalse();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
