/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallStartedEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application with the starter and no optional library.
 */
@Tag("starter-only")
@ExtendWith(OutputCaptureExtension.class)
class StarterOnlyTests {

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
			"org.springframework.boot.health.contributor.Health", "io.micrometer.core.instrument.MeterRegistry",
			"org.springframework.boot.docker.compose.core.RunningService", "org.testcontainers.containers.Container",
			"tools.jackson.databind.json.JsonMapper", "org.apache.hc.client5.http.classic.HttpClient",
			"org.apache.hc.core5.http.HttpHost", "org.jsoup.Jsoup", "org.springframework.kafka.core.KafkaTemplate" })
	void containsNoOptionalLibrary(String className) {
		assertThat(ClassUtils.isPresent(className, getClass().getClassLoader())).isFalse();
	}

	@Test
	void publishesEvents() {
		try (ConfigurableApplicationContext context = run(Listening.class)) {
			assertThat(context.getBean(AmiEventPublishers.class).isRunning()).isTrue();
			context.getBean(RecordingAmiClient.class).receive("Hangup");
			assertThat(context.getBean(Listening.class).hangups).hasSize(1);
			assertThat(context.getBeanNamesForType(Object.class))
				.noneMatch((name) -> name.startsWith("amiHealth") || name.startsWith("amiMetrics"));
		}
	}

	@Test
	void publishesChangesOfTheLiveView() {
		try (ConfigurableApplicationContext context = run(Listening.class)) {
			RecordingAmiClient client = context.getBean(RecordingAmiClient.class);
			client.receive(new AmiConnectedEvent("fake", Instant.now(), "22.0.0", "11.0.0", null));
			client.receive("Newchannel", "Channel", "PJSIP/100-1", "Uniqueid", "1.1", "Linkedid", "1.1", "ChannelState",
					"4", "Exten", "101");
			Awaitility.await().untilAsserted(() -> assertThat(context.getBean(Listening.class).started).hasSize(1));
		}
	}

	@Test
	void createsAClient() {
		try (ConfigurableApplicationContext context = run(Empty.class)) {
			assertThat(context.getBean(AmiClient.class).name()).isEqualTo("default");
			assertThat(context.getBean(LivePbx.class).server()).isEqualTo("default");
			assertThat(context.getBean("applicationTaskExecutor")).isNotNull();
		}
	}

	@Test
	void suggestsPropertyNames(CapturedOutput output) {
		System.setProperty("ami.enable", "true");
		System.setProperty("ami.enabled", "true");
		try {
			run(Empty.class).close();
		}
		finally {
			System.clearProperty("ami.enable");
			System.clearProperty("ami.enabled");
		}
		assertThat(output).containsOnlyOnce("has no effect").contains("Did you mean \"ami.enabled\"?");
	}

	private static ConfigurableApplicationContext run(Class<?> application) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("ami.host=127.0.0.1", "ami.port=1", "ami.username=app", "ami.secret=s")
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Listening {

		private final List<HangupEvent> hangups = new ArrayList<>();

		private final List<CallStartedEvent> started = new CopyOnWriteArrayList<>();

		@Bean
		RecordingAmiClient client() {
			return new RecordingAmiClient();
		}

		@EventListener
		void on(HangupEvent event) {
			this.hangups.add(event);
		}

		@EventListener
		void on(CallStartedEvent event) {
			this.started.add(event);
		}

	}

}
