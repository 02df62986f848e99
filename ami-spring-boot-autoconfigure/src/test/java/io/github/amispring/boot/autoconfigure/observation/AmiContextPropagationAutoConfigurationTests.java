/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.observation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.client.AmiClient;
import io.github.amispring.simulator.AmiSimulator;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiContextPropagationAutoConfiguration}.
 */
class AmiContextPropagationAutoConfigurationTests {

	private final CountDownLatch chained = new CountDownLatch(1);

	private final AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build();

	private ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(AmiAutoConfiguration.class, AmiContextPropagationAutoConfiguration.class));

	@BeforeEach
	void start() {
		this.pbx.start();
		this.pbx.onAction("Ping", (request, response) -> {
			if (this.chained.await(30, TimeUnit.SECONDS)) {
				response.response("Success", "Ping", "Pong");
			}
		});
		this.runner = this.runner.withPropertyValues("ami.host=127.0.0.1", "ami.port=" + this.pbx.port(),
				"ami.username=app", "ami.secret=secret", "ami.startup=required");
	}

	@AfterEach
	void close() {
		this.pbx.close();
	}

	@Test
	void continuationsSeeTheObservationOfTheSender() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> true);
		Observation observation = Observation.start("sender", registry);
		this.runner.run((context) -> {
			CompletableFuture<Observation> seen;
			try (Observation.Scope scope = observation.openScope()) {
				assertThat(scope).isNotNull();
				seen = send(context.getBean(AmiClient.class), registry::getCurrentObservation);
			}
			this.chained.countDown();
			assertThat(seen.get(30, TimeUnit.SECONDS)).isSameAs(observation);
		});
	}

	@Test
	void continuationsSeeTheLoggingContextOfTheSender() {
		Slf4jThreadLocalAccessor accessor = new Slf4jThreadLocalAccessor();
		ContextRegistry.getInstance().registerThreadLocalAccessor(accessor);
		this.runner.run((context) -> {
			MDC.put("order", "42");
			CompletableFuture<String> seen = send(context.getBean(AmiClient.class), () -> MDC.get("order"));
			MDC.remove("order");
			this.chained.countDown();
			assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("42");
		});
		ContextRegistry.getInstance().removeThreadLocalAccessor(accessor.key().toString());
	}

	@Test
	void isAbsentWithoutTheLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AmiContextPropagationAutoConfiguration.class));
	}

	@Test
	void isAbsentWithoutClient() {
		this.runner.withPropertyValues("ami.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AmiContextPropagationAutoConfiguration.class));
	}

	private static <T> CompletableFuture<T> send(AmiClient client, Supplier<T> continuation) {
		return client.send(PingAction.of()).thenApply((response) -> continuation.get());
	}

}
