/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.UserEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallHeldEvent;
import io.github.amispring.live.event.CallParkedEvent;
import io.github.amispring.live.event.CallResumedEvent;
import io.github.amispring.live.event.CallRingingEvent;
import io.github.amispring.live.event.CallTransferredEvent;
import io.github.amispring.live.event.ConferenceChangedEvent;
import io.github.amispring.live.event.ExtensionChangedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.QueueCallerJoinedEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.event.QueueMemberChangedEvent;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;
import io.github.amispring.simulator.clock.ManualClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the traffic of the simulated PBXs, on the clock of the simulator.
 */
class SimulatedTrafficTests {

	private static final Duration STEP = Duration.ofMillis(250);

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Map<Class<?>, String> SIMPLE = Map.of(QueueCallerJoinedEvent.class, "a caller joins a queue",
			QueueCallerLeftEvent.class, "a caller leaves a queue", CallRingingEvent.class, "a phone rings",
			CallAnsweredEvent.class, "a call is answered", CallEndedEvent.class, "a call ends", CallHeldEvent.class,
			"a call is held", CallResumedEvent.class, "a call is resumed", CallParkedEvent.class, "a call is parked",
			ExtensionChangedEvent.class, "an extension changes");

	private final ManualClock clock = new ManualClock();

	private final AtomicInteger processed = new AtomicInteger();

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	@ParameterizedTest
	@ValueSource(strings = { "berlin", "hamburg" })
	void movesAllViewsWithin15Seconds(String site) {
		AmiSimulatorBuilder builder = site.equals("berlin") ? SimulatedSite.berlin() : SimulatedSite.hamburg();
		try (AmiSimulator pbx = builder.clock(this.clock).timestampEvents().traffic(10).build().start();
				AmiClient client = client(pbx);
				LivePbx live = LivePbx.of(client)) {
			live.start();
			client.subscribe(UserEvent.class, (event) -> this.processed.incrementAndGet());
			client.start();
			Awaitility.await().until(() -> live.state() == ViewState.VALID);
			live.subscribe(this::note);
			SimulatedTraffic traffic = new SimulatedTraffic(pbx, client, live, 1);
			traffic.start();
			play(pbx);
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.seen).containsAll(SIMPLE.values())
					.contains("an agent pauses with a reason", "an agent returns", "a conference has 3 members",
							"a member talks", "a member falls silent", "a parked call is retrieved",
							"a call is transferred"));
			traffic.stop();
		}
	}

	/**
	 * Advances the clock. After each step, waits until the live view has processed the
	 * events, because the traffic reads it.
	 */
	private void play(AmiSimulator pbx) {
		int steps = (int) LIMIT.dividedBy(STEP);
		for (int i = 1; i <= steps; i++) {
			this.clock.advance(STEP);
			int expected = i;
			pbx.raise("Event", "UserEvent", "UserEvent", "step");
			Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> this.processed.get() == expected);
		}
	}

	private void note(LiveEvent change) {
		if (change instanceof QueueMemberChangedEvent agent) {
			note(agent);
		}
		else if (change instanceof ConferenceChangedEvent conference && conference.conference() != null) {
			note(conference.conference());
		}
		else if (change instanceof CallTransferredEvent transferred) {
			this.seen.add((transferred.transfer().kind() == TransferKind.PARK) ? "a parked call is retrieved"
					: "a call is transferred");
		}
		else if (SIMPLE.containsKey(change.getClass())) {
			this.seen.add(SIMPLE.get(change.getClass()));
		}
	}

	private void note(QueueMemberChangedEvent agent) {
		boolean before = agent.before() != null && agent.before().paused();
		boolean after = agent.member() != null && agent.member().paused();
		if (!before && after && agent.member().pausedReason() != null) {
			this.seen.add("an agent pauses with a reason");
		}
		if (before && !after) {
			this.seen.add("an agent returns");
		}
	}

	private void note(LiveConference conference) {
		this.seen.add("a conference has " + conference.members().size() + " members");
		boolean talking = conference.members().stream().anyMatch((member) -> Boolean.TRUE.equals(member.talking()));
		if (talking) {
			this.seen.add("a member talks");
		}
		else if (this.seen.contains("a member talks")) {
			this.seen.add("a member falls silent");
		}
	}

	private static AmiClient client(AmiSimulator pbx) {
		return Ami.createClient(AmiClientSettings.builder()
			.name("pbx")
			.host("127.0.0.1")
			.port(pbx.port())
			.credentials(SimulatedSite.ACCOUNT, SimulatedSite.ACCOUNT)
			.build());
	}

}
