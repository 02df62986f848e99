/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.ResponseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link OriginateAction}.
 */
class OriginateActionTests {

	private final OriginateAction action = OriginateAction.of("PJSIP/100");

	@Test
	void runsApplicationOnChannel() {
		OriginateAction playback = this.action.application("Playback", "demo-congrats").variable("ORDER", "42");
		assertThat(playback.name()).isEqualTo("Originate");
		assertThat(playback.headers()).containsExactly(new AmiHeader("Channel", "PJSIP/100"),
				new AmiHeader("Async", "true"), new AmiHeader("Application", "Playback"),
				new AmiHeader("Data", "demo-congrats"), new AmiHeader("Variable", "ORDER=42"));
	}

	@Test
	void connectsChannelToExtension() {
		assertThat(this.action.extension("default", "100", 1).headers()).contains(new AmiHeader("Context", "default"),
				new AmiHeader("Exten", "100"), new AmiHeader("Priority", "1"));
		assertThat(this.action.extension("default", "100", "start").headers())
			.contains(new AmiHeader("Priority", "start"));
	}

	@Test
	void isImmutable() {
		this.action.application("Playback").timeout(Duration.ofSeconds(5)).variables(Map.of("A", "1")).synchronous();
		assertThat(this.action).isEqualTo(OriginateAction.of("PJSIP/100"))
			.hasToString("Originate[Channel: PJSIP/100, Async: true]");
	}

	@Test
	void setsOptionalHeaders() {
		assertThat(this.action.callerId("Anna <100>")
			.timeout(Duration.ofSeconds(20))
			.account("acc")
			.earlyMedia(true)
			.codecs("ulaw", "alaw")
			.channelId("c1")
			.otherChannelId("c2")
			.preDialGoSub("sub,s,1")
			.headers()).extracting(AmiHeader::toString)
			.containsExactly("Channel: PJSIP/100", "Async: true", "CallerID: Anna <100>", "Timeout: 20000",
					"Account: acc", "EarlyMedia: true", "Codecs: ulaw,alaw", "ChannelId: c1", "OtherChannelId: c2",
					"PreDialGoSub: sub,s,1");
	}

	@Test
	void replacesHeaderThatIsSetTwice() {
		assertThat(this.action.timeout(Duration.ofSeconds(1)).timeout(Duration.ofSeconds(2)).headers())
			.containsOnlyOnce(new AmiHeader("Timeout", "2000"))
			.hasSize(3);
	}

	@Test
	void requiresAnExtensionOrAnApplication() {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(this.action::validate)
			.withMessage("Action Originate requires either Context and Exten and Priority, or Application");
		assertThatNoException().isThrownBy(this.action.application("Playback")::validate);
		assertThatNoException().isThrownBy(this.action.extension("default", "100", 1)::validate);
		OriginateAction both = this.action.application("Playback").extension("default", "100", 1);
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(both::validate)
			.withMessageContaining("only one of them");
	}

	@Test
	void extendsTheResponseTimeoutIfSynchronous() {
		assertThat(this.action.responseDelay()).isEqualTo(Duration.ZERO);
		assertThat(this.action.synchronous().responseDelay()).isEqualTo(Duration.ofSeconds(30));
		assertThat(this.action.synchronous().timeout(Duration.ofSeconds(90)).responseDelay())
			.isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void completesWithTheResponse() {
		assertThat(this.action.responseType().isComplete(AmiMessage.of("Response", "Success"))).isTrue();
	}

	@Test
	void canAwaitOutcome() {
		AmiAction<OriginateResponseEvent> awaiting = this.action.application("Playback")
			.synchronous()
			.awaitingOutcome();
		assertThat(awaiting.name()).isEqualTo("Originate");
		assertThat(awaiting.headers()).contains(new AmiHeader("Async", "true"))
			.doesNotContain(new AmiHeader("Async", "false"));
		assertThat(awaiting.responseDelay()).isEqualTo(Duration.ofSeconds(30));
		ResponseType<OriginateResponseEvent> type = awaiting.responseType();
		AmiMessage response = AmiMessage.of("Response", "Success", "Message", "Originate successfully queued");
		AmiMessage outcome = AmiMessage.of("Event", "OriginateResponse", "Response", "Failure", "Reason", "3");
		assertThat(type.isComplete(response)).isFalse();
		assertThat(type.role(outcome)).isEqualTo(ResponseType.Role.SHARED_COMPLETION);
		assertThat(type.role(AmiMessage.of("Event", "UserEvent"))).isEqualTo(ResponseType.Role.NONE);
		assertThat(type.read(response, List.of(outcome)).reason()).isEqualTo(OriginateReason.NO_ANSWER);
	}

	@Test
	void validatesActionWhoseOutcomeIsAwaited() {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(this.action.awaitingOutcome()::validate);
	}

	static List<String> nastyValues() {
		return List.of("plain", "a,b", "a=b", "say \"hi\"", "it's", "(x)", "[x]", "((", "]]", "back\\slash", "\\",
				"\\\\", "\\,", "{\"k\":1,\"m\":[2,3]}", "\ttab\t", " leading and trailing ", "${EXTEN}", "a|b;c&d",
				"Łukasz ÄÖÜ 你好", "x".repeat(900), "C:\\dir\\\"file\",(1)[2]", "");
	}

	@ParameterizedTest
	@MethodSource("nastyValues")
	void escapesVariables(String value) {
		List<AmiHeader> headers = this.action.variable("V", value).headers();
		String assignment = headers.get(headers.size() - 1).value();
		assertThat(assignment).startsWith("V=");
		assertThat(parsedByAsterisk(assignment.substring(2))).isEqualTo(value);
	}

	@Test
	void doesNotEscapeOtherCharacters() {
		assertThat(this.action.variable("V", "{\"a\":[1,(2)]}\\").headers())
			.contains(new AmiHeader("Variable", "V={\\\"a\\\":\\[1\\,\\(2\\)\\]}\\\\"));
		assertThat(this.action.variable("V", "a'b=${c} ;|&").headers())
			.contains(new AmiHeader("Variable", "V=a'b=${c} ;|&"));
	}

	@Test
	void sendsEachVariableAsSeparateHeader() {
		assertThat(this.action.variable("A", "1").variable("B", "2").headers())
			.contains(new AmiHeader("Variable", "A=1"), new AmiHeader("Variable", "B=2"));
	}

	/**
	 * Parses a value as Asterisk does: a backslash escapes the next character. Without a
	 * backslash, a special character is lost or ends the value.
	 */
	private static String parsedByAsterisk(String value) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			assertThat(",\"()[]").doesNotContain(String.valueOf(c));
			out.append((c == '\\') ? value.charAt(++i) : c);
		}
		return out.toString();
	}

}
