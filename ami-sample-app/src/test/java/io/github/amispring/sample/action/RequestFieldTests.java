/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestFieldTests {

	@ParameterizedTest
	@ValueSource(strings = { "100", "+4930123456", "*43", "#21", "dial-answer", "b.meyer_2" })
	void acceptsNumbersAndExtensions(String number) {
		assertThat(new RequestField("from", number).number()).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PJSIP/100", "SIP/anna.b", "Local/100@default", "Local/agent-1@queue_members/n",
			"PJSIP/100@trunk" })
	void acceptsInterfaces(String name) {
		assertThat(new RequestField("interface", name).interfaceName()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "100", "PJSIP/", "/100", "PJSIP/100&PJSIP/101", "PJSIP/100,1", "Local/1@a@b",
			"Local/1@a/nj", "PJSIP/1 2" })
	void rejectsOtherInterfaces(String name) {
		assertThatExceptionOfType(ActionException.class)
			.isThrownBy(() -> new RequestField("interface", name).interfaceName());
	}

	@Test
	void acceptsTexts() {
		assertThat(new RequestField("reason", "Mittag, bis 13 Uhr (Büro)").optional())
			.isEqualTo("Mittag, bis 13 Uhr (Büro)");
		assertThat(new RequestField("reason", " ").optional()).isNull();
		assertThat(new RequestField("reason", null).optional()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\rb", "a\u0000b", "a\u0085b" })
	void rejectsControlCharacters(String text) {
		assertThatExceptionOfType(ActionException.class).isThrownBy(() -> new RequestField("reason", text).optional());
	}

	@Test
	void rejectsLongTexts() {
		assertThatExceptionOfType(ActionException.class)
			.isThrownBy(() -> new RequestField("reason", "x".repeat(201)).optional());
	}

}
