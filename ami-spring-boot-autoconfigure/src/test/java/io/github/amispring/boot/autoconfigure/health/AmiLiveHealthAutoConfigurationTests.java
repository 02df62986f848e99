/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import java.time.Duration;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.health.AmiHealthIndicator;
import io.github.amispring.boot.health.LiveHealthDetails;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.test.FakeAmiClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiLiveHealthAutoConfiguration}.
 */
class AmiLiveHealthAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class, AmiLiveHealthAutoConfiguration.class,
				AmiHealthContributorAutoConfiguration.class, HealthContributorAutoConfiguration.class));

	private final ApplicationContextRunner one = this.runner.withBean(FakeAmiClient.class, () -> new FakeAmiClient());

	@Test
	void addsTheStateOfTheView() {
		this.one.run((context) -> {
			AmiHealthIndicator indicator = context.getBean(AmiHealthIndicator.class);
			assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
			assertThat(indicator.health().getDetails()).containsEntry("live", ViewState.VALID);
			context.getBean(FakeAmiClient.class).disconnect("test");
			assertThat(indicator.health().getDetails()).containsEntry("live", ViewState.STALE);
		});
	}

	@Test
	void doesNotAffectTheStatus() {
		this.one.withPropertyValues("ami.events.publish-from=application-ready").run((context) -> {
			FakeAmiClient client = context.getBean(FakeAmiClient.class);
			client.pauseEvents(Duration.ZERO);
			client.reconnect();
			client.whenSent("CoreShowChannels").timeOut();
			client.resumeEvents();
			Health health = context.getBean(AmiHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("live", ViewState.STALE);
		});
	}

	@Test
	void addsTheStateToEachServer() {
		this.runner.withBean("first", FakeAmiClient.class, () -> new FakeAmiClient("east"))
			.withBean("second", FakeAmiClient.class, () -> new FakeAmiClient("west"))
			.run((context) -> {
				context.getBean("second", FakeAmiClient.class).disconnect("test");
				CompositeHealthContributor contributor = context.getBean("amiHealthContributor",
						CompositeHealthContributor.class);
				assertThat(contributor.stream().map(HealthContributors.Entry::contributor))
					.extracting((each) -> ((HealthIndicator) each).health().getDetails().get("live"))
					.containsExactly(ViewState.VALID, ViewState.STALE);
			});
	}

	@Test
	void isAbsentWithoutView() {
		this.one.withPropertyValues("ami.live.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(LiveHealthDetails.class);
			assertThat(context.getBean(AmiHealthIndicator.class).health().getDetails()).doesNotContainKey("live");
		});
		this.one.withClassLoader(new FilteredClassLoader(LivePbx.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(AmiHealthIndicator.class).health().getDetails()).doesNotContainKey("live");
		});
	}

	@Test
	void doesNothingWhenHealthIsDisabled() {
		this.one.withPropertyValues("management.health.ami.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LiveHealthDetails.class));
	}

}
