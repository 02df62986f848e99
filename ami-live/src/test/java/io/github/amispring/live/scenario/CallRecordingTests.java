/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.CdrEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the recordings are complete and show what their scenarios describe.
 */
class CallRecordingTests {

	static final List<CallRecording> ALL = CallRecording.all();

	@Test
	void eachScenarioHasAnIdOfItsOwn() {
		assertThat(CallScenarios.all()).extracting(CallScenario::id).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@FieldSource("ALL")
	void containsTheWholeLifeOfEachChannel(CallRecording recording) {
		assertThat(recording.events(HangupEvent.class)).extracting((event) -> event.channel().uniqueId())
			.containsExactlyInAnyOrderElementsOf(recording.events(NewChannelEvent.class)
				.stream()
				.map((event) -> event.channel().uniqueId())
				.toList());
	}

	@ParameterizedTest
	@FieldSource("ALL")
	void containsCallRecords(CallRecording recording) {
		assertThat(recording.events(CdrEvent.class).isEmpty())
			.isEqualTo(recording.events(NewChannelEvent.class).isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "local-channel,LocalOptimizationEnd,true", "local-channel-kept,LocalOptimizationEnd,false",
			"local-channel-without-media,LocalOptimizationEnd,false", "pickup,Pickup,true", "spy,ChanSpyStart,true",
			"blind-transfer-by-feature,BlindTransfer,true", "redirect,BlindTransfer,false",
			"park-by-feature,UnParkedCall,true", "park-by-transfer,UnParkedCall,true",
			"parked-gives-up,ParkedCallGiveUp,true", "parked-times-out,ParkedCallTimeOut,true",
			"queue-connected,AgentConnect,true", "queue-abandoned,AgentCalled,false",
			"queue-abandoned-while-ringing,AgentRingNoAnswer,false", "queue-empty,QueueMemberPause,true",
			"queue-key,QueueCallerAbandon,false", "hold-until-end,Unhold,false" })
	void containsTheTypicalEvent(String id, String eventName, boolean contained) {
		CallScenario scenario = CallScenarios.get(id);
		assertThat(CallRecording.VERSIONS).allSatisfy((version) -> {
			List<String> names = CallRecording.of(version, scenario)
				.events()
				.stream()
				.map(AmiEvent::eventName)
				.toList();
			assertThat(names.contains(eventName)).isEqualTo(contained);
		});
	}

	@ParameterizedTest
	@CsvSource({ "attended-transfer,Bridge", "attended-transfer-by-feature,Bridge",
			"attended-transfer-by-action,Bridge", "blonde-transfer,App", "blonde-transfer-by-feature,Bridge" })
	void containsTheAttendedTransfer(String id, String destinationType) {
		CallScenario scenario = CallScenarios.get(id);
		assertThat(CallRecording.VERSIONS)
			.allSatisfy((version) -> assertThat(CallRecording.of(version, scenario).events(AttendedTransferEvent.class))
				.extracting(AttendedTransferEvent::destType)
				.containsExactly(destinationType));
	}

}
