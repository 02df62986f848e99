/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueueEvent}, {@link QueueMemberInfo} and the events that implement
 * these interfaces.
 */
class QueueEventTests {

	private static final String ROW = """
			Event: QueueMember
			Queue: support
			Name: Agent
			Location: Local/agent@test/n
			StateInterface: Local/agent@test/n
			Membership: static
			Penalty: 2
			CallsTaken: 1
			LastCall: 1795333914
			LastPause: 0
			LoginTime: 1795333871
			InCall: 0
			Status: 7
			Paused: 1
			PausedReason: lunch
			Wrapuptime: 10
			ActionID: t102
			""";

	private static final String CHANGE = """
			Event: QueueMemberStatus
			Privilege: agent,all
			Queue: support
			MemberName: Agent
			Interface: Local/agent@test/n
			StateInterface: Local/agent@test/n
			Membership: static
			Penalty: 2
			CallsTaken: 1
			LastCall: 1795333914
			LastPause: 0
			LoginTime: 1795333871
			InCall: 0
			Status: 7
			Paused: 1
			PausedReason: lunch
			Ringinuse: 1
			Wrapuptime: 10
			""";

	@Test
	void readsMembersFromListsAndFromEvents() {
		for (QueueMemberInfo member : List.of(QueueMemberEvent.of(WireText.message(ROW)),
				QueueMemberStatusEvent.of(WireText.message(CHANGE)))) {
			assertThat(member.queue()).isEqualTo("support");
			assertThat(member.memberName()).isEqualTo("Agent");
			assertThat(member.interfaceName()).isEqualTo("Local/agent@test/n");
			assertThat(member.penalty()).isEqualTo(2);
			assertThat(member.lastCall()).isEqualTo(Instant.ofEpochSecond(1795333914));
			assertThat(member.lastPause()).isNull();
			assertThat(member.inCall()).isFalse();
			assertThat(member.statusCode()).isEqualTo(7);
			assertThat(member.status()).isEqualTo(DeviceState.RINGINUSE);
			assertThat(member.paused()).isTrue();
			assertThat(member.pausedReason()).isEqualTo("lunch");
			assertThat(member.wrapupTime()).isEqualTo(Duration.ofSeconds(10));
		}
	}

	@Test
	void readsPauseReasonFromEitherHeader() {
		AmiMessage older = AmiMessage.of("Event", "QueueMemberPause", "Queue", "support", "Paused", "1", "Reason",
				"lunch");
		AmiMessage newer = AmiMessage.of("Event", "QueueMemberPause", "Queue", "support", "Paused", "1", "PausedReason",
				"lunch");
		AmiMessage both = AmiMessage.of("Event", "QueueMemberPause", "Queue", "support", "PausedReason", "lunch",
				"Reason", "lunch");
		assertThat(List.of(older, newer, both))
			.allSatisfy((message) -> assertThat(QueueMemberPauseEvent.of(message).pausedReason()).isEqualTo("lunch"));
	}

	@Test
	void distinguishesEventsFromListEntries() {
		assertThat(QueueMemberStatusEvent.of(WireText.message(CHANGE))).isInstanceOf(QueueMemberChange.class);
		assertThat(QueueMemberEvent.of(WireText.message(ROW))).isNotInstanceOf(QueueMemberChange.class);
	}

	@Test
	void readsQueueStatistics() {
		QueueParamsEvent event = QueueParamsEvent.of(WireText.message("""
				Event: QueueParams
				Queue: support
				Max: 0
				Strategy: ringall
				Calls: 0
				Holdtime: 2
				TalkTime: 3
				Completed: 1
				Abandoned: 0
				ServiceLevel: 5
				ServicelevelPerf: 100.0
				ServicelevelPerf2: 50.5
				Weight: 0
				ActionID: t102
				"""));
		assertThat(event.holdTime()).isEqualTo(Duration.ofSeconds(2));
		assertThat(event.serviceLevelPerf2()).isEqualTo(50.5);
		assertThat(event.strategy()).isEqualTo("ringall");
	}

	@Test
	void readsUnknownCallerAsNull() {
		QueueEntryEvent event = QueueEntryEvent.of(WireText.message("""
				Event: QueueEntry
				Queue: support
				Position: 1
				Channel: PJSIP/100-00000001
				Uniqueid: 1795335181.1
				CallerIDNum: 100
				CallerIDName: unknown
				ConnectedLineNum: unknown
				ConnectedLineName: unknown
				Wait: 12
				Priority: 0
				"""));
		assertThat(event.callerIdNum()).isEqualTo("100");
		assertThat(event.callerIdName()).isNull();
		assertThat(event.waitTime()).isEqualTo(Duration.ofSeconds(12));
	}

	@Test
	void readsUnits() {
		assertThat(AgentConnectEvent.of(WireText.message("Event: AgentConnect\nRingTime: 4")).ringTime())
			.isEqualTo(Duration.ofSeconds(4));
		assertThat(AgentRingNoAnswerEvent.of(WireText.message("Event: AgentRingNoAnswer\nRingTime: 4000")).ringTime())
			.isEqualTo(Duration.ofSeconds(4));
	}

}
