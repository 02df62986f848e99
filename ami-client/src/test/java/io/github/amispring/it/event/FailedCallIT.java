/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.time.Duration;

import io.github.amispring.event.DialEndEvent;
import io.github.amispring.event.HangupCause;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests calls on a real Asterisk that are not answered, and their causes.
 */
@OnEachAsterisk
class FailedCallIT extends AbstractPbxIT {

	FailedCallIT(Pbx pbx) {
		super(pbx);
	}

	@ParameterizedTest
	@CsvSource({ "busy, BUSY, USER_BUSY, BUSY", "congestion, CONGESTION, NORMAL_CIRCUIT_CONGESTION, CONGESTION",
			"ring, NO_ANSWER, , ", "hangup-21, FAILURE, CALL_REJECTED, NOANSWER",
			"hangup-1, FAILURE, UNALLOCATED, NOANSWER", "hangup-27, FAILURE, DESTINATION_OUT_OF_ORDER, NOANSWER" })
	void awaitsOutcomeOfFailedCall(String extension, OriginateReason reason, HangupCause cause, String dialStatus) {
		TestCall call = new TestCall(Pbx.uniqueName(), extension);
		call.hangUpAfterTest(this.pbx);
		OriginateResponseEvent outcome = this.client
			.execute(call.action().timeout(Duration.ofSeconds(1)).awaitingOutcome());
		assertThat(outcome.successful()).isFalse();
		assertThat(outcome.reason()).isEqualTo(reason);
		assertThat(outcome.callerIdNum()).isNull();
		if (cause != null) {
			assertThat(this.log.await(HangupEvent.class, call::isCalled).cause()).isEqualTo(cause);
		}
		call.awaitHangup(this.log);
		if (dialStatus != null) {
			DialEndEvent end = this.log.await(DialEndEvent.class,
					(event) -> event.destChannel().uniqueId().equals(call.callerId()));
			assertThat(end.dialStatus()).isEqualTo(dialStatus);
			assertThat(end.channel()).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "dial-busy, BUSY", "dial-congestion, CONGESTION", "dial-noanswer, NOANSWER" })
	void failedDialHasStatus(String extension, String dialStatus) {
		TestCall call = TestCall.to(extension, this.pbx, this.client);
		assertThat(this.log.await(DialEndEvent.class, call::isCalled).dialStatus()).isEqualTo(dialStatus);
	}

	@Test
	void answeredDialCancelsOtherDial() {
		TestCall call = TestCall.to("dial-two", this.pbx, this.client);
		DialEndEvent answered = this.log.await(DialEndEvent.class,
				(event) -> call.isCalled(event) && "ANSWER".equals(event.dialStatus()));
		assertThat(answered.destChannel().name()).startsWith("Local/ring-answer@test");
		DialEndEvent cancelled = this.log.await(DialEndEvent.class,
				(event) -> call.isCalled(event) && "CANCEL".equals(event.dialStatus()));
		assertThat(cancelled.destChannel().name()).startsWith("Local/ring@test");
		HangupEvent hangup = this.log.await(HangupEvent.class,
				(event) -> event.channel().uniqueId().equals(cancelled.destChannel().uniqueId()));
		assertThat(hangup.cause()).isEqualTo(HangupCause.ANSWERED_ELSEWHERE);
	}

}
