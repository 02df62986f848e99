/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import io.github.amispring.boot.test.live.EndedCallAssert;
import io.github.amispring.boot.test.live.LiveReplay;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.test.EventRecording;
import org.junit.jupiter.api.Test;

/**
 * A test with a recorded call, as the handbook shows it.
 */
class RecordedTransferTests {

	@Test
	void transferIsRecorded() {
		EventRecording recording = EventRecording.read(getClass(), "blind-transfer-by-callee.ami");
		LiveReplay.inAnyOrder(recording, 20,
				(replay) -> EndedCallAssert.assertThat(replay.endedCall())
					.hasOutcome(CallOutcome.ANSWERED)
					.wasAnsweredBy("PJSIP/2002")
					.wasTransferred(TransferKind.BLIND, "PJSIP/2002", "PJSIP/2003")
					.wasEndedBy("PJSIP/2001"));
	}

}
