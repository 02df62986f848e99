/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.LiveStatistics;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.replay.Invariants;
import io.github.amispring.live.scenario.PhoneSet;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Soak test of a live view with a busy Asterisk 22 whose connection is cut repeatedly. It
 * runs for the number of seconds in the system property {@code live.soak.seconds};
 * {@code scripts/soak-live} runs it longer than CI does.
 */
class LiveSoakIT {

	private static final Duration DURATION = Duration.ofSeconds(Long.getLong("live.soak.seconds", 30));

	private static final int CUTS = (DURATION.toSeconds() < 300) ? 2 : 10;

	private static final int MEASUREMENTS = Math.max(5, (int) DURATION.toMinutes());

	private static final int HISTORY = 200;

	private static final long TOLERATED_BYTES = 3_000_000;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@TempDir
	private Path folder;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private final List<Long> heap = new ArrayList<>();

	@Test
	void viewIsTheSameAsTheListsOfTheServer() throws IOException {
		ScenarioServer server = Servers.get(22);
		try (CutProxy proxy = new CutProxy(server.host(), server.port());
				AmiClient client = Ami.createClient(server.settings()
					.name("view")
					.host("127.0.0.1")
					.port(proxy.port())
					.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(100))
						.maxDelay(Duration.ofMillis(500)))
					.build());
				LivePbx view = LivePbx.of(client, settings());
				SoakChanges changes = new SoakChanges(this.folder.resolve("calls"));
				SoakLoad load = new SoakLoad(server);
				SoakPhones first = new SoakPhones(server, PhoneSet.B);
				SoakPhones second = new SoakPhones(server, PhoneSet.C)) {
			view.subscribe(changes::add);
			view.start();
			client.start().join();
			awaitValid(view);

			load.startStandingCalls(5);
			load.start();
			runFor(DURATION, view, client, proxy);
			load.startStandingCalls(5);
			load.stop();
			first.stop();
			second.stop();

			Awaitility.await("only standing calls")
				.atMost(TIMEOUT)
				.untilAsserted(() -> assertThat(view.calls()).hasSize(load.standingCalls()));
			verifySame(view, server, load);
			load.hangUpStandingCalls();
			Awaitility.await("no calls").atMost(TIMEOUT).untilAsserted(() -> Invariants.verifyEmpty(view.snapshot()));
			verifySame(view, server, load);
			this.heap.add(usedHeap());

			print(load, first.rounds() + second.rounds(), changes, view, client);
			verify(view, client, changes);
			assertThat(load.failures()).as("failed actions").isLessThanOrEqualTo(load.followUps() / 10);
		}
	}

	private static LiveSettings settings() {
		LiveLimits limits = LiveLimits.defaults();
		return LiveSettings.defaults()
			.withSweepInterval(Duration.ofSeconds(10))
			.withLimits(new LiveLimits(limits.channels(), limits.bridges(), limits.calls(), limits.entriesPerCall(),
					limits.queues(), limits.queueCallers(), limits.queueMembers(), limits.devices(),
					limits.extensions(), limits.conferences(), limits.bufferedEvents(), HISTORY, limits.historyAge(),
					limits.pendingChanges()));
	}

	private static void awaitValid(LivePbx view) {
		Awaitility.await("valid view").atMost(TIMEOUT).until(() -> view.state() == ViewState.VALID);
	}

	/** Cuts the connection and measures the heap, both at regular intervals. */
	private void runFor(Duration duration, LivePbx view, AmiClient client, CutProxy proxy) {
		long start = System.nanoTime();
		int cuts = 0;
		for (int step = 1; step <= MEASUREMENTS * (CUTS + 1); step++) {
			long at = start + duration.toNanos() * step / (MEASUREMENTS * (CUTS + 1));
			pass(Duration.ofNanos(at - System.nanoTime()));
			Invariants.verify(view.snapshot());
			if (step % MEASUREMENTS == 0 && cuts < CUTS) {
				cut(view, client, proxy);
				cuts++;
			}
			if (step % (CUTS + 1) == 0) {
				this.heap.add(usedHeap());
			}
		}
	}

	private void cut(LivePbx view, AmiClient client, CutProxy proxy) {
		proxy.cut();
		Awaitility.await("disconnected").atMost(TIMEOUT).until(() -> !client.status().isConnected());
		pass(Duration.ofMillis(this.random.nextInt(4000)));
		proxy.restore();
		awaitValid(view);
	}

	private static void pass(Duration time) {
		CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS)).join();
	}

	/** Verifies that the view, a new view and the lists are the same. */
	private static void verifySame(LivePbx view, ScenarioServer server, SoakLoad load) {
		try (LiveServer fresh = new LiveServer(server, settings(), (settings) -> settings.name("fresh"))) {
			LiveSnapshot expected = fresh.view().snapshot();
			Awaitility.await("same state").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
				LiveSnapshot snapshot = view.snapshot();
				Invariants.verify(snapshot);
				assertThat(PbxState.of(snapshot)).isEqualTo(PbxState.of(load.client()));
				assertThat(PbxState.of(snapshot)).isEqualTo(PbxState.of(expected));
			});
			assertThat(PbxState.calls(view.snapshot())).isEqualTo(PbxState.calls(expected));
			assertThat(view.snapshot().extensions().keySet()).isEqualTo(expected.extensions().keySet());
		}
	}

	private void verify(LivePbx view, AmiClient client, SoakChanges changes) throws IOException {
		Awaitility.await("delivery of all changes")
			.atMost(TIMEOUT)
			.until(() -> changes.version() == view.snapshot().version());
		changes.verify();
		assertThat(changes.outcomes()).containsKeys(CallOutcome.ANSWERED, CallOutcome.ANSWERED_BY_PBX, CallOutcome.BUSY,
				CallOutcome.NO_ANSWER, CallOutcome.CANCELLED, CallOutcome.ABANDONED, CallOutcome.ABANDONED_PARKED,
				CallOutcome.MERGED, CallOutcome.UNKNOWN);
		LiveStatistics statistics = view.statistics();
		assertThat(statistics.leaks()).as("leaks").isZero();
		assertThat(statistics.errors()).as("errors").isZero();
		assertThat(statistics.dropped()).as("dropped").isZero();
		assertThat(statistics.changesLost()).as("changes lost").isZero();
		assertThat(statistics.seedings()).as("seedings").isEqualTo(CUTS + 1);
		assertThat(client.statistics().reconnects()).as("reconnects").isEqualTo(CUTS);
		assertThat(client.statistics().eventsLost()).as("events lost").isZero();
		assertThat(view.history()).hasSize(HISTORY);
		view.queues().forEach((queue) -> verify(queue.today()));
		assertThat(this.heap.get(this.heap.size() - 2) - this.heap.get(0)).as("growth of the heap during the calls")
			.isLessThan(TOLERATED_BYTES);
	}

	/** Each caller has left in one way. */
	private static void verify(QueueStatistics today) {
		assertThat(today.offered()).isEqualTo(today.answered() + today.abandoned() + today.abandonedShortly()
				+ today.timedOut() + today.leftEmpty() + today.leftWithKey() + today.leftOtherwise());
	}

	private static long usedHeap() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
		}
		return used;
	}

	private void print(SoakLoad load, long phoneCalls, SoakChanges changes, LivePbx view, AmiClient client) {
		LiveStatistics statistics = view.statistics();
		System.out.printf("""
				Soak of a live view for %d s, seed %d
				| calls placed | by phones | calls in the view | incomplete | events | events/s | cuts | seedings |
				| --- | --- | --- | --- | --- | --- | --- | --- |
				| %d | %d | %d | %d | %d | %d | %d | %d |
				Outcomes: %s
				Errors: %d, leaks: %d, dropped: %d, changes lost: %d, events lost: %d
				Transfers and hangups by AMI: %d, failed actions: %d
				Heap after collection during the calls, and after their end, in kB: %s
				""", DURATION.toSeconds(), this.seed, load.calls(), phoneCalls, changes.ended(), changes.incomplete(),
				statistics.events(), statistics.events() / DURATION.toSeconds(), CUTS, statistics.seedings(),
				changes.outcomes(), statistics.errors(), statistics.leaks(), statistics.dropped(),
				statistics.changesLost(), client.statistics().eventsLost(), load.followUps(), load.failures(),
				this.heap.stream().map((bytes) -> bytes / 1024).toList());
	}

}
