/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.WaitEventAction;
import io.github.amispring.exception.InvalidActionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FormEncoder}.
 */
class FormEncoderTests {

	private final FormEncoder encoder = new FormEncoder(StandardCharsets.UTF_8);

	@Test
	void encodesHeadersAsParameters() {
		CustomAction action = CustomAction.named("Setvar").with("Variable", "A(b)").with("Value", "x y&z=+%é\t");
		assertThat(text(this.encoder.encode(action, "12-", 345)))
			.isEqualTo("Action=Setvar&ActionID=12-345&Variable=A%28b%29&Value=x%20y%26z%3D%2B%25%C3%A9%09\n");
	}

	@Test
	void encodesTextInTheCharset() {
		FormEncoder latin = new FormEncoder(StandardCharsets.ISO_8859_1);
		assertThat(text(latin.encode(CustomAction.named("X").with("Name", "é"), "1")))
			.isEqualTo("Action=X&ActionID=1&Name=%E9\n");
	}

	@Test
	void acceptsLongValue() {
		assertThat(this.encoder.encode(CustomAction.named("X").with("Name", "x".repeat(40_000)), "1"))
			.hasSizeGreaterThan(40_000);
	}

	@Test
	void rejectsFormThatAsteriskWouldNotRead() {
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode(CustomAction.named("X").with("Name", "x".repeat(40_960)), "1"))
			.withMessageContaining("its form has 40985 bytes, but Asterisk reads at most 40960 over HTTP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\rb", "a\0b" })
	void rejectsLineBreaks(String value) {
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode(CustomAction.named("X").with("Name", value), "1"));
	}

	@Test
	void rejectsWaitEvent() {
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode(WaitEventAction.of(Duration.ofSeconds(1)), "1"))
			.withMessageContaining("the client itself waits for events");
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode(CustomAction.named("waitevent"), "1"));
	}

	private static String text(byte[] form) {
		return new String(form, StandardCharsets.US_ASCII);
	}

}
