/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventRecordingTests {

	@TempDir
	Path folder;

	@Test
	void readsEventsWithTheirTimestamps() throws Exception {
		EventRecording recording = read("""
				Response: Success
				Message: Authentication accepted

				Event: Newchannel
				Privilege: call,all
				Timestamp: 1700000000.500000
				Channel: PJSIP/100-1
				Uniqueid: 1.1

				Event: Hangup
				Privilege: call,all
				Timestamp: 1700000001.000000
				Channel: PJSIP/100-1
				Uniqueid: 1.1
				""");
		assertThat(recording.events()).hasExactlyElementsOfTypes(NewChannelEvent.class, HangupEvent.class);
		assertThat(recording.events().get(0).receivedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_500L));
	}

	@Test
	void rejectsLineWithoutHeader() {
		assertThatIllegalArgumentException().isThrownBy(() -> read("Event: Hangup\nno header\n"))
			.withMessageContaining("no header");
	}

	@Test
	void rejectsMissingResource() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EventRecording.read(EventRecordingTests.class, "missing.ami"))
			.withMessageContaining("missing.ami");
	}

	@Test
	void shufflesOnlyIndependentEvents() throws Exception {
		EventRecording recording = read(
				event("Newchannel", "1") + event("Newchannel", "2") + event("Hangup", "1") + event("Hangup", "2"));
		Set<List<AmiEvent>> orders = new HashSet<>();
		for (long seed = 0; seed < 100; seed++) {
			List<AmiEvent> events = recording.shuffled(seed).events();
			orders.add(events);
			assertThat(events).containsExactlyInAnyOrderElementsOf(recording.events());
			assertThat(events.indexOf(recording.events().get(0))).isLessThan(events.indexOf(recording.events().get(2)));
			assertThat(events.indexOf(recording.events().get(1))).isLessThan(events.indexOf(recording.events().get(3)));
		}
		assertThat(orders).hasSize(6);
	}

	@Test
	void sameSeedGivesSameOrder() throws Exception {
		EventRecording recording = read(event("Newchannel", "1") + event("Newchannel", "2") + event("Hangup", "1"));
		assertThat(recording.shuffled(7).events()).isEqualTo(recording.shuffled(7).events());
	}

	private static String event(String name, String uniqueId) {
		return "Event: " + name + "\nPrivilege: call,all\nTimestamp: 1700000000.000000\nUniqueid: " + uniqueId + "\n\n";
	}

	private EventRecording read(String text) throws Exception {
		return EventRecording.read(Files.writeString(this.folder.resolve("calls.ami"), text));
	}

}
