/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.github.amispring.Ami;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.LiveStatistics;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.replay.Invariants;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.live.settings.LiveSettings;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A live view of a real Asterisk, with its own client. The invariants are verified after
 * each change.
 */
final class LiveServer implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final AmiClient client;

	private final LivePbx view;

	private final List<LiveEvent> changes = Collections.synchronizedList(new ArrayList<>());

	private final List<Throwable> violations = Collections.synchronizedList(new ArrayList<>());

	LiveServer(ScenarioServer server, LiveSettings settings, UnaryOperator<AmiClientSettings.Builder> customizer) {
		this.client = Ami.createClient(customizer.apply(server.settings()).build());
		this.view = LivePbx.of(this.client, settings);
		this.view.subscribe(this::onChange);
		this.view.start();
		this.client.start().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
		awaitValid();
	}

	private void onChange(LiveEvent change) {
		this.changes.add(change);
		try {
			Invariants.verify(this.view.snapshot());
		}
		catch (AssertionError ex) {
			this.violations.add(ex);
		}
	}

	AmiClient client() {
		return this.client;
	}

	LivePbx view() {
		return this.view;
	}

	void awaitValid() {
		Awaitility.await("valid view").atMost(TIMEOUT).until(() -> this.view.state() == ViewState.VALID);
	}

	/** Returns the changes so far, in order. */
	List<LiveEvent> changes() {
		synchronized (this.changes) {
			return List.copyOf(this.changes);
		}
	}

	/**
	 * Waits until the view has processed all events that Asterisk has sent so far, and
	 * channels have ended.
	 */
	void awaitEnd(Set<String> channelIds) {
		// Asterisk sends earlier events before the response
		this.client.execute(PingAction.of());
		Awaitility.await("end of the channels in the view")
			.atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.client.statistics().eventsBuffered() == 0
					&& Collections.disjoint(this.view.snapshot().channels().keySet(), channelIds));
	}

	/** Returns the calls of channels, in the order in which they ended. */
	List<EndedCall> ended(Set<String> channelIds) {
		List<EndedCall> calls = new ArrayList<>(this.view.history());
		Collections.reverse(calls);
		calls.removeIf((ended) -> Collections.disjoint(ended.call().linkedIds(), channelIds));
		return calls;
	}

	/** Verifies that each call has ended, nothing is left, and nothing has failed. */
	void verifyEnd() {
		Awaitility.await("end of all calls")
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> Invariants.verifyEmpty(this.view.snapshot()));
		Awaitility.await("delivery of all changes").atMost(TIMEOUT).untilAsserted(() -> {
			List<LiveEvent> all = changes();
			assertThat(all.get(all.size() - 1).version()).isEqualTo(this.view.snapshot().version());
		});
		Invariants.verifyChanges(changes());
		assertThat(this.violations).isEmpty();
		LiveStatistics statistics = this.view.statistics();
		assertThat(statistics.errors()).as("errors").isZero();
		assertThat(statistics.leaks()).as("leaks").isZero();
		assertThat(statistics.dropped()).as("dropped").isZero();
		assertThat(statistics.changesLost()).as("changes lost").isZero();
	}

	@Override
	public void close() {
		this.view.close();
		this.client.close();
	}

}
