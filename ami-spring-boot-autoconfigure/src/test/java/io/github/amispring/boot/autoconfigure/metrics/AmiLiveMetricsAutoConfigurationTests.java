/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.metrics;

import java.util.List;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.boot.metrics.AmiLiveMetrics;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.test.FakeAmiClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiLiveMetricsAutoConfiguration}.
 */
class AmiLiveMetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class, AmiLiveMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class));

	private final ApplicationContextRunner measured = this.runner
		.withBean(FakeAmiClient.class, () -> new FakeAmiClient())
		.withBean(SimpleMeterRegistry.class);

	@Test
	void registersMeters() {
		this.measured.run((context) -> {
			assertThat(context).hasSingleBean(AmiLiveMetrics.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ami.live.valid").tag("server", "default").gauge().value()).isOne();
		});
	}

	@Test
	void toleratesAMockedClient() {
		this.runner.withBean(AmiClient.class, () -> mock(AmiClient.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("ami.live.valid").gauge().value()).isZero();
			});
	}

	@Test
	void isAbsentWithoutRegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class,
					AmiLiveMetricsAutoConfiguration.class))
			.withBean(FakeAmiClient.class, () -> new FakeAmiClient())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiLiveMetrics.class));
	}

	@Test
	void isAbsentWithoutView() {
		this.measured.withPropertyValues("ami.live.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AmiLiveMetrics.class));
		this.measured.withClassLoader(new FilteredClassLoader(LivePbx.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("amiLiveMetrics"));
	}

	@Test
	void backsOffForABean() {
		AmiLiveMetrics metrics = new AmiLiveMetrics(LivePbxs.of(List.of()), AmiClients.of(List.of()));
		this.measured.withBean("mine", AmiLiveMetrics.class, () -> metrics)
			.run((context) -> assertThat(context.getBean(AmiLiveMetrics.class)).isSameAs(metrics));
	}

}
