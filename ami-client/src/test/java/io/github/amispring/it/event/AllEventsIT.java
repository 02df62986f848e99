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
import io.github.amispring.it.support.Transport;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the catalogue contains every event and header that a real Asterisk sends.
 * Scenarios make Asterisk raise every type of event that it can raise. Clients over all
 * transports receive the same events.
 */
@OnEachAsterisk(over = Transport.TCP)
class AllEventsIT {

	/** The scenarios, longest first, because several scenarios run at the same time. */
	private static final List<Scenario> SCENARIOS = List.of(new FaxScenario(), new VoicemailScenario(),
			new PhonesScenario(), new TransfersScenario(), new QueuesScenario(), new CallCompletionScenario(),
			new CallsScenario(), new ParkingScenario(), new ConferenceScenario(), new RecordingsScenario(),
			new AgentsScenario(), new AsyncAgiScenario(), new StateScenario(), new ServerScenario(),
			new SecurityScenario(), new ListsScenario(), new JabberScenario());

	/**
	 * The number of concurrent scenarios. It is low because an overloaded server loses
	 * digits.
	 */
	private static final int CONCURRENT = 4;

	private final Pbx pbx;

	AllEventsIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void receivesAllEventTypesThatAsteriskRaises() {
		ScenarioContext context = new ScenarioContext(this.pbx);
		TransportWitnesses witnesses = new TransportWitnesses(this.pbx);
		runAll(context);
		witnesses.assertSameEvents();
		new RestartScenario().run(context);
		List<AmiEvent> received = context.allReceived();

		assertThat(received).noneMatch(UnknownEvent.class::isInstance);
		assertThat(UnmappedHeaders.of(received)).isEmpty();
		Set<String> known = EventTypes.known().stream().map(EventType::name).collect(Collectors.toSet());
		Set<String> notRaised = NotRaised.on(this.pbx.server().version());
		Set<String> receivedNames = names(received);
		Set<String> published = names(context.events());
		System.out.printf(
				"%s: %d types of events in the catalogue, %d received (%d as events, %d only in responses),"
						+ " %d not raised here%n",
				this.pbx.server(), known.size(), receivedNames.size(), published.size(),
				receivedNames.size() - published.size(), notRaised.size());
		assertThat(notRaised).as("not raised here").isSubsetOf(known).doesNotContainAnyElementsOf(receivedNames);
		known.removeAll(notRaised);
		assertThat(receivedNames).as("received").containsExactlyInAnyOrderElementsOf(known);
	}

	private static void runAll(ScenarioContext context) {
		ExecutorService executor = Executors.newFixedThreadPool(CONCURRENT);
		try {
			CompletableFuture
				.allOf(SCENARIOS.stream()
					.map((scenario) -> CompletableFuture.runAsync(() -> scenario.run(context), executor))
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
