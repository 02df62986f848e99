/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.endpoint.AmiEndpoint;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.QueueMemberEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.test.broker.RelayedBroker;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link KafkaOwnership}: several instances of an application, each of which
 * reaches the broker through a relay of its own, share simulated PBXs.
 */
class KafkaOwnershipTests {

	private static final List<String> SERVERS = List.of("pbx1", "pbx2", "pbx3", "pbx4");

	private static final AtomicInteger GROUPS = new AtomicInteger();

	private static RelayedBroker broker;

	private final int number = GROUPS.incrementAndGet();

	private final ConnectionJournal journal = new ConnectionJournal();

	private final Map<String, AmiSimulator> pbxs = new TreeMap<>();

	private final Map<String, ConfigurableApplicationContext> instances = new LinkedHashMap<>();

	private final ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();

	@BeforeAll
	static void startBroker() {
		broker = new RelayedBroker(3);
	}

	@AfterAll
	static void stopBroker() {
		broker.close();
	}

	@BeforeEach
	void start() {
		for (String topic : List.of("events-", "calls-")) {
			broker.create(topic + this.number, 2);
			broker.create(topic + this.number + "-dlt", 2);
		}
		SERVERS.forEach((server) -> this.pbxs.put(server,
				AmiSimulator.builder()
					.account("app", "secret")
					.queue("sales", "ringall", "PJSIP/100")
					.build()
					.start()));
	}

	@AfterEach
	void stop() throws InterruptedException {
		IntStream.range(0, 3).forEach((i) -> broker.relay(i).restore());
		this.traffic.shutdownNow();
		this.traffic.awaitTermination(30, TimeUnit.SECONDS);
		this.instances.values().forEach(ConfigurableApplicationContext::close);
		assertThat(this.journal.overlaps()).isEmpty();
		assertThat(this.pbxs.values()).allSatisfy((pbx) -> await(() -> assertThat(pbx.sessions()).isEmpty()));
		this.pbxs.values().forEach(AmiSimulator::close);
	}

	@Test
	void sharesPbxsAndHandsThemOver() {
		ConfigurableApplicationContext consumer = run("consumer", 2, "ami.kafka.consume=true",
				"ami.kafka.group=consumers-" + this.number);
		ConfigurableApplicationContext a = sharing("a", 0);
		awaitOwned(Map.of("a", 4));
		assertThat(a.getBeansOfType(AmiClientLifecycle.class)).isEmpty();
		AtomicInteger count = new AtomicInteger();
		this.traffic.scheduleWithFixedDelay(() -> {
			int n = count.incrementAndGet();
			this.pbxs.values().forEach((pbx) -> pbx.raise("Event", "UserEvent", "UserEvent", "Number", "N", "" + n));
		}, 0, 20, TimeUnit.MILLISECONDS);
		ConfigurableApplicationContext b = sharing("b", 1);
		awaitOwned(Map.of("a", 2, "b", 2));
		assertThat(a.getBean(LivePbxs.class)).allSatisfy((view) -> await(
				() -> assertThat(view.state() == ViewState.VALID).isEqualTo(isOwned(a, view.server()))));
		assertShown(a);
		assertShown(b);
		sharing("c", 2);
		await(() -> assertThat(owned()).allSatisfy((instance, owned) -> assertThat(owned).isBetween(1, 2)).hasSize(3));
		awaitOneConnection();
		this.instances.remove("a").close();
		awaitOwned(Map.of("b", 2, "c", 2));
		assertThat(b.getBean(LivePbxs.class)).allSatisfy((view) -> await(
				() -> assertThat(view.state() == ViewState.VALID).isEqualTo(isOwned(b, view.server()))));
		int last = count.get() + 5;
		await(() -> assertThat(count.get()).isGreaterThan(last));
		ConsumedNumbers numbers = consumer.getBean(SharingApplication.class).numbers();
		assertThat(SERVERS).allSatisfy((server) -> {
			await(() -> assertThat(numbers.last(server)).isGreaterThanOrEqualTo(last));
			assertThat(numbers.unannounced(server)).isEmpty();
		});
		assertThat(SERVERS).anySatisfy((server) -> assertThat(numbers.connections(server)).isGreaterThan(1));
	}

