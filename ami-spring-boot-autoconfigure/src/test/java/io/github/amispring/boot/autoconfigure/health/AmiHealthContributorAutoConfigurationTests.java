/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import java.time.Duration;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.health.AmiHealthIndicator;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.test.FakeAmiClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiHealthContributorAutoConfiguration}.
 */
class AmiHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class,
				AmiHealthContributorAutoConfiguration.class, HealthContributorAutoConfiguration.class));

	@Test
	void contributes() {
		this.runner.withBean(RecordingAmiClient.class)
			.run((context) -> assertThat(context.getBean("amiHealthContributor"))
				.isInstanceOf(AmiHealthIndicator.class));
	}

	@Test
	void contributesACompositeForSeveralClients() {
		this.runner.withBean("first", RecordingAmiClient.class, () -> new RecordingAmiClient("east"))
			.withBean("second", RecordingAmiClient.class, () -> new RecordingAmiClient("west"))
			.run((context) -> assertThat(context.getBean("amiHealthContributor", CompositeHealthContributor.class)
				.stream()
				.map(CompositeHealthContributor.Entry::name)).containsExactly("east", "west"));
	}

	@Test
	void considersSlowListenersIfConfigured() {
		this.runner
			.withBean(RecordingAmiClient.class,
					() -> new RecordingAmiClient().status(RecordingAmiClient.status(State.CONNECTED))
						.lag(Duration.ofMinutes(1)))
			.withPropertyValues("management.health.ami.max-events-lag=30s")
			.run((context) -> assertThat(context.getBean(AmiHealthIndicator.class).health().getStatus())
				.isEqualTo(Status.DOWN));
	}

	@Test
	void isUnknownUntilTheApplicationStartsItsClients() {
		FakeAmiClient client = new FakeAmiClient();
		client.stop(Duration.ZERO);
		this.runner.withBean(AmiClient.class, () -> client)
			.withPropertyValues("ami.auto-startup=false")
			.run((context) -> {
				AmiHealthIndicator indicator = context.getBean(AmiHealthIndicator.class);
				assertThat(indicator.health()).returns(Status.UNKNOWN, Health::getStatus)
					.satisfies((health) -> assertThat(health.getDetails()).containsEntry("reason",
							"The application has not started its clients"));
				context.getBean(AmiClientLifecycle.class).start();
				assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
				client.stop(Duration.ZERO);
				assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
			});
	}

	@Test
	void doesNothingWhenDisabled() {
		this.runner.withBean(RecordingAmiClient.class)
			.withPropertyValues("management.health.ami.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("amiHealthContributor"));
	}

	@Test
	void isAbsentWithoutClient() {
		this.runner.withPropertyValues("ami.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("amiHealthContributor"));
	}

	@Test
	void backsOffForABean() {
		this.runner.withBean(RecordingAmiClient.class)
			.withBean("amiHealthIndicator", HealthIndicator.class, () -> Health.up()::build)
			.run((context) -> assertThat(context).doesNotHaveBean(AmiHealthIndicator.class)
				.hasBean("amiHealthIndicator"));
	}

}
