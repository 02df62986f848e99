/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiEventListenerFactory;
import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.Authentication;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.KeepAliveSettings;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.ReconnectSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiAutoConfiguration}.
 */
class AmiAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, SslAutoConfiguration.class,
				LifecycleAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	/** A port on which no PBX listens. */
	private final ApplicationContextRunner configured = this.runner.withPropertyValues("ami.host=127.0.0.1",
			"ami.port=1", "ami.username=app", "ami.secret=xyzzy-0815");

	@Test
	void createsAndStartsAClient() {
		this.configured.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(AmiClient.class)
				.hasSingleBean(AmiClientLifecycle.class)
				.hasSingleBean(AmiEventPublishers.class)
				.hasSingleBean(AmiEventListenerFactory.class)
				.hasSingleBean(AmiConnectionDetails.class);
			assertThat(context.getBean(AmiClient.class).name()).isEqualTo("default");
			assertThat(context.getBean(AmiClientLifecycle.class).isRunning()).isTrue();
			assertThat(context.getBean(AmiEventPublishers.class).isRunning()).isTrue();
		});
	}

	@Test
	void doesNothingWhenDisabled() {
		this.runner.withPropertyValues("ami.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AmiClient.class)
				.doesNotHaveBean(AmiProperties.class)
				.doesNotHaveBean(AmiClientLifecycle.class)
				.doesNotHaveBean(AmiEventPublishers.class)
				.doesNotHaveBean(AmiEventListenerFactory.class));
	}

	@Test
	void backsOffForAClientBeanButStartsIt() {
		this.runner.withBean(RecordingAmiClient.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(AmiClient.class);
			assertThat(context.getBean(RecordingAmiClient.class).calls()).containsExactly("pause PT0S", "start",
					"resume");
		});
	}

	@Test
	void startsSeveralClientBeans() {
		RecordingAmiClient east = new RecordingAmiClient("east");
		RecordingAmiClient west = new RecordingAmiClient("west");
		this.runner.withBean("one", RecordingAmiClient.class, () -> east)
			.withBean("other", RecordingAmiClient.class, () -> west)
			.run((context) -> {
				assertThat(context.getBean(AmiClients.class).names()).containsExactly("east", "west");
				assertThat(east.calls()).containsExactly("pause PT0S", "start", "resume");
				assertThat(west.calls()).containsExactly("pause PT0S", "start", "resume");
			});
	}

	@Test
	void rejectsClientBeansWithTheSameName() {
		this.runner.withBean("one", RecordingAmiClient.class)
			.withBean("other", RecordingAmiClient.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Two AmiClient beans have the name \"fake\"."
						+ " Set a different name in the settings of one of them."));
	}

	@Test
	void toleratesAMockedClient() {
		this.runner.withBean(AmiClient.class, () -> mock(AmiClient.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getSourceApplicationContext().stop();
		});
	}

	@Test
	void leavesTheStartToTheApplicationIfConfigured() {
		RecordingAmiClient client = new RecordingAmiClient();
		this.runner.withBean(AmiClient.class, () -> client)
			.withPropertyValues("ami.auto-startup=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(client.calls()).doesNotContain("start");
				context.getBean(AmiClientLifecycle.class).start();
				assertThat(client.calls()).contains("start");
				context.getSourceApplicationContext().stop();
				assertThat(client.calls()).last().asString().startsWith("stop");
			});
	}

	@Test
	void backsOffForALifecycleBean() {
		AmiClientLifecycle lifecycle = new AmiClientLifecycle(List.of(), (client) -> null, Duration.ZERO);
		this.runner.withBean(RecordingAmiClient.class)
			.withBean(AmiClientLifecycle.class, () -> lifecycle)
			.run((context) -> assertThat(context.getBean(AmiClientLifecycle.class)).isSameAs(lifecycle));
	}

	@Test
	void backsOffForAPublisherBean() {
		AmiEventPublisher publisher = new AmiEventPublisher(new RecordingAmiClient(), mock(), Duration.ZERO) {

			@Override
			public boolean isAutoStartup() {
				return false;
			}

		};
		this.runner.withBean(RecordingAmiClient.class)
			.withBean(AmiEventPublisher.class, () -> publisher)
			.run((context) -> assertThat(context).doesNotHaveBean(AmiEventPublishers.class));
		AmiEventPublishers publishers = new AmiEventPublishers(List.of());
		this.runner.withBean(RecordingAmiClient.class)
			.withBean(AmiEventPublishers.class, () -> publishers)
			.run((context) -> assertThat(context.getBean(AmiEventPublishers.class)).isSameAs(publishers));
	}

	@Test
	void usesConnectionDetailsBeans() {
		AmiConnectionDetails details = mock();
		given(details.getHost()).willReturn("details.example.com");
		given(details.getPort()).willReturn(1234);
		given(details.getUsername()).willReturn("them");
		given(details.getSecret()).willReturn("theirs");
		this.runner.withBean(AmiConnectionDetails.class, () -> details)
			.withUserConfiguration(WithoutStart.class)
			.run(settings((settings) -> {
				assertThat(settings.host()).isEqualTo("details.example.com");
				assertThat(settings.port()).isEqualTo(1234);
				assertThat(settings.username()).isEqualTo("them");
				assertThat(settings.secret()).isEqualTo("theirs");
			}));
	}

	@Test
	void doesNotPublishIfConfigured() {
		this.runner.withBean(RecordingAmiClient.class).withPropertyValues("ami.events.publish=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(RecordingAmiClient.class).calls()).containsExactly("start");
		});
	}

	@Test
	void appliesCustomizersInOrder() {
		this.configured.withUserConfiguration(Customizers.class)
			.run((context) -> assertThat(context.getBean(AmiClient.class).name()).isEqualTo("last"));
	}

	@Test
	void doesNotUseTheApplicationTaskExecutor() {
		this.configured.run((context) -> assertThat(context).hasBean("applicationTaskExecutor"));
	}

	@Test
	void stopsWithinShutdownPhaseTimeout() {
		RecordingAmiClient client = new RecordingAmiClient();
		this.runner.withBean(RecordingAmiClient.class, () -> client)
			.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=20s")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(client.calls()).containsExactly("pause PT0S", "start", "resume", "pause PT18S", "stop PT18S",
				"close");
	}

	@Test
	void usesDefaultsOfClient() {
		AmiClientSettings expected = AmiClientSettings.builder().host("pbx").credentials("app", "s").build();
		this.runner.withPropertyValues("ami.host=pbx", "ami.username=app", "ami.secret=s")
			.withUserConfiguration(WithoutStart.class)
			.run(settings((settings) -> assertThat(settings).usingRecursiveComparison().isEqualTo(expected)));
	}

	@Test
	void appliesAllProperties() {
		this.runner.withPropertyValues("ami.host=pbx.example.com", "ami.port=5999", "ami.username=app",
				"ami.secret=s3cr3t", "ami.authentication=plaintext", "ami.allow-plaintext-without-tls=true",
				"ami.charset=ISO-8859-1", "ami.connect-timeout=1s", "ami.response-timeout=2s",
				"ami.keep-alive.interval=3s", "ami.keep-alive.timeout=4s", "ami.reconnect.initial-delay=5s",
				"ami.reconnect.max-delay=6s", "ami.reconnect.multiplier=1.5", "ami.reconnect.jitter=0.5",
				"ami.events.mask=call,agent", "ami.events.include=Hangup,Dial*", "ami.events.exclude=VarSet",
				"ami.events.filters[0]=!Channel: Local/", "ami.events.buffer-capacity=10",
				"ami.events.idle-interval=5m", "ami.events.slow-listener-threshold=3s",
				"ami.limits.max-message-size=1MB", "ami.limits.max-message-lines=2", "ami.limits.max-list-entries=3",
				"ami.limits.max-list-size=4KB", "ami.limits.max-pending-actions=5", "ami.limits.max-buffer-size=6B")
			.withUserConfiguration(WithoutStart.class)
			.run(settings((settings) -> {
				assertThat(settings.host()).isEqualTo("pbx.example.com");
				assertThat(settings.port()).isEqualTo(5999);
				assertThat(settings.username()).isEqualTo("app");
				assertThat(settings.secret()).isEqualTo("s3cr3t");
				assertThat(settings.authentication()).isEqualTo(Authentication.PLAINTEXT);
				assertThat(settings.allowPlaintextWithoutTls()).isTrue();
				assertThat(settings.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
				assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
				assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(2));
				assertThat(settings.keepAlive()).isEqualTo(KeepAliveSettings.builder()
					.interval(Duration.ofSeconds(3))
					.timeout(Duration.ofSeconds(4))
					.build());
				assertThat(settings.reconnect()).isEqualTo(ReconnectSettings.builder()
					.initialDelay(Duration.ofSeconds(5))
					.maxDelay(Duration.ofSeconds(6))
					.multiplier(1.5)
					.jitter(0.5)
					.build());
				assertThat(settings.events()).isEqualTo(EventSettings.builder()
					.mask("call", "agent")
					.include("Hangup", "Dial*")
					.exclude("VarSet")
					.filter("!Channel: Local/")
					.bufferCapacity(10)
					.idleInterval(Duration.ofMinutes(5))
					.slowListenerThreshold(Duration.ofSeconds(3))
					.build());
				assertThat(settings.limits()).isEqualTo(LimitSettings.builder()
					.maxMessageSize(1024 * 1024)
					.maxMessageLines(2)
					.maxListEntries(3)
					.maxListSize(4 * 1024)
					.maxPendingActions(5)
					.maxBufferSize(6)
					.build());
				assertThat(settings.tls()).isNull();
			}));
	}

	@Test
	void customizerThatAddsAnExcludeKeepsTheOtherSettings() {
		this.configured
			.withPropertyValues("ami.events.exclude=RTCP*", "ami.events.mask=call", "ami.events.buffer-capacity=10",
					"ami.events.idle-interval=5m", "ami.keep-alive.interval=3s")
			.withBean(AmiClientCustomizer.class,
					() -> (server, builder) -> builder.events((events) -> events.exclude("VarSet")))
			.run((context) -> {
				AmiClientSettings settings = context.getBean(AmiClient.class).settings();
				assertThat(settings.events()).isEqualTo(EventSettings.builder()
					.mask("call")
					.exclude("RTCP*", "VarSet")
					.bufferCapacity(10)
					.idleInterval(Duration.ofMinutes(5))
					.build());
				assertThat(settings.keepAlive().interval()).isEqualTo(Duration.ofSeconds(3));
			});
	}

	@ParameterizedTest
	@CsvSource({ "ami.port, 70000", "ami.connect-timeout, 0s", "ami.response-timeout, -1s",
			"ami.keep-alive.interval, 0s", "ami.keep-alive.timeout, 0s", "ami.reconnect.initial-delay, 0s",
			"ami.reconnect.max-delay, 1ms", "ami.reconnect.multiplier, 0.5", "ami.reconnect.jitter, 2",
			"ami.events.buffer-capacity, 0", "ami.events.idle-interval, 0s", "ami.limits.max-message-size, 2GB",
			"ami.limits.max-message-lines, 0", "ami.limits.max-list-entries, 0", "ami.limits.max-list-size, 0B",
			"ami.limits.max-pending-actions, 0", "ami.limits.max-buffer-size, -1B" })
	void reportsAPropertyThatIsOutOfRange(String property, String value) {
		this.configured.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidAmiPropertyException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(property)));
	}

	@Test
	void reportsReasonsWithPropertyNames() {
		this.configured.withPropertyValues("ami.reconnect.max-delay=1ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("It must not be below reconnect.initial-delay."));
	}

	private static ContextConsumer<AssertableApplicationContext> settings(Consumer<AmiClientSettings> consumer) {
		return (context) -> {
			assertThat(context).hasNotFailed();
			consumer.accept(settings(context));
		};
	}

	static AmiClientSettings settings(AssertableApplicationContext context) {
		AmiServer server = new AmiServer(AmiServer.DEFAULT_NAME, context.getBean(AmiProperties.class),
				context.getEnvironment());
		return new AmiClientSettingsFactory(server, context.getBean(AmiConnectionDetails.class), List.of()).create();
	}

	/** Avoids connections to PBXs that do not exist. */
	@Configuration(proxyBeanMethods = false)
	static class WithoutStart {

		@Bean
		RecordingAmiClient client() {
			return new RecordingAmiClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		AmiClientCustomizer last() {
			return (server, builder) -> builder.name("last");
		}

		@Bean
		@Order(1)
		AmiClientCustomizer first() {
			return (server, builder) -> builder.name("first");
		}

	}

}
