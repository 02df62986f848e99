/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.autoconfigure.AmiClientCustomizer;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.boot.event.AmiEventPublishers;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of a whole application whose PBXs are added and removed while it runs.
 */
class ServersAtRunTimeTests {

	private final AmiSimulator east = AmiSimulator.builder().account("app", "secret").build();

	private final AmiSimulator west = AmiSimulator.builder().account("app", "secret").build();

	@BeforeEach
	void start() {
		this.east.start();
		this.west.start();
	}

	@AfterEach
	void close() {
		this.east.close();
		this.west.close();
	}

	@Test
	void anAddedPbxIsLikeAConfiguredOne() {
		try (ConfigurableApplicationContext context = run()) {
			AmiClient client = context.getBean(AmiClients.class).add(settings("west"));
			Listening application = context.getBean(Listening.class);
			await(() -> assertThat(application.connected).containsOnlyOnce("west"));
			this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-1");
			await(() -> assertThat(application.hangups).containsExactly("west PJSIP/200-1"));
			client.execute(PingAction.of());
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("ami.connection.up").tag("server", "west").gauge().value()).isOne();
			assertThat(registry.get("ami.live.valid").tag("server", "west").gauge()).isNotNull();
			assertThat(registry.get("ami.action").tags("server", "west", "action", "Ping").timer().count()).isOne();
			LivePbx view = context.getBean(LivePbxs.class).get("west");
			await(() -> assertThat(view.state()).isEqualTo(ViewState.VALID));
			await(() -> assertThat(application.snapshots).contains("west"));
			assertThat(health(context)).isInstanceOfSatisfying(CompositeHealthDescriptor.class,
					(health) -> assertThat(health.getComponents()).containsOnlyKeys("default", "west")
						.hasEntrySatisfying("west",
								(component) -> assertThat(component.getStatus()).isEqualTo(Status.UP)));
		}
	}

	@Test
	void aRemovedPbxLeavesNothingBehind() {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Set<String> before = meters(registry);
			AmiClient client = clients.add(settings("west"));
			await(() -> assertThat(client.status().isConnected()).isTrue());
			LivePbx view = context.getBean(LivePbxs.class).get("west");
			await(() -> assertThat(view.state()).isEqualTo(ViewState.VALID));
			this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-1");
			await(() -> assertThat(context.getBean(Listening.class).hangups).hasSize(1));
			client.execute(PingAction.of());
			assertThat(clients.remove("west")).isTrue();
			assertThat(client.status().state()).isEqualTo(State.STOPPED);
			await(() -> assertThat(threads("west")).isEmpty());
			assertThat(meters(registry)).noneMatch((meter) -> meter.contains("west"));
			assertThat(meters(registry)).containsAll(before);
			assertThat(clients.names()).containsExactly("default");
			assertThat(context.getBean(LivePbxs.class).names()).containsExactly("default");
			assertThat(context.getBean(AmiEventPublishers.class).stream()).hasSize(1);
			assertThat(health(context)).isInstanceOfSatisfying(CompositeHealthDescriptor.class,
					(health) -> assertThat(health.getComponents()).containsOnlyKeys("default"));
			assertThatIllegalStateException().isThrownBy(client::start);
		}
	}

	@Test
	void aConfiguredPbxCanBeRemovedAndAddedAgain() {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			assertThat(clients.remove("default")).isTrue();
			assertThat(context.getBean(AmiClient.class).status().state()).isEqualTo(State.STOPPED);
			assertThat(context.getBean(LivePbxs.class)).isEmpty();
			assertThat(health(context)).isNull();
			AmiClient client = clients.add(settings("default"));
			await(() -> assertThat(client.status().isConnected()).isTrue());
			this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-1");
			await(() -> assertThat(context.getBean(Listening.class).hangups).containsExactly("default PJSIP/200-1"));
		}
	}

	@Test
	void theOtherPbxsKeepTheirListeners() {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			clients.add(settings("west"));
			clients.remove("west");
			this.east.raise("Event", "VarSet", "Channel", "PJSIP/100-1", "Variable", "X", "Value", "1");
			this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
			await(() -> assertThat(context.getBean(Listening.class).hangups).containsExactly("default PJSIP/100-1"));
		}
	}

	@Test
	void deliversTheReceivedEventsBeforeThePbxIsRemoved() throws Exception {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			Listening application = context.getBean(Listening.class);
			CountDownLatch release = new CountDownLatch(1);
			application.onHangup = (event) -> awaitLatch(release);
			AmiClient client = clients.add(settings("west"));
			await(() -> assertThat(client.status().isConnected()).isTrue());
			for (int i = 0; i < 100; i++) {
				this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-" + i);
			}
			await(() -> assertThat(client.statistics().eventsReceived()).containsEntry("Hangup", 100L));
			CompletableFuture<Boolean> removal = CompletableFuture.supplyAsync(() -> clients.remove("west"));
			await(() -> assertThat(client.status().isConnected()).isFalse());
			release.countDown();
			assertThat(removal.get(30, TimeUnit.SECONDS)).isTrue();
			assertThat(application.hangups).hasSize(100);
		}
	}

	@Test
	void aListenerRemovesItsOwnPbx() {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			Listening application = context.getBean(Listening.class);
			CountDownLatch received = new CountDownLatch(1);
			application.onHangup = (event) -> {
				awaitLatch(received);
				clients.remove(event.getServer());
			};
			AmiClient client = clients.add(settings("west"));
			await(() -> assertThat(client.status().isConnected()).isTrue());
			for (int i = 0; i < 10; i++) {
				this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-" + i);
			}
			await(() -> assertThat(client.statistics().eventsReceived()).containsEntry("Hangup", 10L));
			received.countDown();
			await(() -> assertThat(threads("west")).isEmpty());
			assertThat(clients.names()).containsExactly("default");
			assertThat(application.hangups).hasSize(10);
		}
	}

	@Test
	void aListenerAddsAPbx() {
		try (ConfigurableApplicationContext context = run()) {
			Listening application = context.getBean(Listening.class);
			application.onHangup = (event) -> context.getBean(AmiClients.class).add(settings("west"));
			this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
			await(() -> assertThat(application.connected).contains("west"));
		}
	}

	@Test
	void appliesTheCustomizers() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getBean(AmiClients.class).add(settings("west")).settings().responseTimeout())
				.isEqualTo(Duration.ofSeconds(17));
		}
	}

	@Test
	void theTemplateHasTheValuesOfTheProperties() {
		try (ConfigurableApplicationContext context = run("--ami.events.exclude=RTCP*", "--ami.connect-timeout=3s")) {
			AmiClientSettings settings = context.getBean(AmiServerTemplate.class)
				.builder("west")
				.host("127.0.0.1")
				.port(this.west.port())
				.build();
			assertThat(settings.name()).isEqualTo("west");
			assertThat(settings.username()).isEqualTo("app");
			assertThat(settings.secret()).isEqualTo("secret");
			assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
			assertThat(settings.events().exclude()).containsExactly("RTCP*");
			AmiClient client = context.getBean(AmiClients.class).add(settings);
			await(() -> assertThat(client.status().isConnected()).isTrue());
			assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(AmiServerTemplate.class).builder("other", "missing"))
				.withMessageContaining("No SSL bundle is named \"missing\"");
		}
	}

	@Test
	void leavesNothingBehindIfAnAdditionFails() {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Set<String> before = meters(registry);
			clients.onChange(new AmiClients.Listener() {

				@Override
				public void added(AmiClient client) {
					throw new IllegalStateException("expected by this test");
				}

			});
			assertThatIllegalStateException().isThrownBy(() -> clients.add(settings("west")))
				.withMessage("expected by this test");
			assertThat(clients.names()).containsExactly("default");
			assertThat(context.getBean(LivePbxs.class).names()).containsExactly("default");
			assertThat(context.getBean(AmiEventPublishers.class).stream()).hasSize(1);
			assertThat(meters(registry)).noneMatch((meter) -> meter.contains("west")).containsAll(before);
			await(() -> assertThat(threads("west")).isEmpty());
			assertThat(this.west.receivedActions()).isEmpty();
		}
	}

	@Test
	void doesNotWaitForThePbx() {
		this.west.close();
		try (ConfigurableApplicationContext context = run()) {
			AmiClient client = context.getBean(AmiClients.class).add(settings("west"));
			await(() -> assertThat(client.status().lastError()).isNotNull());
			assertThat(context.getBean(AmiClients.class).remove("west")).isTrue();
			await(() -> assertThat(threads("west")).isEmpty());
		}
	}

	@Test
	void stopsAddedPbxsWithTheApplication() {
		ConfigurableApplicationContext context = run();
		AmiClients clients = context.getBean(AmiClients.class);
		AmiClient client = clients.add(settings("west"));
		await(() -> assertThat(client.status().isConnected()).isTrue());
		context.close();
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		await(() -> assertThat(threads("west")).isEmpty());
		assertThatIllegalStateException().isThrownBy(() -> clients.add(settings("north")))
			.withMessageContaining("has been closed");
	}

	@Test
	void addsAndRemovesManyPbxsConcurrently() throws Exception {
		try (ConfigurableApplicationContext context = run()) {
			AmiClients clients = context.getBean(AmiClients.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			List<String> names = IntStream.range(0, 100).mapToObj((i) -> "tenant" + i + "x").toList();
			ExecutorService executor = Executors.newFixedThreadPool(8);
			try {
				all(executor, names, (name) -> clients.add(settings(name)));
				assertThat(clients.names()).hasSize(101).containsAll(names);
				assertThat(context.getBean(LivePbxs.class).names()).hasSize(101);
				await(() -> assertThat(context.getBean(Listening.class).connected).containsAll(names));
				all(executor, names, clients::remove);
			}
			finally {
				executor.shutdownNow();
			}
			assertThat(clients.names()).containsExactly("default");
			assertThat(context.getBean(LivePbxs.class).names()).containsExactly("default");
			assertThat(meters(registry)).noneMatch((meter) -> meter.contains("tenant"));
			await(() -> assertThat(threads("tenant")).isEmpty());
		}
	}

	@Test
	void addsPbxsWhileTheApplicationStops() throws Exception {
		ConfigurableApplicationContext context = run();
		AmiClients clients = context.getBean(AmiClients.class);
		CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < 10_000; i++) {
				clients.add(settings("tenant" + i + "x"));
			}
		});
		await(() -> assertThat(clients.names()).hasSizeGreaterThan(3));
		context.close();
		assertThat(adding).failsWithin(Duration.ofSeconds(30))
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(IllegalStateException.class);
		await(() -> assertThat(threads("tenant")).isEmpty());
	}

	@Test
	void aSourceProvidesTenantsWithoutAHost() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Tenants.class, Listening.class)
			.web(WebApplicationType.NONE)
			.run("--ami.startup=required", "--test.port=" + this.east.port())) {
			assertThat(context.getBeanNamesForType(AmiClient.class)).isEmpty();
			AmiClients clients = context.getBean(AmiClients.class);
			assertThat(clients.names()).hasSize(50);
			assertThat(clients).allMatch((client) -> client.status().isConnected());
			await(() -> assertThat(context.getBean(Listening.class).connected).hasSize(50));
			assertThat(health(context)).isInstanceOfSatisfying(CompositeHealthDescriptor.class,
					(health) -> assertThat(health.getComponents()).hasSize(50));
			this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
			await(() -> assertThat(context.getBean(Listening.class).hangups).hasSize(50));
		}
	}

	@Test
	void reportsADuplicateNameOfASource() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> run(Twice.class, "--test.port=" + this.east.port()))
			.withMessageContaining("A server of the AmiServerSource")
			.withMessageContaining("A server named \"east\" already exists");
	}

	private static void all(ExecutorService executor, List<String> names, Consumer<String> task) throws Exception {
		List<Future<?>> futures = new ArrayList<>();
		names.forEach((name) -> futures.add(executor.submit(() -> task.accept(name))));
		for (Future<?> future : futures) {
			future.get(60, TimeUnit.SECONDS);
		}
	}

	private static List<String> threads(String server) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("ami-" + server))
			.toList();
	}

	private static Set<String> meters(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName() + meter.getId().getTags())
			.filter((meter) -> meter.startsWith("ami."))
			.collect(Collectors.toSet());
	}

	private static @Nullable HealthDescriptor health(ConfigurableApplicationContext context) {
		return context.getBean(HealthEndpoint.class).healthForPath("ami");
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

	private AmiClientSettings settings(String name) {
		return AmiClientSettings.builder()
			.name(name)
			.host("127.0.0.1")
			.port(this.west.port())
			.credentials("app", "secret")
			.build();
	}

	private ConfigurableApplicationContext run(String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--ami.username=app", "--ami.secret=secret",
				"--ami.host=127.0.0.1", "--ami.port=" + this.east.port(), "--ami.startup=required"));
		arguments.addAll(List.of(properties));
		return run(Listening.class, arguments.toArray(String[]::new));
	}

	private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE).run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Listening {

		private final List<String> hangups = new CopyOnWriteArrayList<>();

		private final List<String> connected = new CopyOnWriteArrayList<>();

		private final List<String> snapshots = new CopyOnWriteArrayList<>();

		private volatile Consumer<AmiApplicationEvent<HangupEvent>> onHangup = (event) -> {
		};

		@Bean
		AmiClientCustomizer slowerCustomizer() {
			return (server, builder) -> builder.responseTimeout(Duration.ofSeconds(17));
		}

		@EventListener
		void on(AmiApplicationEvent<HangupEvent> event) {
			this.onHangup.accept(event);
			this.hangups.add(event.getServer() + " " + event.getPayload().message().get("Channel"));
		}

		@EventListener
		void on(AmiConnectedEvent event) {
			this.connected.add(event.server());
		}

		@EventListener
		void on(SnapshotReplacedEvent event) {
			this.snapshots.add(event.server());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants {

		@Bean
		AmiServerSource tenants(@Value("${test.port}") int port) {
			return () -> IntStream.range(0, 50)
				.mapToObj((i) -> AmiClientSettings.builder()
					.name("tenant" + i)
					.host("127.0.0.1")
					.port(port)
					.credentials("app", "secret")
					.build())
				.toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Twice {

		@Bean
		AmiServerSource twice(@Value("${test.port}") int port) {
			AmiClientSettings settings = AmiClientSettings.builder()
				.name("east")
				.host("127.0.0.1")
				.port(port)
				.credentials("app", "secret")
				.build();
			return () -> List.of(settings, settings);
		}

	}

}