	private void assertShown(ConfigurableApplicationContext instance) {
		CompositeHealthContributor health = instance.getBean("amiHealthContributor", CompositeHealthContributor.class);
		MeterRegistry registry = instance.getBean(MeterRegistry.class);
		Map<String, Boolean> shown = new TreeMap<>();
		AmiEndpoint endpoint = instance.getBean(AmiEndpoint.class);
		endpoint.servers().servers().forEach((server, descriptor) -> shown.put(server, descriptor.owned()));
		assertThat(shown.values()).containsExactlyInAnyOrder(true, true, false, false);
		shown.forEach((server, owned) -> {
			Health pbx = health(health, server);
			assertThat(pbx.getStatus()).isEqualTo(Status.UP);
			assertThat(pbx.getDetails()).containsEntry("owned", owned)
				.containsEntry("state", owned ? AmiClientStatus.State.CONNECTED : AmiClientStatus.State.STOPPED);
			assertThat(registry.get("ami.kafka.owned").tag("server", server).gauge().value()).isEqualTo(owned ? 1 : 0);
		});
		assertThat(endpoint.servers().ownership()).satisfies((membership) -> {
			assertThat(membership.group()).isEqualTo("switchboard" + this.number + "-owners");
			assertThat(membership.state()).isEqualTo("joined");
			assertThat(membership.owned()).isEqualTo(2);
			assertThat(registry.get("ami.kafka.gains").functionCounter().count()).isEqualTo(membership.gains());
			assertThat(registry.get("ami.kafka.releases").functionCounter().count()).isEqualTo(membership.gains() - 2)
				.isEqualTo(membership.releases());
		});
		assertThat(registry.get("ami.kafka.member").gauge().value()).isOne();
		Health membership = instance.getBean("amiOwnershipHealthIndicator", HealthIndicator.class).health();
		assertThat(membership.getStatus()).isEqualTo(Status.UP);
		assertThat(membership.getDetails()).containsEntry("owned", 2).doesNotContainKey("error");
	}

	@Test
	void takesOverFromAnInstanceThatIsCutOff() {
		ConfigurableApplicationContext a = sharing("a", 0);
		ConfigurableApplicationContext b = sharing("b", 1);
		awaitOwned(Map.of("a", 2, "b", 2));
		this.pbxs.values().forEach((pbx) -> pbx.call("100", "Ann", "101"));
		List<String> lost = SERVERS.stream().filter((server) -> isOwned(a, server)).toList();
		broker.relay(0).cut();
		awaitOwned(Map.of("a", 0, "b", 4));
		assertThat(b.getBean(LivePbxs.class)).allSatisfy((view) -> await(() -> {
			assertThat(view.state()).isEqualTo(ViewState.VALID);
			assertThat(view.snapshot().calls()).hasSize(1);
		}));
		assertThat(a.getBean(LivePbxs.class)).extracting(LivePbx::state).containsOnly(ViewState.STALE);
		await(() -> {
			Health membership = a.getBean("amiOwnershipHealthIndicator", HealthIndicator.class).health();
			assertThat(membership.getStatus()).isEqualTo(Status.DOWN);
			assertThat(membership.getDetails()).containsEntry("owned", 0).containsKeys("reason", "error");
		});
		assertThat(SERVERS).allSatisfy((server) -> {
			Health pbx = health(a.getBean("amiHealthContributor", CompositeHealthContributor.class), server);
			assertThat(pbx.getStatus()).isEqualTo(Status.UP);
			assertThat(pbx.getDetails()).containsEntry("owned", false);
		});
		assertThat(a.getBean(MeterRegistry.class).get("ami.kafka.lease.expirations").functionCounter().count()).isOne();
		broker.relay(0).restore();
		awaitOwned(Map.of("a", 2, "b", 2));
		assertThat(lost).isNotEmpty();
		assertThat(a.getBean("amiOwnershipHealthIndicator", HealthIndicator.class).health().getStatus())
			.isEqualTo(Status.UP);
	}

