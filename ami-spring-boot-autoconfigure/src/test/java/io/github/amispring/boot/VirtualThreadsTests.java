/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that uses virtual threads.
 */
class VirtualThreadsTests {

	private static final String VIRTUAL = "spring.threads.virtual.enabled=true";

	private static final String HOST = "ami.host=127.0.0.1";

	private static final String NO_VIRTUAL_THREADS = "Java 17 has no virtual threads; CI also runs this on 25";

	private final CountDownLatch responses = new CountDownLatch(1);

	private final AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build();

	@BeforeEach
	void start() {
		this.pbx.start();
		this.pbx.onAction("Ping", (request, response) -> {
			if (this.responses.await(30, TimeUnit.SECONDS)) {
				response.response("Success", "Ping", "Pong");
			}
		});
	}

	@AfterEach
	void close() {
		this.pbx.close();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = NO_VIRTUAL_THREADS)
	void virtualThreadsRunListenersAndContinuations() throws Exception {
		try (ConfigurableApplicationContext context = run(VIRTUAL, HOST)) {
			assertThat(isVirtual(listener(context))).isTrue();
			assertThat(isVirtual(continuation(context))).isTrue();
		}
	}

	@Test
	void virtualThreadsAreNotUsedByDefault() throws Exception {
		try (ConfigurableApplicationContext context = run(HOST)) {
			assertThat(isVirtual(listener(context))).isFalse();
			assertThat(isVirtual(continuation(context))).isFalse();
		}
	}

	/** The property has no effect on Java 17. */
	@Test
	void virtualThreadsAreSupportedOnAnyJavaVersion() {
		this.responses.countDown();
		try (ConfigurableApplicationContext context = run(VIRTUAL, HOST)) {
			assertThat(context.getBean(AmiClient.class).execute(PingAction.of()).message().get("Ping"))
				.isEqualTo("Pong");
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = NO_VIRTUAL_THREADS)
	void waitingListenersDoNotOccupyPlatformThreads() throws Exception {
		int servers = Runtime.getRuntime().availableProcessors() + 1;
		String[] hosts = IntStream.range(0, servers)
			.mapToObj((server) -> "ami.servers.s" + server + ".host=127.0.0.1")
			.toArray(String[]::new);
		CountDownLatch all = new CountDownLatch(servers);
		try (ConfigurableApplicationContext context = run(VIRTUAL, hosts)) {
			for (AmiClient client : context.getBean(AmiClients.class)) {
				client.subscribe(HangupEvent.class, (event) -> attend(all));
			}
			raiseHangup();
			assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	/** Waits until all other listeners are running. */
	private static void attend(CountDownLatch all) {
		all.countDown();
		try {
			assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private Thread listener(ConfigurableApplicationContext context) throws Exception {
		raiseHangup();
		return context.getBean(Application.class).thread.get(30, TimeUnit.SECONDS);
	}

	private void raiseHangup() {
		this.pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-1", "Cause", "16");
	}

	private Thread continuation(ConfigurableApplicationContext context) throws Exception {
		CompletableFuture<Thread> thread = context.getBean(AmiClient.class)
			.send(PingAction.of())
			.thenApply((response) -> Thread.currentThread());
		// the response is sent after thenApply, so that this thread does not run the
		// function
		this.responses.countDown();
		return thread.get(30, TimeUnit.SECONDS);
	}

	private ConfigurableApplicationContext run(String property, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("ami.port=" + this.pbx.port(), "ami.username=app", "ami.secret=secret", "ami.startup=required")
			.properties(property)
			.properties(properties)
			.run();
	}

	/** Uses reflection, because Java 17 does not have {@code Thread.isVirtual()}. */
	private static boolean isVirtual(Thread thread) throws Exception {
		return Runtime.version().feature() >= 21 && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final CompletableFuture<Thread> thread = new CompletableFuture<>();

		@EventListener
		void on(HangupEvent event) {
			this.thread.complete(Thread.currentThread());
		}

	}

}
