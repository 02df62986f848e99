/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallRequestTests {

	@ParameterizedTest
	@ValueSource(strings = { "100", "+4930123456", "*43", "#21", "dial-answer", "b.meyer_2" })
	void acceptsNumbersAndExtensions(String number) {
		assertThat(new CallRequest(number, "1").validFrom()).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "100@internal", "100&200", "PJSIP/100", "100,30", "100;1", "{number}", "${X}", "1 2",
			"100\r\nX: y", "00000000000000000000000000000000000000000" })
	void rejectsSpecialCharactersOfChannelNames(String number) {
		assertThatExceptionOfType(InvalidNumberException.class).isThrownBy(() -> new CallRequest("1", number).validTo())
			.withMessageContaining("“To”")
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("to"));
	}

	@Test
	void rejectsAMissingNumber() {
		assertThatExceptionOfType(InvalidNumberException.class)
			.isThrownBy(() -> new CallRequest(null, "1").validFrom());
		assertThatExceptionOfType(InvalidNumberException.class).isThrownBy(() -> new CallRequest(" ", "1").validFrom());
	}

}