	@Test
	void sendsActionsToTheOwner() {
		ConfigurableApplicationContext a = sharing("a", 0);
		ConfigurableApplicationContext b = sharing("b", 1);
		awaitOwned(Map.of("a", 2, "b", 2));
		SERVERS.forEach((server) -> {
			ConfigurableApplicationContext other = isOwned(a, server) ? b : a;
			AmiClient client = other.getBean(server + "AmiClient", AmiClient.class);
			assertThat(other.getBean(AmiClients.class).get(server)).isSameAs(client);
			this.pbxs.get(server).clearReceivedActions();
			assertThat(client.execute(PingAction.of()).message().get("Response")).isEqualTo("Success");
			assertThat(client.execute(QueueStatusAction.of()).entries(QueueMemberEvent.class))
				.extracting(QueueMemberEvent::queue)
				.contains("sales");
			assertThat(
					client.send(OriginateAction.of("PJSIP/100").application("Echo")).join().message().get("Response"))
				.isEqualTo("Success");
			assertThat(this.pbxs.get(server).receivedActions("Originate")).hasSize(1);
			assertThat(client.status().isConnected()).isFalse();
			assertThatThrownBy(() -> client.execute(HangupAction.of("PJSIP/none")))
				.isInstanceOf(AmiErrorResponseException.class)
				.hasMessageContaining(server);
		});
		MeterRegistry registry = a.getBean(MeterRegistry.class);
		// an action is counted after its future is completed
		await(() -> assertThat(registry.get("ami.kafka.actions.answered").functionCounter().count()).isEqualTo(8));
		assertThat(registry.get("ami.kafka.actions.requested").functionCounter().count()).isEqualTo(8);
		assertThat(registry.get("ami.kafka.actions.executed").functionCounter().count()).isEqualTo(8);
		await(() -> assertThat(registry.get("ami.kafka.actions.pending").gauge().value()).isZero());
		awaitOneConnection();
	}

	@Test
	void sendsNoActionsToTheOwnerIfCommandsAreDisabled() {
		ConfigurableApplicationContext a = sharing("a", 0, "ami.kafka.commands=false");
		ConfigurableApplicationContext b = sharing("b", 1, "ami.kafka.commands=false");
		awaitOwned(Map.of("a", 2, "b", 2));
		String server = SERVERS.stream().filter((each) -> isOwned(a, each)).findFirst().orElseThrow();
		assertThatThrownBy(() -> b.getBean(AmiClients.class).get(server).execute(PingAction.of()))
			.isInstanceOf(AmiDisconnectedException.class);
		assertThat(a.getBean(AmiClients.class).get(server).execute(PingAction.of())).isNotNull();
	}

	@Test
	void sharesAPbxThatIsAddedAtRunTime() {
		ConfigurableApplicationContext a = sharing("a", 0);
		ConfigurableApplicationContext b = sharing("b", 1);
		awaitOwned(Map.of("a", 2, "b", 2));
		try (AmiSimulator added = AmiSimulator.builder().account("app", "secret").build().start()) {
			AmiClientSettings settings = AmiClientSettings.builder()
				.name("added")
				.host("127.0.0.1")
				.port(added.port())
				.credentials("app", "secret")
				.build();
			List.of(a, b).forEach((instance) -> instance.getBean(AmiClients.class).add(settings));
			await(() -> assertThat(added.sessions()).hasSize(1));
			ConfigurableApplicationContext owner = isOwned(a, "added") ? a : b;
			ConfigurableApplicationContext other = isOwned(a, "added") ? b : a;
			assertThat(other.getBean(AmiClients.class).get("added").execute(PingAction.of())).isNotNull();
			assertThat(owner.getBean(AmiClients.class).remove("added")).isTrue();
			await(() -> assertThat(isOwned(other, "added")).isTrue());
			await(() -> assertThat(added.sessions()).hasSize(1));
			assertThat(isOwned(owner, "added")).isFalse();
			other.getBean(AmiClients.class).remove("added");
			await(() -> assertThat(added.sessions()).isEmpty());
		}
	}

