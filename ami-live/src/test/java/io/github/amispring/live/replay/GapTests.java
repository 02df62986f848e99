/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.test.FakeAmiClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a view is complete again after events were lost: no channel remains that has
 * ended, none is missing, and each call has one start and one end. The PBX takes its
 * lists at any time between the request and the response, and events arrive in the
 * meantime.
 */
class GapTests {

	private static final int SEEDS = 500;

	private static final List<CallRecording> RECORDINGS = CallRecording.all();

	static List<Long> seeds() {
		return IntStream.range(0, SEEDS).mapToObj(Long::valueOf).toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void viewIsCompleteAfterAGap(long seed) {
		Random random = new Random(seed);
		List<CallRecording> recordings = RECORDINGS;
		List<AmiEvent> events = recordings.get(random.nextInt(recordings.size())).events();
		int[] cuts = IntStream.generate(() -> random.nextInt(events.size() + 1)).limit(4).sorted().toArray();
		SlowClient client = new SlowClient();
		try (Replay replay = new Replay(client); Replay pbx = new Replay()) {
			replay.publish(events.subList(0, cuts[0]));
			// The events between the first two cuts are lost
			client.hold();
			client.publish(new AmiEventsLostEvent("pbx", Instant.now(), cuts[1] - cuts[0]));
			assertThat(replay.pbx().state()).isEqualTo(ViewState.SEEDING);
			pbx.publish(events.subList(0, cuts[2]));
			ListsOf.respond(client, pbx.pbx().snapshot());
			replay.publish(events.subList(cuts[1], cuts[3]));
			client.release();
			pbx.publish(events.subList(cuts[2], cuts[3]));
			assertThat(replay.pbx().state()).isEqualTo(ViewState.VALID);
			verifySame(replay.pbx().snapshot(), pbx.pbx().snapshot());
			replay.publish(events.subList(cuts[3], events.size()));
			pbx.publish(events.subList(cuts[3], events.size()));
			verifySame(replay.pbx().snapshot(), pbx.pbx().snapshot());
			Invariants.verifyEmpty(replay.pbx().snapshot());
			Invariants.verifyChanges(replay.changes());
			assertThat(replay.ended().stream().map(EndedCall::id)).containsExactlyInAnyOrderElementsOf(
					replay.changes(CallStartedEvent.class).stream().map((start) -> start.call().id()).toList());
			verifyLaterCalls(replay, pbx, events.subList(0, cuts[1]));
		}
	}

	/** Calls that have started after the gap are complete. */
	private static void verifyLaterCalls(Replay replay, Replay pbx, List<AmiEvent> earlier) {
		Set<String> known = new HashSet<>();
		earlier.forEach((event) -> event.message()
			.headers()
			.stream()
			.filter((header) -> header.name().endsWith("niqueid"))
			.forEach((header) -> known.add(header.value())));
		for (EndedCall expected : pbx.ended()) {
			if (Collections.disjoint(known, expected.call().linkedIds()) && expected.outcome() != CallOutcome.MERGED) {
				assertThat(replay.ended()).anySatisfy((ended) -> {
					assertThat(ended.id()).isEqualTo(expected.id());
					assertThat(RecordText.of(List.of(ended, expected)).stream().filter((line) -> line.startsWith(" ")))
						.doesNotContain("  incomplete: yes");
					assertThat(ended.outcome()).isEqualTo(expected.outcome());
				});
			}
		}
	}

	private static void verifySame(LiveSnapshot view, LiveSnapshot pbx) {
		Invariants.verify(view);
		assertThat(view.channels().keySet()).isEqualTo(pbx.channels().keySet());
		view.channels().forEach((id, channel) -> {
			assertThat(channel.bridgeId()).as("bridge of %s", channel).isEqualTo(pbx.channels().get(id).bridgeId());
			assertThat(channel.state()).isEqualTo(pbx.channels().get(id).state());
		});
		assertThat(view.parked().keySet()).isEqualTo(pbx.parked().keySet());
		assertThat(conferences(view)).isEqualTo(conferences(pbx));
		assertThat(waiting(view)).isEqualTo(waiting(pbx));
	}

	private static List<String> conferences(LiveSnapshot snapshot) {
		return snapshot.conferences()
			.values()
			.stream()
			.flatMap((conference) -> conference.members().stream())
			.map(LiveConference.Member::uniqueId)
			.sorted()
			.toList();
	}

	private static List<String> waiting(LiveSnapshot snapshot) {
		return snapshot.queues()
			.values()
			.stream()
			.flatMap((queue) -> queue.callers().stream())
			.map((caller) -> caller.position() + " " + caller.uniqueId())
			.sorted()
			.toList();
	}

	/** Responds to actions when it is told to. */
	private static final class SlowClient extends FakeAmiClient {

		private final List<Runnable> held = new ArrayList<>();

		private boolean holds;

		SlowClient() {
			super(Replay.SETTINGS);
		}

		void hold() {
			this.holds = true;
		}

		void release() {
			this.holds = false;
			List.copyOf(this.held).forEach(Runnable::run);
			this.held.clear();
		}

		@Override
		public <R> CompletableFuture<R> send(AmiAction<R> action) {
			if (!this.holds) {
				return super.send(action);
			}
			CompletableFuture<R> future = new CompletableFuture<>();
			this.held.add(() -> super.send(action, Duration.ofSeconds(1)).whenComplete((response, failure) -> {
				if (failure != null) {
					future.completeExceptionally(failure);
				}
				else {
					future.complete(response);
				}
			}));
			return future;
		}

	}

}
