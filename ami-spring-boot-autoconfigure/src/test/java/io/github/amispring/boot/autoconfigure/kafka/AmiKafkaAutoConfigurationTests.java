/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.boot.autoconfigure.health.AmiHealthContributorAutoConfiguration;
import io.github.amispring.boot.autoconfigure.health.AmiKafkaHealthAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.autoconfigure.metrics.AmiKafkaMetricsAutoConfiguration;
import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.boot.kafka.KafkaOwnership;
import io.github.amispring.boot.metrics.AmiOwnershipMetrics;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.simulator.AmiSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiKafkaAutoConfiguration} with a broker and simulated PBXs.
 */
@ExtendWith(OutputCaptureExtension.class)
class AmiKafkaAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(40);

	private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 2, "ami-events", "ami-calls",
			"ami-events-dlt", "other-events", "other-calls", "other-events-dlt", "last-events", "last-calls");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class,
				AmiKafkaAutoConfiguration.class, AmiHealthContributorAutoConfiguration.class,
				AmiKafkaHealthAutoConfiguration.class, AmiKafkaMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				KafkaAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class)
		.withPropertyValues("spring.kafka.bootstrap-servers=" + BROKER.getBrokersAsString());

	private final ApplicationContextRunner consuming = this.runner.withUserConfiguration(Listening.class)
		.withPropertyValues("ami.kafka.consume=true", "ami.kafka.retry.delay=10ms", "ami.kafka.retry.max-delay=10ms");

	@BeforeAll
	static void startBroker() {
		BROKER.afterPropertiesSet();
	}

	@AfterAll
	static void stopBroker() {
		BROKER.destroy();
	}

	@Test
	void publishesEventsAndCallsOfAnotherApplication() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start()) {
			forwarding(pbx)
				.run((forwarding) -> this.consuming.withPropertyValues("ami.kafka.group=first").run((consuming) -> {
					assertThat(consuming).hasNotFailed().doesNotHaveBean(AmiClients.class);
					Listening listening = consuming.getBean(Listening.class);
					pbx.call("100", "Ann", "101");
					Awaitility.await()
						.atMost(TIMEOUT)
						.until(() -> listening.events.stream()
							.anyMatch((event) -> event.getPayload().message().get("Event").equals("BridgeEnter")));
					pbx.channels().forEach(pbx::hangUp);
					Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(listening.calls).hasSize(1));
					Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(listening.hangups).hasSize(2));
					assertThat(listening.connected).hasSize(1);
					assertThat(listening.events)
						.allSatisfy((event) -> assertThat(event.getServer()).isEqualTo("default"));
					MeterRegistry consumed = consuming.getBean(MeterRegistry.class);
					assertThat(consumed.get("ami.kafka.handled").tag("server", "default").functionCounter().count())
						.isGreaterThan(10);
					assertThat(consumed.get("ami.kafka.gaps").functionCounter().count()).isZero();
					assertThat(consumed.get("ami.kafka.duplicates").functionCounter().count()).isZero();
					assertForwarding(forwarding.getBean(MeterRegistry.class),
							forwarding.getBean("amiHealthContributor", HealthIndicator.class));
				}));
		}
	}

	private static void assertForwarding(MeterRegistry registry, HealthIndicator health) {
		assertThat(registry.get("ami.kafka.sent").tag("topic", "ami-events").functionCounter().count())
			.isGreaterThan(10);
		assertThat(registry.get("ami.kafka.sent").tag("topic", "ami-calls").functionCounter().count()).isOne();
		assertThat(registry.get("ami.kafka.lost").tag("topic", "ami-events").functionCounter().count()).isZero();
		assertThat(registry.get("ami.kafka.buffered").tag("topic", "ami-calls").gauge().value()).isZero();
		assertThat(health.health().getDetails()).hasEntrySatisfying("kafka",
				(kafka) -> assertThat((Map<?, ?>) kafka).hasSize(2));
	}

	@Test
	void forwardsTheEndOfTheConnectionWhenTheApplicationStops() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start()) {
			String[] topics = { "ami.kafka.topic=last-events", "ami.kafka.calls-topic=last-calls" };
			forwarding(pbx).withPropertyValues(topics).run((forwarding) -> assertThat(forwarding).hasNotFailed());
			this.consuming.withPropertyValues("ami.kafka.group=last").withPropertyValues(topics).run((consuming) -> {
				Listening listening = consuming.getBean(Listening.class);
				Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(listening.disconnected).hasSize(1));
				assertThat(listening.connected).hasSize(1);
			});
		}
	}

	@Test
	void repeatsOnlyTheListenerThatHasFailed() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start()) {
			String[] topics = { "ami.kafka.topic=other-events", "ami.kafka.calls-topic=other-calls" };
			forwarding(pbx).withPropertyValues(topics)
				.run((forwarding) -> this.consuming.withPropertyValues("ami.kafka.group=second")
					.withPropertyValues(topics)
					.run((consuming) -> {
						Listening listening = consuming.getBean(Listening.class);
						listening.failures = 2;
						pbx.raise("Event", "Hangup", "Channel", "PJSIP/1-1", "Cause", "16");
						Awaitility.await()
							.atMost(TIMEOUT)
							.untilAsserted(() -> assertThat(listening.hangups).hasSize(1));
						assertThat(listening.attempts).hasSize(3);
						assertThat(listening.events).filteredOn((event) -> event.getPayload() instanceof HangupEvent)
							.hasSize(1);
					}));
		}
	}

	@Test
	void isAbsentByDefault() {
		this.runner.withPropertyValues("ami.host=localhost", "ami.username=app", "ami.secret=secret")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(KafkaForwarders.class)
				.doesNotHaveBean(RecordConsumer.class));
	}

	@Test
	void requiresAGroup() {
		this.consuming.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidAmiPropertyException.class)
			.hasMessageContaining("ami.kafka.group"));
	}

	@Test
	void requiresALiveViewToUseCallsAsKeys() {
		this.runner
			.withPropertyValues("ami.host=localhost", "ami.username=app", "ami.secret=secret", "ami.kafka.enabled=true",
					"ami.kafka.key=call", "ami.live.enabled=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidAmiPropertyException.class)
				.hasMessageContaining("ami.kafka.key"));
	}

	@Test
	void consumesAndConnectsIfAServerIsConfigured() {
		this.consuming
			.withPropertyValues("ami.host=localhost", "ami.username=app", "ami.secret=secret", "ami.kafka.group=third")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(AmiClients.class)
				.hasSingleBean(RecordConsumer.class));
	}

	@Test
	void sharesServersInAGroupOfTheApplication() {
		sharing("spring.application.name=crm").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(AmiClientLifecycle.class);
			assertThat(context.getBean(KafkaOwnership.class).membership().group()).isEqualTo("crm-owners");
			assertThat(context).hasBean("amiOwnershipHealthIndicator").hasSingleBean(AmiOwnershipMetrics.class);
		});
		sharing("spring.application.name=crm", "ami.kafka.ownership-group=mine",
				"management.health.ami-ownership.enabled=false")
			.run((context) -> {
				assertThat(context.getBean(KafkaOwnership.class).membership().group()).isEqualTo("mine");
				assertThat(context).doesNotHaveBean("amiOwnershipHealthIndicator");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			ami.kafka.ownership-group;                      ; It is required for ami.kafka.ownership=true
			ami.kafka.control-topic;            a b         ; It must consist of letters
			ami.kafka.ownership-session-timeout; 500ms      ; It must be at least 1 s
			ami.kafka.ownership-release-margin; 4s          ; at most half of ami.kafka.ownership-session-timeout
			ami.kafka.ownership-release-timeout; 2h         ; It must be above zero and at most one hour
			""")
	void rejectsInvalidSettingsOfTheOwnership(String property, String value, String reason) {
		sharing((value != null) ? new String[] { "spring.application.name=crm", property + "=" + value }
				: new String[0])
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidAmiPropertyException.class)
				.hasMessageContainingAll("'" + property + "'", reason));
	}

	@Test
	void rejectsOwnershipWithoutTheLibrary() {
		sharing("spring.application.name=crm").withClassLoader(new FilteredClassLoader("io.github.amispring.kafka"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidAmiPropertyException.class)
				.hasMessageContainingAll("'ami.kafka.ownership'", "ami-kafka"));
	}

	private ApplicationContextRunner sharing(String... properties) {
		return this.runner
			.withPropertyValues("ami.host=localhost", "ami.port=1", "ami.username=app", "ami.secret=secret",
					"ami.kafka.ownership=true")
			.withPropertyValues(properties);
	}

	@Test
	void warnsIfEventsOfTheOwnServersArePublishedTwice(CapturedOutput output) {
		ApplicationContextRunner both = this.consuming.withPropertyValues("ami.host=localhost", "ami.username=app",
				"ami.secret=secret", "ami.kafka.enabled=true", "ami.kafka.group=fourth");
		both.withPropertyValues("ami.events.publish=false", "ami.live.publish=false").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(KafkaForwarders.class);
			assertThat(output).doesNotContain("published twice");
		});
		this.consuming.withPropertyValues("ami.kafka.group=fourth")
			.run((context) -> assertThat(output).doesNotContain("published twice"));
		both.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(RecordConsumer.class);
			assertThat(output)
				.contains("Events of the servers that this application is connected to are published twice")
				.contains("Set ami.events.publish=false and ami.live.publish=false");
		});
	}

	private ApplicationContextRunner forwarding(AmiSimulator pbx) {
		return this.runner.withPropertyValues("ami.host=localhost", "ami.port=" + pbx.port(), "ami.username=app",
				"ami.secret=secret", "ami.startup=required", "ami.kafka.enabled=true", "ami.kafka.key=call");
	}

	static class Listening {

		private final List<AmiApplicationEvent<?>> events = new CopyOnWriteArrayList<>();

		private final List<HangupEvent> attempts = new CopyOnWriteArrayList<>();

		private final List<HangupEvent> hangups = new CopyOnWriteArrayList<>();

		private final List<AmiConnectedEvent> connected = new CopyOnWriteArrayList<>();

		private final List<AmiDisconnectedEvent> disconnected = new CopyOnWriteArrayList<>();

		private final List<CallEndedEvent> calls = new CopyOnWriteArrayList<>();

		private volatile int failures;

		@EventListener
		void on(AmiApplicationEvent<AmiEvent> event) {
			this.events.add(event);
		}

		@EventListener
		void on(HangupEvent event) {
			this.attempts.add(event);
			if (this.failures-- > 0) {
				throw new IllegalStateException("The database is away");
			}
			this.hangups.add(event);
		}

		@EventListener
		void on(AmiConnectedEvent event) {
			this.connected.add(event);
		}

		@EventListener
		void on(AmiDisconnectedEvent event) {
			this.disconnected.add(event);
		}

		@EventListener
		void on(CallEndedEvent event) {
			this.calls.add(event);
		}

	}

}
