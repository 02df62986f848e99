/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservationEventObserver}.
 */
class ObservationEventObserverTests {

	private static final AmiEvent HANGUP = event("Event", "Hangup", "Channel", "PJSIP/100-1", "Linkedid",
			"1700000000.1");

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<Observation.Context> stopped = new ArrayList<>();

	@BeforeEach
	void record() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				ObservationEventObserverTests.this.stopped.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
	}

	@Test
	void observationEndsAfterAllListeners() {
		List<String> current = new ArrayList<>();
		new ObservationEventObserver(this.registry, null).observe("east", HANGUP, () -> {
			Observation observation = this.registry.getCurrentObservation();
			assertThat(observation).isNotNull();
			current.add(observation.getContextView().getName());
			assertThat(this.stopped).isEmpty();
			return null;
		});
		assertThat(current).containsExactly("ami.event");
		assertThat(this.stopped).singleElement().satisfies((context) -> {
			assertThat(context.getContextualName()).isEqualTo("ami event Hangup");
			assertThat(context.getLowCardinalityKeyValues()).containsExactlyInAnyOrder(KeyValue.of("server", "east"),
					KeyValue.of("event", "Hangup"));
			assertThat(context.getHighCardinalityKeyValues()).containsExactly(KeyValue.of("linkedid", "1700000000.1"));
		});
	}

	@Test
	void recordsTheErrorOfTheFirstListenerThatFails() {
		IllegalStateException failure = new IllegalStateException("expected by this test");
		new ObservationEventObserver(this.registry, null).observe("east", HANGUP, () -> failure);
		assertThat(this.stopped).singleElement().extracting(Observation.Context::getError).isEqualTo(failure);
	}

	@Test
	void usesOneNameForAllUnknownEvents() {
		new ObservationEventObserver(this.registry, null).observe("east", event("Event", "Whatever"), () -> null);
		assertThat(this.stopped).singleElement().satisfies((context) -> {
			assertThat(context.getLowCardinalityKeyValues()).contains(KeyValue.of("event", "UnknownEvent"));
			assertThat(context.getHighCardinalityKeyValues()).isEmpty();
		});
	}

	@Test
	void isDocumented() {
		assertThat(AmiEventObservation.values()).singleElement().satisfies((observation) -> {
			assertThat(observation.getDefaultConvention()).isEqualTo(AmiEventObservationConvention.class);
			assertThat(observation.getLowCardinalityKeyNames()).extracting(KeyName::asString)
				.containsExactly("server", "event");
			assertThat(observation.getHighCardinalityKeyNames()).extracting(KeyName::asString)
				.containsExactly("linkedid");
		});
	}

	@Test
	void usesAConvention() {
		new ObservationEventObserver(this.registry, new DefaultAmiEventObservationConvention() {

			@Override
			public String getName() {
				return "mine";
			}

		}).observe("east", HANGUP, () -> null);
		assertThat(this.stopped).extracting(Observation.Context::getName).containsExactly("mine");
	}

	@Test
	void publishesWithoutRegistry() {
		List<String> published = new ArrayList<>();
		new ObservationEventObserver(ObservationRegistry.NOOP, null).observe("east", HANGUP, () -> {
			published.add("Hangup");
			return null;
		});
		assertThat(published).containsExactly("Hangup");
	}

	private static AmiEvent event(String... headers) {
		return EventTypes.decode(AmiMessage.of(headers));
	}

}
