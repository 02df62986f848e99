/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.CallScenarios;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.amispring.live.model.QueueOutcome.ABANDONED;
import static io.github.amispring.live.model.QueueOutcome.CONNECTED;
import static io.github.amispring.live.model.QueueOutcome.EMPTY;
import static io.github.amispring.live.model.QueueOutcome.KEY;
import static io.github.amispring.live.model.QueueOutcome.LEFT;
import static io.github.amispring.live.model.QueueOutcome.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests queues with the events of real calls.
 */
class QueueRecordingTests {

	private static final Map<String, List<QueueOutcome>> OUTCOMES = Map.ofEntries(
			Map.entry("queue-connected", List.of(CONNECTED)),
			Map.entry("queue-connected-member-hangs-up", List.of(CONNECTED)),
			Map.entry("queue-connected-later", List.of(CONNECTED)),
			Map.entry("queue-two-callers", List.of(CONNECTED, CONNECTED)),
			Map.entry("queue-two-members", List.of(CONNECTED)), Map.entry("queue-abandoned", List.of(ABANDONED)),
			Map.entry("queue-abandoned-while-ringing", List.of(ABANDONED)),
			Map.entry("queue-timed-out", List.of(TIMED_OUT)), Map.entry("queue-empty", List.of(EMPTY)),
			Map.entry("queue-key", List.of(KEY)), Map.entry("queue-ring-no-answer", List.of(CONNECTED)),
			Map.entry("queue-rejected", List.of(CONNECTED)), Map.entry("queue-local-member", List.of(CONNECTED)),
			Map.entry("queue-transferred", List.of(CONNECTED)),
			Map.entry("queue-local-member-transfers", List.of(CONNECTED)));

	static Stream<CallRecording> recordings() {
		return CallRecording.VERSIONS.stream()
			.flatMap((version) -> CallScenarios.all()
				.stream()
				.filter((scenario) -> OUTCOMES.containsKey(scenario.id()))
				.map((scenario) -> CallRecording.of(version, scenario)));
	}

	static Stream<CallScenario> queueScenarios() {
		return CallScenarios.all().stream().filter((scenario) -> scenario.id().startsWith("queue-"));
	}

	private static QueueFixture replay(CallRecording recording, Predicate<AmiEvent> filter) {
		QueueFixture queue = new QueueFixture();
		queue.router.on(VarSetEvent.class, (event) -> {
			if ("QUEUESTATUS".equals(event.variable())) {
				queue.tracker.queueStatus(event.channel().uniqueId(), event.value());
			}
		});
		recording.events().stream().filter(filter).forEach((event) -> {
			queue.at(event.serverTimestamp());
			queue.process(event);
			queue.publish();
		});
		return queue;
	}

	@ParameterizedTest
	@MethodSource("queueScenarios")
	void knowsTheOutcomesOfAllScenarios(CallScenario scenario) {
		assertThat(OUTCOMES).containsKey(scenario.id());
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void tellsTheOutcome(CallRecording recording) {
		QueueFixture queue = replay(recording, (event) -> true);
		List<QueueOutcome> expected = OUTCOMES.get(recording.scenario().id());
		assertThat(queue.changes(QueueCallerLeftEvent.class)).extracting(QueueCallerLeftEvent::outcome)
			.isEqualTo(expected);
		LiveQueue record = queue.publication.snapshot().queues().values().iterator().next();
		assertThat(record.callers()).isEmpty();
		assertThat(record.members()).isEmpty();
		assertThat(record.today().offered()).isEqualTo(expected.size());
		assertThat(record.today().answered())
			.isEqualTo((int) expected.stream().filter((outcome) -> outcome == CONNECTED).count());
		assertThat(queue.tracker.sizes()).containsExactly(1, 0, 0, 0, 0);
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void doesNotGuessTheOutcomeWithoutVarSetAndNewexten(CallRecording recording) {
		QueueFixture queue = replay(recording,
				(event) -> !(event instanceof VarSetEvent) && !(event instanceof NewExtenEvent));
		List<QueueOutcome> expected = new ArrayList<>(OUTCOMES.get(recording.scenario().id()));
		expected.replaceAll((outcome) -> (outcome == TIMED_OUT || outcome == EMPTY) ? LEFT : outcome);
		assertThat(queue.changes(QueueCallerLeftEvent.class)).extracting(QueueCallerLeftEvent::outcome)
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void measuresTalk(CallRecording recording) {
		QueueFixture queue = replay(recording, (event) -> true);
		Duration talk = queue.publication.snapshot().queues().values().iterator().next().today().totalTalk();
		String id = recording.scenario().id();
		long seconds = id.equals("queue-two-callers") ? 4
				: (id.equals("queue-local-member-transfers") ? 5 : (OUTCOMES.get(id).contains(CONNECTED) ? 2 : 0));
		assertThat(talk).isBetween(Duration.ofMillis(1000 * seconds - 200), Duration.ofMillis(1000 * seconds + 200));
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void membersAreIdleAtTheEnd(CallRecording recording) {
		QueueFixture queue = new QueueFixture();
		List<QueueMember> last = new ArrayList<>();
		boolean[] wasInCall = new boolean[1];
		Instant[] lastCall = new Instant[1];
		for (AmiEvent event : recording.events()) {
			queue.at(event.serverTimestamp());
			queue.process(event);
			queue.publish();
			List<QueueMember> members = queue.publication.snapshot()
				.queues()
				.values()
				.stream()
				.flatMap((record) -> record.members().stream())
				.toList();
			if (!members.isEmpty()) {
				last.clear();
				last.addAll(members);
			}
			members.forEach((member) -> {
				wasInCall[0] |= member.inCall();
				lastCall[0] = (member.lastCallAt() != null) ? member.lastCallAt() : lastCall[0];
			});
		}
		assertThat(last).noneMatch(QueueMember::inCall).noneMatch(QueueMember::ringing);
		assertThat(wasInCall[0]).isEqualTo(OUTCOMES.get(recording.scenario().id()).contains(CONNECTED));
		assertThat(lastCall[0] != null).isEqualTo(wasInCall[0]);
	}

}
