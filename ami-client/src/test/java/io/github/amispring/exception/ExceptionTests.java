/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.time.Duration;
import java.util.List;

import io.github.amispring.event.HangupEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the messages of the exceptions, and that the tests of an application can create
 * each exception.
 */
class ExceptionTests {

	private static final List<AmiMessage> RECEIVED = List.of(AmiMessage.of("Event", "Hangup", "Channel", "PJSIP/1"));

	@Test
	void errorResponseExceptionQuotesServerMessage() {
		AmiErrorResponseException failure = new AmiErrorResponseException("east", "Hangup", "No such channel");
		assertThat(failure)
			.hasMessage("PBX \"east\" responded to the action Hangup with the error \"No such channel\".");
		assertThat(failure.serverMessage()).isEqualTo("No such channel");
		assertThat(failure.isNoSuchChannel()).isTrue();
	}

	@Test
	void permissionDeniedExceptionNamesPermission() {
		assertThat(new AmiErrorResponseException("east", "Originate", "Permission denied"))
			.hasMessage("PBX \"east\" responded to the action Originate with the error \"Permission denied\". The"
					+ " account needs the write permission \"originate\" (\"write\" line of its section in"
					+ " manager.conf).");
	}

	@Test
	void timeoutExceptionStatesWhetherActionWasSent() {
		AmiTimeoutException sent = new AmiTimeoutException("east", "Status", Duration.ofSeconds(1), true, RECEIVED);
		assertThat(sent).hasMessage("PBX \"east\" did not respond to the action Status within 1000 ms. The action was"
				+ " sent and may have been executed.");
		assertThat(sent.mayHaveRun()).isTrue();
		assertThat(sent.received()).singleElement().isInstanceOf(HangupEvent.class);
		AmiTimeoutException notSent = new AmiTimeoutException("east", "Status", Duration.ofSeconds(1), false,
				List.of());
		assertThat(notSent)
			.hasMessage("The action Status was not sent: the connection to PBX \"east\" was blocked for 1000 ms.");
		assertThat(notSent.mayHaveRun()).isFalse();
	}

	@Test
	void disconnectedExceptionStatesWhetherActionWasSent() {
		AmiException cause = new AmiConnectException("east", "no route to host", null);
		assertThat(new AmiDisconnectedException("east", "Status", true, cause)).hasCause(cause)
			.hasMessage("Connection to PBX \"east\" lost before it responded to the action Status; the action may have"
					+ " been executed (no route to host)");
		assertThat(new AmiDisconnectedException("east", "Status", false, null))
			.hasMessage("The action Status was not sent: PBX \"east\" is not connected");
	}

	@Test
	void limitExceptionNamesSetting() {
		assertThat(AmiLimitException.notSent("east", "Status", 3))
			.hasMessageContaining(
					"3 actions are already waiting for responses from PBX \"east\" (limits.maxPendingActions)")
			.returns(false, AmiUnansweredException::mayHaveRun);
		assertThat(AmiLimitException.listTooLong("east", "Status", "9 entries (limits.maxListEntries)", RECEIVED))
			.hasMessageContaining("a list of more than 9 entries (limits.maxListEntries).")
			.returns(true, AmiUnansweredException::mayHaveRun);
	}

	@Test
	void authenticationExceptionNamesAccount() {
		assertThat(new AmiAuthenticationException("east", "pbx", 5038, "app", "Authentication failed"))
			.hasMessageStartingWith(
					"PBX \"east\" at pbx:5038 rejected the login of \"app\": \"Authentication failed\". Check")
			.returns("east", AmiAuthenticationException::server);
	}

	@Test
	void agiEndedExceptionNamesChannelAndCommand() {
		assertThat(new AgiEndedException("east", "PJSIP/1", "NOOP", null))
			.hasMessage("The AGI command \"NOOP\" has no result: channel \"PJSIP/1\" of PBX \"east\" does not execute"
					+ " AGI(agi:async).")
			.returns("PJSIP/1", AgiEndedException::channel);
	}

}