	@Test
	void isDownForAnOwnedPbxThatIsNotConnected() {
		ConfigurableApplicationContext a = sharing("a", 0, "ami.startup=required");
		awaitOwned(Map.of("a", 4));
		this.pbxs.get("pbx1").stop();
		CompositeHealthContributor health = a.getBean("amiHealthContributor", CompositeHealthContributor.class);
		await(() -> {
			assertThat(health(health, "pbx1").getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(health, "pbx1").getDetails()).containsEntry("owned", true);
		});
		assertThat(health(health, "pbx2").getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void failsToStartWithoutTheGroupIfAServerIsRequired() {
		broker.relay(0).cut();
		assertThatThrownBy(() -> sharing("a", 0, "ami.servers.pbx1.startup=required", "ami.connect-timeout=100ms",
				"ami.response-timeout=100ms", "ami.kafka.ownership-release-timeout=300ms"))
			.hasRootCauseInstanceOf(AmiException.class)
			.rootCause()
			.hasMessageContainingAll("switchboard" + this.number + "-owners", "500 ms", "ami.startup");
	}

	private ConfigurableApplicationContext sharing(String name, int relay, String... properties) {
		List<String> all = new ArrayList<>(List.of("ami.kafka.ownership=true", "ami.kafka.enabled=true",
				"ami.kafka.ownership-session-timeout=4s", "ami.username=app", "ami.secret=secret",
				"ami.reconnect.initial-delay=100ms", "ami.kafka.control-topic=control-" + this.number));
		this.pbxs.forEach((server, pbx) -> {
			all.add("ami.servers." + server + ".host=127.0.0.1");
			all.add("ami.servers." + server + ".port=" + pbx.port());
		});
		all.addAll(List.of(properties));
		return run(name, relay, all.toArray(String[]::new));
	}

	private ConfigurableApplicationContext run(String name, int relay, String... properties) {
		ConfigurableApplicationContext context = SharingApplication.run(name, this.journal,
				Map.of("spring.application.name", "switchboard" + this.number, "spring.kafka.bootstrap-servers",
						broker.address(relay), "ami.kafka.topic", "events-" + this.number, "ami.kafka.calls-topic",
						"calls-" + this.number),
				properties);
		this.instances.put(name, context);
		return context;
	}

	private void awaitOwned(Map<String, Integer> expected) {
		await(() -> assertThat(owned()).isEqualTo(expected));
		awaitOneConnection();
	}

	/** Returns the number of owned and connected PBXs of each instance. */
	private Map<String, Integer> owned() {
		Map<String, Integer> owned = new TreeMap<>();
		this.instances.forEach((name, instance) -> {
			if (instance.getBeanProvider(KafkaOwnership.class).getIfAvailable() != null) {
				AmiClients clients = instance.getBean(AmiClients.class);
				owned.put(name,
						(int) SERVERS.stream()
							.filter((server) -> isOwned(instance, server) && clients.get(server).status().isConnected())
							.count());
			}
		});
		return owned;
	}

	private void awaitOneConnection() {
		await(() -> assertThat(this.pbxs).allSatisfy((server, pbx) -> assertThat(pbx.sessions()).hasSize(1)));
	}

	private static boolean isOwned(ConfigurableApplicationContext instance, String server) {
		return instance.getBean(KafkaOwnership.class).isOwned(server);
	}

	private static Health health(CompositeHealthContributor health, String server) {
		return ((HealthIndicator) health.getContributor(server)).health();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

}
