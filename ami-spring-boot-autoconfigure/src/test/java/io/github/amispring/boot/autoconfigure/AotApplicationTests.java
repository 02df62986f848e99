/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for an application with several servers whose properties change after
 * ahead-of-time processing.
 */
@CompileWithForkedClassLoader
class AotApplicationTests {

	@Test
	void usesServerPropertiesSetAtRuntime() {
		try (AmiSimulator east = pbx(); AmiSimulator west = pbx()) {
			run((context) -> {
				Application application = context.getBean(Application.class);
				assertThat(context.getBean(AmiClients.class).names()).containsExactly("east", "west");
				assertThat(context.getBean(AmiClient.class).name()).isEqualTo("west");
				assertThat(context.getBean(LivePbxs.class).names()).containsExactly("east", "west");
				assertThat(context.getBean(LivePbx.class).server()).isEqualTo("west");
				assertThat(context.getBean(EastPing.class).view().server()).isEqualTo("east");
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(application.valid).containsExactlyInAnyOrder("east", "west"));
				east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
				west.raise("Event", "Hangup", "Channel", "PJSIP/200-1");
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(application.hangups).containsExactlyInAnyOrder("east PJSIP/100-1",
							"west PJSIP/200-1"));
				context.getBean(EastPing.class).client().execute(PingAction.of());
				assertThat(east.receivedActions()).anyMatch((action) -> "Ping".equals(action.value(0)));
			}, "ami.startup=required", "ami.servers.east.port=" + east.port(), "ami.servers.west.port=" + west.port());
		}
	}

	@Test
	void asksASourceAtRuntime() {
		try (AmiSimulator east = pbx(); AmiSimulator west = pbx()) {
			run(Tenants.class, List.of(), (context) -> {
				assertThat(context.getBeanNamesForType(AmiClient.class)).isEmpty();
				assertThat(context.getBean(AmiClients.class).names()).containsExactly("east", "west");
				assertThat(context.getBean(LivePbxs.class).names()).containsExactly("east", "west");
				assertThat(context.getBean(AmiClients.class)).allMatch((client) -> client.status().isConnected());
			}, "ami.startup=required", "ami.host=", "test.ports=" + east.port() + "," + west.port());
		}
	}

	@Test
	void reportsAnAddedServer() {
		assertThatException().isThrownBy(() -> run((context) -> {
		}, "ami.servers.east.port=1", "ami.servers.west.port=1", "ami.servers.north.host=127.0.0.1"))
			.havingRootCause()
			.isInstanceOf(InvalidAmiPropertyException.class)
			.withMessageContaining("north")
			.withMessageContaining("ahead-of-time processing");
	}

	@Test
	void reportsARemovedServer() {
		assertThatException().isThrownBy(() -> run((context) -> {
		}, "ami.servers.east.port=1"))
			.havingRootCause()
			.isInstanceOf(MissingAmiPropertiesException.class)
			.withMessageContaining("ami.servers.west.host");
	}

	private static AmiSimulator pbx() {
		AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build();
		pbx.start();
		return pbx;
	}

	private static void run(Started started, String... properties) {
		run(Application.class,
				List.of("ami.servers.east.host=east.invalid", "ami.servers.west.host=west.invalid", "ami.primary=west"),
				started, properties);
	}

	@SuppressWarnings("unchecked")
	private static void run(Class<?> application, List<String> processedProperties, Started started,
			String... properties) {
		TestGenerationContext generation = new TestGenerationContext(application);
		ClassName initializer = process(application, generation, processedProperties.toArray(String[]::new));
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				TestPropertyValues.of("ami.host=127.0.0.1", "ami.username=app", "ami.secret=secret")
					.and(properties)
					.applyTo(context);
				compiled.getInstance(ApplicationContextInitializer.class, initializer.toString()).initialize(context);
				context.refresh();
				started.accept(context);
			}
		});
	}

	private static ClassName process(Class<?> application, TestGenerationContext generation, String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(application);
			return new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
	}

	/**
	 * Called while the application runs.
	 */
	@FunctionalInterface
	private interface Started {

		void accept(GenericApplicationContext context);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class, SslAutoConfiguration.class })
	static class Application {

		private final List<String> hangups = new CopyOnWriteArrayList<>();

		private final List<String> valid = new CopyOnWriteArrayList<>();

		@Bean
		EastPing eastPing(@Qualifier("east") AmiClient client, @Qualifier("east") LivePbx view) {
			return new EastPing(client, view);
		}

		@EventListener
		void on(SnapshotReplacedEvent event) {
			this.valid.add(event.server());
		}

		@EventListener
		void on(AmiApplicationEvent<HangupEvent> event) {
			this.hangups.add(event.getServer() + " " + event.getPayload().message().get("Channel"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class, SslAutoConfiguration.class })
	static class Tenants {

		@Bean
		AmiServerSource tenants(Environment environment, AmiServerTemplate template) {
			return () -> {
				Integer[] ports = environment.getRequiredProperty("test.ports", Integer[].class);
				return List.of(template.builder("east").host("127.0.0.1").port(ports[0]).build(),
						template.builder("west").host("127.0.0.1").port(ports[1]).build());
			};
		}

	}

	record EastPing(AmiClient client, LivePbx view) {

	}

}
