/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.event.HangupEvent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests when the publishing of events starts.
 */
class PublishFromTests {

	@Test
	void startsPublishingWhenApplicationIsReady() {
		try (ConfigurableApplicationContext context = application().run()) {
			assertThat(calls(context)).containsExactly("runner", "ready", "Hangup");
			assertThat(context.getBean(RecordingAmiClient.class).calls()).containsOnlyOnce("resume");
		}
	}

	@Test
	void startsPublishingBeforeRunnersIfConfigured() {
		try (ConfigurableApplicationContext context = application("ami.events.publish-from=context-started").run()) {
			assertThat(calls(context)).containsExactly("Hangup", "runner", "ready");
		}
	}

	@Test
	void startsPublishingWhenApplicationWithLazyBeansIsReady() {
		try (ConfigurableApplicationContext context = application("spring.main.lazy-initialization=true").run()) {
			assertThat(calls(context)).containsExactly("runner", "ready", "Hangup");
		}
	}

	@Test
	void startsPublishingInContextWithoutSpringApplication() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class))
			.withUserConfiguration(Application.class)
			.run((context) -> assertThat(context.getBean(Application.class).calls).containsExactly("Hangup"));
	}

	@Test
	void startsPublishingInChildContextWithoutSpringApplication() {
		try (ConfigurableApplicationContext parent = new SpringApplicationBuilder(Parent.class)
			.web(WebApplicationType.NONE)
			.run(); AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
			child.setParent(parent);
			child.register(Application.class);
			child.refresh();
			assertThat(calls(child)).containsExactly("Hangup");
		}
	}

	@Test
	void doesNotStartPublishingWhenChildContextIsReady() {
		try (ConfigurableApplicationContext parent = application()
			.initializers((context) -> context.addApplicationListener((ContextRefreshedEvent event) -> {
				if (event.getApplicationContext() == context) {
					new SpringApplicationBuilder(Parent.class).parent(context)
						.web(WebApplicationType.NONE)
						.run()
						.close();
					assertThat(calls(context)).doesNotContain("Hangup");
				}
			}))
			.run()) {
			assertThat(calls(parent)).endsWith("Hangup").containsOnlyOnce("Hangup");
		}
	}

	@Test
	void doesNotStartPublishingWhenRunnerFails() {
		AtomicReference<RecordingAmiClient> client = new AtomicReference<>();
		SpringApplicationBuilder application = application("fail=true")
			.initializers((context) -> context.addApplicationListener((ContextRefreshedEvent event) -> client
				.set(event.getApplicationContext().getBean(RecordingAmiClient.class))));
		assertThatIllegalStateException().isThrownBy(application::run);
		assertThat(client.get().calls()).contains("start").doesNotContain("resume");
	}

	@Test
	void startsPublishingImmediatelyWhenContextIsRestarted() {
		try (ConfigurableApplicationContext context = application().run()) {
			context.stop();
			assertThat(context.getBean(AmiEventPublishers.class).isRunning()).isFalse();
			context.getBean(RecordingAmiClient.class).receive("Hangup");
			assertThat(calls(context)).containsOnlyOnce("Hangup");
			context.start();
			assertThat(calls(context)).containsExactly("runner", "ready", "Hangup", "Hangup");
		}
	}

	@Test
	void doesNotStartPublishingIfStoppedBeforeApplicationIsReady() {
		try (ConfigurableApplicationContext context = application("stop=true").run()) {
			assertThat(calls(context)).containsExactly("runner");
			assertThat(context.getBean(RecordingAmiClient.class).calls()).doesNotContain("resume");
		}
	}

	private static SpringApplicationBuilder application(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).properties(properties);
	}

	private static List<String> calls(ConfigurableApplicationContext context) {
		return context.getBean(Application.class).calls;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(AmiAutoConfiguration.class)
	static class Application {

		private final List<String> calls = new CopyOnWriteArrayList<>();

		@Bean
		RecordingAmiClient client() {
			return new RecordingAmiClient();
		}

		/** Receives the event while the context starts. */
		@EventListener
		void on(ContextRefreshedEvent event) {
			RecordingAmiClient client = event.getApplicationContext().getBean(RecordingAmiClient.class);
			if (!client.calls().contains("received")) {
				client.calls().add("received");
				client.receive("Hangup");
			}
		}

		@Bean
		ApplicationRunner runner(ConfigurableApplicationContext context) {
			return (arguments) -> {
				this.calls.add("runner");
				if (context.getEnvironment().getProperty("fail", Boolean.class, false)) {
					throw new IllegalStateException("expected by this test");
				}
				if (context.getEnvironment().getProperty("stop", Boolean.class, false)) {
					context.stop();
				}
			};
		}

		@EventListener
		@Order
		void on(ApplicationReadyEvent event) {
			this.calls.add("ready");
		}

		@EventListener
		void on(HangupEvent event) {
			this.calls.add("Hangup");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

	}

}
