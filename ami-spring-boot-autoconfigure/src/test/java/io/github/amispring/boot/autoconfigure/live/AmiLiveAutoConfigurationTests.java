/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.live;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.boot.live.LiveEventListenerFactory;
import io.github.amispring.boot.live.LiveEventPublisher;
import io.github.amispring.boot.live.LivePbxLifecycle;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallDirection;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.settings.CallRoute;
import io.github.amispring.live.settings.DirectionResolver;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.live.settings.PartyResolver;
import io.github.amispring.test.FakeAmiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiLiveAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AmiLiveAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class));

	/** Two servers with ports on which no PBX listens. */
	private final ApplicationContextRunner servers = this.runner.withPropertyValues("ami.port=1", "ami.username=app",
			"ami.secret=xyzzy-0815", "ami.servers.east.host=127.0.0.1", "ami.servers.west.host=127.0.0.2");

	private final ApplicationContextRunner faked = this.runner.withBean("amiClient", FakeAmiClient.class,
			() -> new FakeAmiClient());

	@Test
	void createsAndStartsAView() {
		this.faked.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(LivePbx.class)
				.hasBean("livePbx")
				.hasSingleBean(LivePbxLifecycle.class)
				.hasSingleBean(LiveEventPublisher.class)
				.hasSingleBean(LiveEventListenerFactory.class);
			LivePbx view = context.getBean(LivePbx.class);
			assertThat(view.server()).isEqualTo("default");
			assertThat(context.getBean(LivePbxs.class).get("default")).isSameAs(view);
			assertThat(context.getBean(LivePbxLifecycle.class).isRunning()).isTrue();
			assertThat(context.getBean(LiveEventPublisher.class).isRunning()).isTrue();
			FakeAmiClient client = context.getBean(FakeAmiClient.class);
			client.publish("Newchannel", "Channel", "PJSIP/100-00000001", "Uniqueid", "1.1", "Linkedid", "1.1",
					"ChannelState", "4", "Exten", "101");
			assertThat(view.calls()).hasSize(1);
			assertThat(context.getBean(LivePbxs.class).calls()).hasSize(1);
		});
	}

	@Test
	void createsAViewForEachServer() {
		this.servers.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeansOfType(LivePbx.class)).containsOnlyKeys("eastLivePbx", "westLivePbx");
			LivePbxs views = context.getBean(LivePbxs.class);
			assertThat(views.names()).containsExactly("east", "west");
			assertThat(views).extracting(LivePbx::server).containsExactly("east", "west");
		});
	}

	@Test
	void injectsTheViewOfTheClientThatWouldBeInjected() {
		this.servers.withBean(Injected.class).run((context) -> {
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.east.server()).isEqualTo("east");
			assertThat(injected.west.server()).isEqualTo("west");
			assertThat(injected.unqualified.server()).isEqualTo("east");
		});
		this.servers.withPropertyValues("ami.primary=west")
			.withBean(Injected.class)
			.run((context) -> assertThat(context.getBean(Injected.class).unqualified.server()).isEqualTo("west"));
	}

	@Test
	void usesTheNamesAndQualifiersOfTheApplicationsClients() {
		this.runner.withUserConfiguration(Clients.class).withBean(Injected.class).run((context) -> {
			assertThat(context.getBeansOfType(LivePbx.class)).containsOnlyKeys("eastLivePbx", "secondLivePbx");
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.east.server()).isEqualTo("e");
			assertThat(injected.west.server()).isEqualTo("w");
			assertThat(injected.unqualified.server()).isEqualTo("w");
		});
	}

	@Test
	void doesNothingWhenDisabled() {
		this.faked.withPropertyValues("ami.live.enabled=false").run(AmiLiveAutoConfigurationTests::assertNoView);
		this.runner.withPropertyValues("ami.enabled=false").run(AmiLiveAutoConfigurationTests::assertNoView);
	}

	@Test
	void doesNothingWithoutTheModule() {
		this.faked.withClassLoader(new FilteredClassLoader(LivePbx.class))
			.run(AmiLiveAutoConfigurationTests::assertNoView);
	}

	private static void assertNoView(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean("livePbx")
			.doesNotHaveBean(LivePbxs.class)
			.doesNotHaveBean(LivePbxLifecycle.class)
			.doesNotHaveBean(LiveEventPublisher.class)
			.doesNotHaveBean(LiveEventListenerFactory.class);
	}

	@Test
	void doesNotPublishIfConfigured() {
		this.faked.withPropertyValues("ami.live.publish=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LivePbx.class)
				.doesNotHaveBean(LiveEventPublisher.class));
	}

	@Test
	void backsOffForAViewBeanButStartsIt() {
		FakeAmiClient client = new FakeAmiClient();
		this.runner.withBean(AmiClient.class, () -> client)
			.withBean("mine", LivePbx.class, () -> LivePbx.of(client))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(LivePbx.class).hasBean("mine");
				client.publish("Newchannel", "Channel", "PJSIP/100-00000001", "Uniqueid", "1.1", "Linkedid", "1.1",
						"ChannelState", "4", "Exten", "101");
				assertThat(context.getBean(LivePbxs.class).calls()).hasSize(1);
			});
	}

	@Test
	void startsTheViewBeforeTheClientAndClosesItBefore() {
		RecordingAmiClient client = new RecordingAmiClient() {

			@Override
			public CompletableFuture<Void> start() {
				calls().add("listeners " + (listeners() > 1));
				return super.start();
			}

			@Override
			public void close() {
				calls().add("listeners " + listeners());
			}

		};
		this.runner.withBean(AmiClient.class, () -> client)
			.withPropertyValues("ami.events.publish=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(client.calls()).containsExactly("listeners true", "start", "stop PT27S", "listeners 0");
	}

	@Test
	void toleratesARestartOfTheContext() {
		this.faked.run((context) -> {
			context.getSourceApplicationContext().stop();
			context.getSourceApplicationContext().start();
			FakeAmiClient client = context.getBean(FakeAmiClient.class);
			client.publish("Newchannel", "Channel", "PJSIP/100-00000001", "Uniqueid", "1.1", "Linkedid", "1.1",
					"ChannelState", "4", "Exten", "101");
			assertThat(context.getBean(LivePbx.class).calls()).hasSize(1);
			assertThat(context.getBean(LivePbx.class).statistics().events()).isOne();
		});
	}

	@Test
	void toleratesAMockedClient() {
		this.runner.withBean(AmiClient.class, () -> mock(AmiClient.class)).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(LivePbx.class);
			assertThat(context.getBean(LivePbx.class).server()).isEqualTo("default");
		});
		AmiClient named = mock();
		given(named.name()).willReturn("mock");
		this.runner.withBean(AmiClient.class, () -> named).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(LivePbxs.class).names()).containsExactly("mock");
			context.getSourceApplicationContext().stop();
		});
	}

	@Test
	void usesTheDefaultsOfTheView() {
		this.faked
			.run((context) -> assertThat(context.getBean(LivePbxFactory.class).settings()).usingRecursiveComparison()
				.ignoringFields("directionResolver", "partyResolver")
				.isEqualTo(LiveSettings.defaults()));
	}

	@Test
	void appliesAllProperties() {
		this.faked
			.withPropertyValues("ami.live.zone=Asia/Tokyo", "ami.live.short-abandon=1s", "ami.live.applications=false",
					"ami.live.sweep-interval=2m", "ami.live.trunks=PJSIP/provider,SIP/*", "ami.live.limits.channels=1",
					"ami.live.limits.bridges=2", "ami.live.limits.calls=3", "ami.live.limits.entries-per-call=4",
					"ami.live.limits.queues=5", "ami.live.limits.queue-callers=6", "ami.live.limits.queue-members=7",
					"ami.live.limits.devices=8", "ami.live.limits.extensions=9", "ami.live.limits.conferences=10",
					"ami.live.limits.buffered-events=11", "ami.live.limits.history=12",
					"ami.live.limits.history-age=13m", "ami.live.limits.pending-changes=14")
			.run((context) -> {
				LiveSettings settings = context.getBean(LivePbxFactory.class).settings();
				assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
				assertThat(settings.shortAbandon()).isEqualTo(Duration.ofSeconds(1));
				assertThat(settings.applications()).isFalse();
				assertThat(settings.sweepInterval()).isEqualTo(Duration.ofMinutes(2));
				assertThat(settings.limits())
					.isEqualTo(new LiveLimits(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, Duration.ofMinutes(13), 14));
				assertThat(settings.directionResolver().direction(new CallRoute("SIP/carrier", null, null, List.of())))
					.isEqualTo(CallDirection.INBOUND);
			});
	}

	@Test
	void usesResolverBeans() {
		DirectionResolver directionResolver = (route) -> CallDirection.TRANSIT;
		PartyResolver partyResolver = (Party party) -> party;
		this.faked.withPropertyValues("ami.live.trunks=PJSIP/provider")
			.withBean(DirectionResolver.class, () -> directionResolver)
			.withBean(PartyResolver.class, () -> partyResolver)
			.run((context) -> {
				LiveSettings settings = context.getBean(LivePbxFactory.class).settings();
				assertThat(settings.directionResolver()).isSameAs(directionResolver);
				assertThat(settings.partyResolver()).isSameAs(partyResolver);
			});
	}

	@ParameterizedTest
	@CsvSource({ "ami.live.short-abandon, -1s", "ami.live.sweep-interval, 0s", "ami.live.limits.channels, 0",
			"ami.live.limits.bridges, 0", "ami.live.limits.calls, 0", "ami.live.limits.entries-per-call, 0",
			"ami.live.limits.queues, -1", "ami.live.limits.queue-callers, 0", "ami.live.limits.queue-members, 0",
			"ami.live.limits.devices, 0", "ami.live.limits.extensions, 0", "ami.live.limits.conferences, 0",
			"ami.live.limits.buffered-events, 0", "ami.live.limits.history, -1", "ami.live.limits.history-age, -1s",
			"ami.live.limits.pending-changes, 0" })
	void reportsAPropertyThatIsOutOfRange(String property, String value) {
		this.faked.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidAmiPropertyException.class)
				.hasMessageContaining("'" + property + "'"));
	}

	@ParameterizedTest
	@CsvSource({ "ami.live.short-abandon, 5, has no unit and is 5 ms. Did you mean 5s?",
			"ami.live.limits.history-age, 60, has no unit and is 60 ms. Did you mean 60s?",
			"ami.live.trunk, PJSIP/provider, 'has no effect, because no such property exists. Did you mean"
					+ " \"ami.live.trunks\"?'" })
	void warnsAboutAProbableMistake(String property, String value, String warning, CapturedOutput output) {
		this.faked.withPropertyValues(property + "=" + value).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("\"" + property + "\" (from ").containsOnlyOnce(warning);
	}

	@Configuration(proxyBeanMethods = false)
	static class Clients {

		@Bean
		FakeAmiClient east() {
			return new FakeAmiClient("e");
		}

		@Bean
		@Qualifier("west")
		@Primary
		FakeAmiClient secondAmiClient() {
			return new FakeAmiClient("w");
		}

	}

	/**
	 * A bean with injected views.
	 */
	static class Injected {

		private final LivePbx east;

		private final LivePbx west;

		private final LivePbx unqualified;

		Injected(@Qualifier("east") LivePbx east, @Qualifier("west") LivePbx west, LivePbx unqualified) {
			this.east = east;
			this.west = west;
			this.unqualified = unqualified;
		}

	}

}
