/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.observation;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.AmiClientCustomizer;
import io.github.amispring.boot.observation.AmiActionObservationConvention;
import io.github.amispring.boot.observation.AmiEventObservationConvention;
import io.github.amispring.boot.observation.AmiOriginateObservationConvention;
import io.github.amispring.boot.observation.DefaultAmiActionObservationConvention;
import io.github.amispring.boot.observation.DefaultAmiEventObservationConvention;
import io.github.amispring.boot.observation.DefaultAmiOriginateObservationConvention;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.ActionObserver;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AmiObservationAutoConfiguration}.
 */
class AmiObservationAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiObservationAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class)
		.withPropertyValues("ami.host=127.0.0.1", "ami.port=1", "ami.username=app", "ami.secret=s");

	private final ApplicationContextRunner observed = this.runner
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class));

	@Test
	void observesActions() {
		this.observed.run((context) -> {
			assertThatExceptionOfType(AmiDisconnectedException.class)
				.isThrownBy(() -> context.getBean(AmiClient.class).execute(CustomAction.named("Ping")));
			assertThat(context.getBean(MeterRegistry.class)
				.get("ami.action")
				.tags("server", "default", "action", "Ping", "outcome", "disconnected")
				.timer()
				.count()).isOne();
		});
	}

	@Test
	void usesAConventionBean() {
		this.observed.withBean(AmiActionObservationConvention.class, () -> new DefaultAmiActionObservationConvention() {

			@Override
			public String getName() {
				return "mine";
			}

		}).run((context) -> {
			assertThatExceptionOfType(AmiDisconnectedException.class)
				.isThrownBy(() -> context.getBean(AmiClient.class).execute(CustomAction.named("Ping")));
			assertThat(context.getBean(MeterRegistry.class).get("mine").timer().count()).isOne();
		});
	}

	@Test
	void usesAConventionBeanForOriginatedCalls() {
		this.observed
			.withBean(AmiOriginateObservationConvention.class, () -> new DefaultAmiOriginateObservationConvention() {

				@Override
				public String getName() {
					return "my.calls";
				}

			})
			.run((context) -> {
				assertThatExceptionOfType(AmiDisconnectedException.class)
					.isThrownBy(() -> context.getBean(AmiClient.class)
						.execute(OriginateAction.of("PJSIP/100").application("Wait", "1").awaitingOutcome()));
				assertThat(context.getBean(MeterRegistry.class)
					.get("my.calls")
					.tags("server", "default", "outcome", "disconnected")
					.timer()
					.count()).isOne();
			});
	}

	@Test
	void observesEventsIfConfigured() {
		this.observed.withBean(RecordingAmiClient.class)
			.withPropertyValues("ami.events.observation-enabled=true")
			.run((context) -> {
				context.getBean(RecordingAmiClient.class).receive("Hangup");
				assertThat(context.getBean(MeterRegistry.class)
					.get("ami.event")
					.tags("server", "fake", "event", "Hangup")
					.timer()
					.count()).isOne();
			});
	}

	@Test
	void marksTheObservationOfAnEventAsFailedWhenAListenerFails() {
		this.observed.withBean(RecordingAmiClient.class)
			.withUserConfiguration(Failing.class)
			.withPropertyValues("ami.events.observation-enabled=true")
			.run((context) -> {
				context.getBean(RecordingAmiClient.class).receive("Hangup");
				assertThat(context.getBean(MeterRegistry.class)
					.get("ami.event")
					.tags("event", "Hangup", "error", "IllegalStateException")
					.timer()
					.count()).isOne();
			});
	}

	@Test
	void doesNotObserveEventsByDefault() {
		this.observed.withBean(RecordingAmiClient.class).run((context) -> {
			context.getBean(RecordingAmiClient.class).receive("Hangup");
			assertThat(context.getBean(MeterRegistry.class).find("ami.event").timers()).isEmpty();
		});
	}

	@Test
	void usesAConventionBeanForEvents() {
		this.observed.withBean(RecordingAmiClient.class)
			.withBean(AmiEventObservationConvention.class, () -> new DefaultAmiEventObservationConvention() {

				@Override
				public String getName() {
					return "mine";
				}

			})
			.withPropertyValues("ami.events.observation-enabled=true")
			.run((context) -> {
				context.getBean(RecordingAmiClient.class).receive("Hangup");
				assertThat(context.getBean(MeterRegistry.class).get("mine").timer().count()).isOne();
			});
	}

	@Test
	void publishesEventsWithoutRegistryIfObservationIsConfigured() {
		this.runner.withBean(RecordingAmiClient.class)
			.withPropertyValues("ami.events.observation-enabled=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(RecordingAmiClient.class).receive("Hangup");
			});
	}

	@Test
	void appliesApplicationCustomizersLast() {
		this.observed
			.withBean("mine", AmiClientCustomizer.class,
					() -> (server, builder) -> builder.actionObserver(ActionObserver.NONE))
			.run((context) -> {
				assertThatExceptionOfType(AmiDisconnectedException.class)
					.isThrownBy(() -> context.getBean(AmiClient.class).execute(CustomAction.named("Ping")));
				assertThat(context.getBean(MeterRegistry.class).find("ami.action").timers()).isEmpty();
			});
	}

	@Test
	void isAbsentWithoutRegistry() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiClientCustomizer.class));
	}

	@Test
	void isAbsentWithoutClient() {
		this.observed.withPropertyValues("ami.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiClientCustomizer.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@EventListener
		void on(HangupEvent event) {
			throw new IllegalStateException("expected by this test");
		}

	}

}
