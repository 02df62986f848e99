/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.Set;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.MixMonitorStartEvent;
import io.github.amispring.event.MixMonitorStopEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.sample.stream.view.TestPbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingsTests {

	private final Recordings recordings = new Recordings();

	@Test
	void followsRecordings() {
		start("1");
		start("2");
		start("3");
		this.recordings
			.stopped(new AmiApplicationEvent<>(this, "east", MixMonitorStopEvent.of(message("MixMonitorStop", "2"))));
		assertThat(this.recordings.of("east")).containsExactlyInAnyOrder("1", "3");
		hangUp("3");
		assertThat(this.recordings.of("east")).containsExactly("1");
		assertThat(this.recordings.of("west")).isEmpty();
	}

	@Test
	void isTheSameSetIfNothingChanges() {
		start("1");
		Set<String> before = this.recordings.of("east");
		hangUp("2");
		start("1");
		assertThat(this.recordings.of("east")).isSameAs(before);
	}

	@Test
	void forgetsChannelsThatEndedWhileNotConnected() {
		start("1");
		this.recordings.replaced(new SnapshotReplacedEvent("east", 1, TestPbx.NOON, TestPbx.empty().snapshot()));
		assertThat(this.recordings.of("east")).isEmpty();
	}

	private void start(String uniqueId) {
		this.recordings.started(
				new AmiApplicationEvent<>(this, "east", MixMonitorStartEvent.of(message("MixMonitorStart", uniqueId))));
	}

	private void hangUp(String uniqueId) {
		this.recordings.ended(new AmiApplicationEvent<>(this, "east", HangupEvent.of(message("Hangup", uniqueId))));
	}

	private static AmiMessage message(String event, String uniqueId) {
		return AmiMessage.of("Event", event, "Channel", "PJSIP/100-" + uniqueId, "Uniqueid", uniqueId);
	}

}
