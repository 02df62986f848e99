/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.metrics;

import java.util.List;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.metrics.AmiMetrics;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint.MetricDescriptor;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiMetricsAutoConfiguration}.
 */
class AmiMetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class));

	private final ApplicationContextRunner measured = this.runner.withBean(RecordingAmiClient.class)
		.withBean(SimpleMeterRegistry.class);

	@Test
	void registersMeters() {
		this.measured.run((context) -> {
			assertThat(context).hasSingleBean(AmiMetrics.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ami.connection.up").tag("server", "fake").gauge().value()).isZero();
		});
	}

	@Test
	void countsEventsForTheEndpoint() {
		this.measured.run((context) -> {
			context.getBean(RecordingAmiClient.class).receive("Hangup");
			MetricDescriptor metric = new MetricsEndpoint(context.getBean(MeterRegistry.class))
				.metric("ami.events.received", List.of("event:Hangup"));
			assertThat(metric.getMeasurements()).singleElement()
				.satisfies((sample) -> assertThat(sample.getValue()).isOne());
		});
	}

	@Test
	void countsErrorsOfApplicationListeners() {
		this.measured.withUserConfiguration(Failing.class).run((context) -> {
			RecordingAmiClient client = context.getBean(RecordingAmiClient.class);
			client.receive("Hangup");
			assertThat(client.statistics().listenerErrors()).isOne();
			assertThat(context.getBean(MeterRegistry.class).get("ami.listener.errors").functionCounter().count())
				.isOne();
		});
	}

	@Test
	void worksWithAMockedClientThatHasAName() {
		AmiClient client = mock();
		given(client.name()).willReturn("mock");
		this.runner.withBean(AmiClient.class, () -> client)
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void isAbsentWithoutRegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiMetricsAutoConfiguration.class))
			.withBean(RecordingAmiClient.class)
			.run((context) -> assertThat(context).doesNotHaveBean(AmiMetrics.class));
	}

	@Test
	void isAbsentWithoutClient() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("ami.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AmiMetrics.class));
	}

	@Test
	void backsOffForABean() {
		AmiMetrics metrics = new AmiMetrics(AmiClients.of(List.of()));
		this.measured.withBean("mine", AmiMetrics.class, () -> metrics)
			.run((context) -> assertThat(context.getBean(AmiMetrics.class)).isSameAs(metrics));
	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@EventListener
		void on(HangupEvent event) {
			throw new IllegalStateException("expected by this test");
		}

	}

}
