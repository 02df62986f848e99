/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.ConfbridgeLeaveEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.EventRecording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the records of all scenarios on recordings of both versions of Asterisk.
 */
class ScenarioTests {

	private static final int SHUFFLES = 10;

	@ParameterizedTest
	@MethodSource("io.github.amispring.live.scenario.CallRecording#all")
	void callsHaveTheExpectedRecords(CallRecording recording) {
		verify(recording, recording.events());
	}

	@ParameterizedTest
	@MethodSource("io.github.amispring.live.scenario.CallRecording#all")
	void callsHaveTheExpectedRecordsWhenIndependentEventsAreShuffled(CallRecording recording) {
		for (long seed = 0; seed < SHUFFLES; seed++) {
			verify(recording, EventRecording.of(recording.events()).shuffled(seed).events());
		}
	}

	/**
	 * Without timestamps of the server, events that arrive together have the same time.
	 */
	@ParameterizedTest
	@MethodSource("io.github.amispring.live.scenario.CallRecording#all")
	void callsHaveTheExpectedRecordsWhenEventsHaveTheSameTime(CallRecording recording) {
		verify(recording, recording.events().stream().map(ScenarioTests::withCoarseTime).toList());
	}

	private static AmiEvent withCoarseTime(AmiEvent event) {
		List<AmiHeader> headers = event.message()
			.headers()
			.stream()
			.filter((header) -> !header.name().equals("Timestamp"))
			.toList();
		long millis = event.receivedAt().toEpochMilli();
		return EventTypes
			.decode(AmiMessage.of(headers).withReceivedAt(Instant.ofEpochMilli(millis - Math.floorMod(millis, 100))));
	}

	/** Asterisk does not always name the party to whom a call is transferred. */
	@ParameterizedTest
	@MethodSource("transfersByKeys")
	void findsTargetOfTransferThatAsteriskDoesNotName(CallRecording recording) {
		verify(recording, recording.events().stream().map(ScenarioTests::withoutTransferTarget).toList());
	}

	static Stream<CallRecording> transfersByKeys() {
		return CallRecording.all()
			.stream()
			.filter((recording) -> recording.scenario().kind().equals("attended transfer by keys"));
	}

	private static AmiEvent withoutTransferTarget(AmiEvent event) {
		return EventTypes.decode(
				AmiMessage
					.of(event.message()
						.headers()
						.stream()
						.filter((header) -> !header.name().startsWith("TransferTarget"))
						.toList())
					.withReceivedAt(event.receivedAt()));
	}

	/** The order of both events differs from run to run. */
	@Test
	void transfererLeavesConferenceBeforeTheTransfer() {
		CallRecording recording = CallRecording.all()
			.stream()
			.filter((candidate) -> candidate.scenario().id().equals("attended-transfer-to-conference")
					&& candidate.version() == 16)
			.findFirst()
			.orElseThrow();
		List<AmiEvent> events = new ArrayList<>(recording.events());
		int transfer = indexOf(events, AttendedTransferEvent.class);
		int leave = indexOf(events, ConfbridgeLeaveEvent.class);
		assertThat(leave).isGreaterThan(transfer);
		events.add(transfer, events.remove(leave));
		verify(recording, events);
	}

	private static int indexOf(List<AmiEvent> events, Class<? extends AmiEvent> type) {
		return IntStream.range(0, events.size())
			.filter((i) -> type.isInstance(events.get(i)))
			.findFirst()
			.orElseThrow();
	}

	private static void verify(CallRecording recording, List<AmiEvent> events) {
		try (Replay replay = new Replay()) {
			replay.publish(events);
			ExpectedRecords.of(recording.scenario(), recording.version()).verify(replay.ended());
			Invariants.verifyEmpty(replay.pbx().snapshot());
			Invariants.verifyChanges(replay.changes());
		}
	}

}
