/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.boot.testsupport.ListeningApplication;
import io.github.amispring.boot.testsupport.LiveClientThreads;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.LiveStatistics;
import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of whole applications against a simulated PBX.
 */
@ExtendWith(OutputCaptureExtension.class)
class SimulatedPbxTests {

	private static final String SECRET = "xyzzy-0815";

	private final AmiSimulator pbx = AmiSimulator.builder()
		.account("app", SECRET)
		.failedLoginDelay(Duration.ZERO)
		.build();

	@BeforeEach
	void start() {
		this.pbx.start();
	}

	@AfterEach
	void close() {
		this.pbx.close();
	}

	@Test
	void receivesEventsOriginatesAndIsUp() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			AmiClient client = context.getBean(AmiClient.class);
			client.execute(OriginateAction.of("PJSIP/100").extension("default", "101", 1));
			await().untilAsserted(() -> assertThat(application.received(NewChannelEvent.class)).isNotEmpty());
			this.pbx.channels().forEach(this.pbx::hangUp);
			await().untilAsserted(() -> assertThat(application.received(HangupEvent.class)).isNotEmpty());
			assertThat(application.received(AmiConnectedEvent.class)).hasSize(1);
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("asteriskVersion", "22.10.1")
				.containsKeys("server", "state", "amiVersion", "connectedSince");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ami.connection.up").gauge().value()).isOne();
			assertThat(registry.get("ami.action").tags("action", "Originate", "outcome", "success").timer().count())
				.isOne();
			assertThat(new MetricsEndpoint(registry).metric("ami.events.received", List.of("event:Hangup"))
				.getMeasurements()).singleElement()
				.satisfies((sample) -> assertThat(sample.getValue())
					.isEqualTo(application.received(HangupEvent.class).size()));
		}
	}

	@Test
	void followsCalls() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			LivePbx view = context.getBean(LivePbx.class);
			await()
				.untilAsserted(() -> assertThat(health(context).getDetails()).containsEntry("live", ViewState.VALID));
			context.getBean(AmiClient.class).execute(OriginateAction.of("PJSIP/100").extension("default", "101", 1));
			await().untilAsserted(() -> assertThat(application.received(CallAnsweredEvent.class)).hasSize(1));
			assertThat(view.calls()).singleElement().returns(CallState.TALKING, LiveCall::state);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ami.live.calls").tag("state", "talking").gauge().value()).isOne();
			this.pbx.channels().forEach(this.pbx::hangUp);
			await().untilAsserted(() -> assertThat(application.received(CallEndedEvent.class)).hasSize(1));
			assertThat(view.calls()).isEmpty();
			await().untilAsserted(
					() -> assertThat(registry.get("ami.live.calls.ended").tag("outcome", "answered").counter().count())
						.isOne());
			assertThat(view.statistics()).returns(0L, LiveStatistics::errors).returns(0L, LiveStatistics::leaks);
		}
	}

	@Test
	void toleratesAQueryForAMissingChannel() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			AmiClient client = context.getBean(AmiClient.class);
			assertThat(client.execute(StatusAction.of().channel("PJSIP/100-00000001")).entries()).isEmpty();
			assertThat(client.execute(QueueSummaryAction.of().queue("none")).entries()).isEmpty();
			assertThatExceptionOfType(AmiErrorResponseException.class)
				.isThrownBy(() -> client.execute(HangupAction.of("PJSIP/100-00000001")))
				.matches(AmiErrorResponseException::isNoSuchChannel);
			assertThat(context.getBean(MeterRegistry.class)
				.get("ami.action")
				.tags("action", "Status", "outcome", "success")
				.timer()
				.count()).isOne();
		}
	}

	@Test
	void observesTheOutcomeOfOriginatedCalls() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			AmiClient client = context.getBean(AmiClient.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			client.execute(OriginateAction.of("PJSIP/100").application("Wait", "1").awaitingOutcome());
			assertThat(registry.get("ami.originate").tags("outcome", "answered").timer().count()).isOne();
			CompletableFuture<OriginateResponseEvent> outcome = client
				.send(OriginateAction.of("PJSIP/105").application("Wait", "1").awaitingOutcome());
			// the call was accepted and the phone is ringing
			await().until(() -> registry.get("ami.action")
				.tags("action", "Originate", "outcome", "success")
				.timer()
				.count() == 2);
			assertThat(outcome).isNotDone();
			outcome.cancel(true);
			await().untilAsserted(() -> assertThat(
					registry.find("ami.originate").tags("server", "default", "outcome", "cancelled").timers())
				.singleElement()
				.returns(1L, Timer::count));
		}
	}

	@Test
	void cancelledCallStopsRinging() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			AmiClient client = context.getBean(AmiClient.class);
			CompletableFuture<OriginateResponseEvent> outcome = client
				.send(OriginateAction.of("PJSIP/105").application("Wait", "60").hangingUpOnCancel());
			await().until(() -> this.pbx.channels().size() == 1);
			outcome.cancel(true);
			await().until(() -> this.pbx.channels().isEmpty());
			assertThat(this.pbx.receivedActions("Hangup")).hasSize(1);
		}
	}

	@Test
	void isDownWithoutThePbxAndReconnects() {
		try (ConfigurableApplicationContext context = run("ami.startup=required", "ami.events.mask=call,user",
				"ami.reconnect.initial-delay=100ms", "ami.reconnect.max-delay=100ms")) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			String mask = mask();
			this.pbx.stop();
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
			await().untilAsserted(() -> assertThat(application.received(AmiDisconnectedEvent.class)).hasSize(1));
			assertThat(health(context).getDetails().get("reason")).asString().isNotBlank().doesNotContain(SECRET);
			this.pbx.start();
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
			assertThat(mask()).isEqualTo(mask);
			this.pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-1", "Cause", "16");
			await().untilAsserted(() -> assertThat(application.received(HangupEvent.class)).hasSize(1));
			assertThat(application.received(AmiConnectedEvent.class)).hasSize(2)
				.last()
				.satisfies((connected) -> assertThat(connected.gap()).isNotNull());
			assertThat(context.getBean(MeterRegistry.class).get("ami.reconnects").functionCounter().count()).isOne();
		}
	}

	private String mask() {
		return this.pbx.sessions().get(0).eventMask();
	}

	@Test
	void startsInBackgroundWithoutThePbx() {
		int port = this.pbx.port();
		this.pbx.stop();
		try (ConfigurableApplicationContext context = run("ami.reconnect.initial-delay=100ms",
				"ami.reconnect.max-delay=100ms")) {
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			await().untilAsserted(
					() -> assertThat(health(context).getDetails().get("reason")).asString().contains(":" + port));
			this.pbx.start();
			await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
		}
	}

	@Test
	void explainsWrongCredentialsOfARequiredPbx(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("ami.startup=required", "ami.secret=plugh-4711").close());
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("rejected the login of \"app\"")
			.contains("Set ami.username and ami.secret")
			.contains("ami.startup=background")
			.doesNotContain("plugh-4711");
		await().untilAsserted(() -> assertThat(LiveClientThreads.names()).isEmpty());
	}

	@Test
	void doesNotExposeTheSecret(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("ami.startup=required", "ami.authentication=plaintext",
				"logging.level.io.github.amispring=TRACE", "debug=true")) {
			AmiClient client = context.getBean(AmiClient.class);
			client.execute(PingAction.of());
			assertThat(client).asString().doesNotContain(SECRET);
			assertThat(health(context)).asString().doesNotContain(SECRET);
			Map<String, Object> beans = context.getBeansOfType(Object.class);
			assertThat(beans).extractingByKey("amiConnectionDetails").asString().doesNotContain(SECRET);
			assertThat(beans.keySet()).filteredOn((name) -> name.startsWith("ami"))
				.allSatisfy((name) -> assertThat(beans.get(name)).asString().doesNotContain(SECRET));
		}
		assertThat(output).doesNotContain(SECRET);
	}

	@Test
	void restartsWithoutLeakingThreads() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			for (int i = 1; i <= 3; i++) {
				context.stop();
				assertThat(this.pbx.receivedActions("Logoff")).hasSize(i);
				await().untilAsserted(() -> assertThat(LiveClientThreads.names()).isEmpty());
				assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
				context.start();
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			}
			this.pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-1", "Cause", "16");
			await().untilAsserted(() -> assertThat(application.received(HangupEvent.class)).hasSize(1));
			context.pause();
			assertThat(context.getBean(AmiEventPublishers.class).isRunning()).isFalse();
			context.restart();
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		}
		await().untilAsserted(() -> assertThat(LiveClientThreads.names()).isEmpty());
	}

	@Test
	void publishesBufferedEventsBeforeItStops() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			ListeningApplication application = context.getBean(ListeningApplication.class);
			for (int i = 0; i < 1000; i++) {
				this.pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-" + i, "Cause", "16");
			}
			AmiClient client = context.getBean(AmiClient.class);
			await().until(() -> client.statistics().eventsReceived().getOrDefault("Hangup", 0L) == 1000);
			// its response follows the events into the buffer
			assertThat(client.execute(PingAction.of()).message().isResponse()).isTrue();
			context.stop();
			assertThat(application.received(HangupEvent.class)).hasSize(1000)
				.extracting((hangup) -> hangup.message().get("Channel"))
				.startsWith("PJSIP/100-0")
				.endsWith("PJSIP/100-999");
		}
	}

	private static Health health(ConfigurableApplicationContext context) {
		return context.getBean("amiHealthContributor", HealthIndicator.class).health();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

	private ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(ListeningApplication.class).web(WebApplicationType.NONE)
			.properties("ami.host=127.0.0.1", "ami.port=" + this.pbx.port(), "ami.username=app", "ami.secret=" + SECRET)
			.properties(properties)
			.run();
	}

}
