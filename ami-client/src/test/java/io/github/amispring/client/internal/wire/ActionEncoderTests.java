/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.amispring.action.CustomAction;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.ResponseType;
import io.github.amispring.message.SimpleResponse;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ActionEncoder}.
 */
class ActionEncoderTests {

	private static final String SECRET = "hunter2";

	private final ActionEncoder encoder = new LineEncoder(StandardCharsets.UTF_8);

	@Test
	void writesActionAndActionIdBeforeOtherHeaders() {
		CustomAction action = CustomAction.named("Setvar")
			.with("Channel", "PJSIP/100-1")
			.with("Variable", "A")
			.with("Value", " a: b ")
			.with("Empty", "")
			.with("Variable", "B");
		assertThat(this.encoder.encode(action, "p-1")).asString(StandardCharsets.US_ASCII)
			.isEqualTo("Action: Setvar\r\nActionID: p-1\r\nChannel: PJSIP/100-1\r\nVariable: A\r\nValue:  a: b \r\n"
					+ "Empty: \r\nVariable: B\r\n\r\n");
	}

	@Test
	void writesInTheConfiguredCharset() {
		Charset latin = StandardCharsets.ISO_8859_1;
		assertThat(new LineEncoder(latin).encode(CustomAction.named("X").with("Name", "Zoë"), "1"))
			.isEqualTo("Action: X\r\nActionID: 1\r\nName: Zoë\r\n\r\n".getBytes(latin));
	}

	@Test
	void writesNonAsciiText() {
		String greek = "\u03bb".repeat(300);
		CustomAction action = CustomAction.named("X").with("A", greek).with("B", "b" + greek).with("C", greek + "c");
		assertThat(this.encoder.encode(action, "1")).asString(StandardCharsets.UTF_8)
			.isEqualTo(
					"Action: X\r\nActionID: 1\r\nA: " + greek + "\r\nB: b" + greek + "\r\nC: " + greek + "c\r\n\r\n");
	}

	@Test
	void acceptsLongestLine() {
		CustomAction action = CustomAction.named("X").with("Data", "x".repeat(1022 - "Data: ".length()));
		assertThat(this.encoder.encode(action, "1")).asString(StandardCharsets.US_ASCII)
			.contains("\r\n" + "Data: " + "x".repeat(1016) + "\r\n");
	}

	@Test
	void rejectsTooLongLine() {
		assertThatInvalid(CustomAction.named("X").with("Data", "x".repeat(1023 - "Data: ".length())), "1")
			.withMessageContaining("Data")
			.withMessageContaining("1023")
			.withMessageContaining("1022");
	}

	@Test
	void countsBytesNotCharacters() {
		String twoBytesEach = "ë".repeat(508);
		assertThatNoException()
			.isThrownBy(() -> this.encoder.encode(CustomAction.named("X").with("Data", twoBytesEach), "1"));
		assertThatInvalid(CustomAction.named("X").with("Data", twoBytesEach + "x"), "1").withMessageContaining("1023");
	}

	@Test
	void acceptsMaximumNumberOfHeaders() {
		assertThat(this.encoder.encode(withHeaders(126), "1")).asString(StandardCharsets.US_ASCII)
			.matches((text) -> text.split("\r\n").length == 128);
	}

	@Test
	void rejectsTooManyHeaders() {
		assertThatInvalid(withHeaders(127), "1").withMessageContaining("129").withMessageContaining("128");
	}

	private static CustomAction withHeaders(int count) {
		CustomAction action = CustomAction.named("X");
		for (int i = 0; i < count; i++) {
			action = action.with("H" + i, "v");
		}
		return action;
	}

	@Test
	void acceptsLongestActionId() {
		assertThatNoException().isThrownBy(() -> this.encoder.encode(CustomAction.named("X"), "i".repeat(67)));
		assertThatInvalid(CustomAction.named("X"), "i".repeat(68)).withMessageContaining("ActionID")
			.withMessageContaining("67");
	}

	@ParameterizedTest
	@ValueSource(chars = { '\r', '\n', 0 })
	void rejectsInjection(char evil) {
		String injection = SECRET + evil + "Action: Logoff";
		assertThatInvalid(CustomAction.named("X").with("Data", injection), "1").withMessageContaining("Data")
			.withMessageContaining("index " + SECRET.length());
		assertThatInvalid(CustomAction.named("X").with("Data", SECRET + evil), "1");
		assertThatInvalid(CustomAction.named("X").with("Data", evil + SECRET), "1");
		assertThatInvalid(CustomAction.named("X").with("Da" + evil + "ta", SECRET), "1");
		assertThatInvalid(CustomAction.named("X").with("Data" + evil, SECRET), "1");
		assertThatInvalid(CustomAction.named("X" + evil + "Secret: x"), "1");
		assertThatInvalid(CustomAction.named("X"), "1" + evil + "Secret: x").withMessageContaining("ActionID");
		assertThatInvalid(CustomAction.named("Login").with("Secret", injection), "1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "Da ta", "Data ", " Data", "Da:ta", "Data:", "Da\tta", "Da\u007Fta" })
	void rejectsHeaderNamesThatAsteriskMisinterprets(String name) {
		assertThatInvalid(CustomAction.named("X").with(name, SECRET), "1");
	}

	@ParameterizedTest
	@CsvSource({ "Action", "ACTION", "ActionID", "actionid" })
	void rejectsHeadersSetByTheClient(String name) {
		assertThatInvalid(CustomAction.named("X").with(name, SECRET), "1").withMessageContaining(name);
	}

	@Test
	void rejectsLongLineWithoutShowingItsText() {
		assertThatInvalid(CustomAction.named("Login").with("Secret", SECRET.repeat(200)), "1")
			.withMessageContaining("Secret");
	}

	@Test
	void validatesAction() {
		AmiAction<SimpleResponse> incomplete = new AmiAction<>() {

			@Override
			public String name() {
				return "X";
			}

			@Override
			public List<AmiHeader> headers() {
				return List.of();
			}

			@Override
			public ResponseType<SimpleResponse> responseType() {
				return ResponseType.simple();
			}

			@Override
			public void validate() {
				throw new InvalidActionException("Exten needs Context");
			}

		};
		assertThatInvalid(incomplete, "1").withMessage("Exten needs Context");
	}

	private ThrowableAssertAlternative<InvalidActionException> assertThatInvalid(AmiAction<?> action, String actionId) {
		return assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> this.encoder.encode(action, actionId))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(SECRET));
	}

}
