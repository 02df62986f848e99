/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.SIPQualifyPeerAction;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.micrometer.common.KeyValue;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ObservationActionObserver}.
 */
class ObservationActionObserverTests {

	private static final AmiAction<OriginateResponseEvent> CALL = OriginateAction.of("PJSIP/100")
		.application("Wait", "1")
		.awaitingOutcome();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ObservationRegistry registry = ObservationRegistry.create();

	@BeforeEach
	void recordMeters() {
		this.registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.meters));
	}

	static Stream<Arguments> outcomes() {
		return Stream.of(arguments(null, "success"),
				arguments(new AmiErrorResponseException("east", "Ping",
						AmiMessage.of("Response", "Error", "Message", "Permission denied")), "refused"),
				arguments(new AmiTimeoutException("east", "Ping", Duration.ofSeconds(1)), "timeout"),
				arguments(new AmiDisconnectedException("east", "Ping", true, null), "disconnected"),
				arguments(new AmiException("cancelled", new CancellationException()), "cancelled"),
				arguments(new AmiException("interrupted", new InterruptedException()), "cancelled"),
				arguments(new AmiException("cancelled", new TimeoutException()), "timeout"),
				arguments(mock(AmiLimitException.class), "limit"),
				arguments(new InvalidActionException("too long"), "invalid"),
				arguments(new IllegalStateException("oops"), "error"));
	}

	@ParameterizedTest
	@MethodSource("outcomes")
	void observesAnActionWithItsOutcome(@Nullable Throwable failure, String outcome) {
		Consumer<@Nullable Throwable> end = new ObservationActionObserver(this.registry, null, null).begin("east",
				CustomAction.named("Ping"));
		assertThat(this.meters.find("ami.action").timers()).isEmpty();
		end.accept(failure);
		assertThat(this.meters.get("ami.action")
			.tag("server", "east")
			.tag("action", "Ping")
			.tag("outcome", outcome)
			.timer()
			.count()).isOne();
	}

	static Stream<Arguments> outcomesOfCalls() {
		return Stream.of(arguments("Success", 4, "answered"), arguments("Failure", 5, "busy"),
				arguments("Failure", 3, "no-answer"), arguments("Failure", 8, "congestion"),
				arguments("Failure", 1, "hangup"), arguments("Failure", 0, "failed"),
				arguments("Failure", 99, "failed"));
	}

	@ParameterizedTest
	@MethodSource("outcomesOfCalls")
	void observesAnOriginatedCallWithItsOutcome(String response, int reason, String outcome) {
		beginCall().accept(OriginateResponseEvent
			.of(AmiMessage.of("Event", "OriginateResponse", "Response", response, "Reason", Integer.toString(reason))),
				null);
		assertThat(this.meters.get("ami.originate").timer().getId().getTags()).contains(Tag.of("server", "east"),
				Tag.of("outcome", outcome));
		assertThat(this.meters.get("ami.originate").timer().count()).isOne();
		assertThat(this.meters.find("ami.action").timers()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("outcomes")
	void observesAnOriginatedCallThatFails(@Nullable Throwable failure, String outcome) {
		beginCall().accept(null, failure);
		assertThat(this.meters.get("ami.originate").tag("outcome", outcome).timer().count()).isOne();
	}

	@Test
	void doesNotObserveOtherOutcomes() {
		new ObservationActionObserver(this.registry, null, null)
			.beginOutcome("east", SIPQualifyPeerAction.of("100").awaitingOutcome())
			.accept(null, null);
		assertThat(this.meters.getMeters()).isEmpty();
	}

	@Test
	void usesAConventionForOriginatedCalls() {
		AmiOriginateObservationConvention convention = new DefaultAmiOriginateObservationConvention() {

			@Override
			public String getName() {
				return "my.calls";
			}

		};
		new ObservationActionObserver(this.registry, null, convention).beginOutcome("east", CALL).accept(null, null);
		assertThat(this.meters.get("my.calls").timer().getId().getTags()).extracting(Tag::getKey)
			.containsExactlyInAnyOrder("server", "outcome", "error");
	}

	@Test
	void documentsTheObservationOfOriginatedCalls() {
		assertThat(AmiOriginateObservation.values()).singleElement().satisfies((observation) -> {
			assertThat(observation.getDefaultConvention()).isEqualTo(AmiOriginateObservationConvention.class);
			assertThat(observation.getLowCardinalityKeyNames()).extracting(KeyName::asString)
				.containsExactly("server", "outcome");
			assertThat(observation.getHighCardinalityKeyNames()).extracting(KeyName::asString)
				.containsExactly("uniqueid", "server.message");
		});
	}

	private BiConsumer<@Nullable AmiEvent, @Nullable Throwable> beginCall() {
		return new ObservationActionObserver(this.registry, null, null).beginOutcome("east", CALL);
	}

	@Test
	void hasOnlyTheDocumentedKeys() {
		new ObservationActionObserver(this.registry, null, null).begin("east", CustomAction.named("Ping")).accept(null);
		assertThat(this.meters.get("ami.action").timer().getId().getTags()).extracting(Tag::getKey)
			.containsExactlyInAnyOrder("server", "action", "outcome", "error");
	}

	@Test
	void isDocumented() {
		assertThat(AmiActionObservation.values()).singleElement().satisfies((observation) -> {
			assertThat(observation.getDefaultConvention()).isEqualTo(AmiActionObservationConvention.class);
			assertThat(observation.getLowCardinalityKeyNames()).extracting(KeyName::asString)
				.containsExactly("server", "action", "outcome");
			assertThat(observation.getHighCardinalityKeyNames()).extracting(KeyName::asString)
				.containsExactly("server.message");
		});
	}

	@Test
	void addsTheErrorMessageOfThePbxToTraces() {
		List<KeyValue> keys = new ArrayList<>();
		this.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				context.getHighCardinalityKeyValues().forEach(keys::add);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		ObservationActionObserver observer = new ObservationActionObserver(this.registry, null, null);
		observer.begin("east", CustomAction.named("Ping")).accept(null);
		assertThat(keys).isEmpty();
		observer.begin("east", CustomAction.named("Ping"))
			.accept(new AmiErrorResponseException("east", "Ping",
					AmiMessage.of("Response", "Error", "Message", "Permission denied")));
		assertThat(keys).containsExactly(KeyValue.of("server.message", "Permission denied"));
	}

	@Test
	void isAChildOfTheCurrentObservation() {
		Observation parent = Observation.start("parent", this.registry);
		AmiActionObservationContext[] seen = new AmiActionObservationContext[1];
		AmiActionObservationConvention convention = new DefaultAmiActionObservationConvention() {

			@Override
			public String getContextualName(AmiActionObservationContext context) {
				seen[0] = context;
				return super.getContextualName(context);
			}

		};
		try (Observation.Scope scope = parent.openScope()) {
			assertThat(scope).isNotNull();
			new ObservationActionObserver(this.registry, convention, null).begin("east", CustomAction.named("Ping"))
				.accept(null);
		}
		parent.stop();
		assertThat(seen[0].getParentObservation()).isSameAs(parent);
		assertThat(seen[0].getContextualName()).isEqualTo("ami Ping");
	}

	@Test
	void doesNothingWithoutRegistry() {
		new ObservationActionObserver(ObservationRegistry.NOOP, null, null).begin("east", CustomAction.named("Ping"))
			.accept(new IllegalStateException("oops"));
		assertThat(this.meters.getMeters()).isEmpty();
	}

}
