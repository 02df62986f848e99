/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Tests for {@link HeldBackWarning}.
 */
@ExtendWith(OutputCaptureExtension.class)
class HeldBackWarningTests {

	@Test
	void warnsAboutBufferedEventsAndSuggestsSetting(CapturedOutput output) {
		RecordingAmiClient client = new RecordingAmiClient();
		client.pauseEvents(Duration.ZERO);
		client.receive("Hangup");
		new HeldBackWarning(client, Duration.ofMillis(1));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> output.toString().contains("PBX \"fake\": 1 events are waiting because the application")
					&& output.toString().contains("ami.events.publish-from=context-started"));
	}

}
