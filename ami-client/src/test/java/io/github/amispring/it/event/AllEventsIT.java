/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue knows what a real Asterisk sends, to the last header: scenarios make it
 * raise every type of event that it can raise.
 */
@OnEachAsterisk
class AllEventsIT {

	/** The longest first, for some play at the same time. */
	private static final List<Scenario> SCENARIOS = List.of(new FaxScenario(), new VoicemailScenario(),
			new PhonesScenario(), new TransfersScenario(), new QueuesScenario(), new CallCompletionScenario(),
			new CallsScenario(), new ParkingScenario(), new ConferenceScenario(), new RecordingsScenario(),
			new AgentsScenario(), new AsyncAgiScenario(), new LampsScenario(), new ServerScenario(),
			new IntrudersScenario(), new ListsScenario(), new JabberScenario());

	/** Digits are lost on a server that is too busy. */
	private static final int AT_ONCE = 4;

	private final Pbx pbx;

	AllEventsIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void everyTypeComesOrIsKnownNotToCome() {
		Stage stage = new Stage(this.pbx);
		playAll(stage);
		new RestartScenario().play(stage);
		List<AmiEvent> received = stage.everything();

		assertThat(received).noneMatch(UnknownEvent.class::isInstance);
		assertThat(UnnamedHeaders.of(received)).isEmpty();
		Set<String> known = EventTypes.known().stream().map(EventType::name).collect(Collectors.toSet());
		Set<String> notRaised = NotRaised.on(this.pbx.server().version());
		Set<String> come = names(received);
		Set<String> unasked = names(stage.events());
		System.out.printf(
				"%s: %d types of events in the catalogue, %d received (%d as events, %d only in answers),"
						+ " %d not raised here%n",
				this.pbx.server(), known.size(), come.size(), unasked.size(), come.size() - unasked.size(),
				notRaised.size());
		assertThat(notRaised).as("not raised here").isSubsetOf(known).doesNotContainAnyElementsOf(come);
		known.removeAll(notRaised);
		assertThat(come).as("received").containsExactlyInAnyOrderElementsOf(known);
	}

	private static void playAll(Stage stage) {
		ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
		try {
			CompletableFuture
				.allOf(SCENARIOS.stream()
					.map((scenario) -> CompletableFuture.runAsync(() -> scenario.play(stage), executor))
					.toArray(CompletableFuture<?>[]::new))
				.join();
		}
		finally {
			executor.shutdown();
		}
	}

	private static Set<String> names(List<AmiEvent> events) {
		return events.stream()
			.map((event) -> EventTypes.of(event.message()).name())
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
