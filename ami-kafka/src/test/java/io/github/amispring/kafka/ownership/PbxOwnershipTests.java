/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.amispring.test.broker.RelayedBroker;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PbxOwnership}: several instances at a broker, each through a relay of
 * its own.
 */
class PbxOwnershipTests {

	private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration RELEASE_MARGIN = Duration.ofSeconds(1);

	private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(8);

	private static final List<String> SEVEN = IntStream.rangeClosed(1, 7).mapToObj((i) -> "pbx_" + i).toList();

	private static final AtomicInteger GROUPS = new AtomicInteger();

	private static RelayedBroker broker;

	private final String group = "owners-" + GROUPS.incrementAndGet();

	private final Journal journal = new Journal();

	private final Map<String, Instance> instances = new TreeMap<>();

	@BeforeAll
	static void startBroker() {
		broker = new RelayedBroker(3);
	}

	@AfterAll
	static void stopBroker() {
		broker.close();
	}

	@AfterEach
	void stopInstances() {
		IntStream.range(0, 3).forEach((i) -> broker.relay(i).restore());
		this.instances.values().forEach((instance) -> instance.ownership.stop());
		assertThat(this.journal.overlaps()).isEmpty();
		assertThat(this.journal.counts()).isEmpty();
	}

	@Test
	void spreadsPbxsEvenly() {
		startThree();
		assertThat(this.instances.values()).allSatisfy((instance) -> {
			OwnershipStatus status = instance.ownership.status();
			assertThat(status.state()).isEqualTo(OwnershipState.JOINED);
			assertThat(status.owned()).isEqualTo(this.journal.servers(instance.name));
			assertThat(status.servers()).containsExactlyInAnyOrderElementsOf(SEVEN);
			assertThat(status.lastError()).isNull();
		});
		assertThat(SEVEN).allSatisfy((server) -> assertThat(
				this.instances.values().stream().filter((instance) -> instance.ownership.isOwned(server)))
			.hasSize(1));
	}

	@Test
	void handsOverAfterTheRelease() {
		startThree();
		Instance first = this.instances.get("a");
		Set<String> owned = this.journal.servers("a");
		CountDownLatch closing = new CountDownLatch(1);
		first.beforeRelease = (server) -> closing.await();
		Thread stop = new Thread(first.ownership::stop);
		stop.start();
		await().until(() -> !first.ownership.isOwned(owned.iterator().next()));
		int entries = this.journal.entries().size();
		Awaitility.await().during(SESSION_TIMEOUT.plusSeconds(1)).atMost(SESSION_TIMEOUT.plusSeconds(10)).until(() -> {
			return this.journal.entries().size() == entries;
		});
		long released = System.nanoTime();
		closing.countDown();
		awaitEven("b", "c");
		assertThat(this.journal.lastGainAfter(released)).isLessThan(SESSION_TIMEOUT);
		assertThat(owned)
			.allSatisfy((server) -> assertThat(this.journal.reasons("a", server)).endsWith(ReleaseReason.STOPPED));
		assertThat(first.ownership.status().state()).isEqualTo(OwnershipState.STOPPED);
	}

	@Test
	void releasesBeforeOthersGainWhenCutOff() {
		startThree();
		Set<String> owned = this.journal.servers("a");
		long cut = System.nanoTime();
		broker.relay(0).cut();
		awaitEven("b", "c");
		// no overlap: checked after each test
		assertThat(owned).allSatisfy(
				(server) -> assertThat(this.journal.reasons("a", server)).endsWith(ReleaseReason.LEASE_EXPIRED));
		Duration takeover = this.journal.lastGainAfter(cut);
		assertThat(takeover).isBetween(Duration.ofSeconds(2), SESSION_TIMEOUT.plusSeconds(3));
		OwnershipStatus status = this.instances.get("a").ownership.status();
		assertThat(status.owned()).isEmpty();
		assertThat(status.leaseExpirations()).isEqualTo(1);
		await().until(() -> this.instances.get("a").ownership.status().state() == OwnershipState.JOINING);

		broker.relay(0).restore();
		awaitEven("a", "b", "c");
		assertThat(this.instances.get("a").ownership.status().membershipLosses()).isEqualTo(1);
	}

	@Test
	void regainsAfterAShortCut() {
		Instance instance = start("a", 0, SEVEN);
		awaitEven("a");
		broker.relay(0).cut();
		await().until(() -> this.journal.counts().isEmpty());
		broker.relay(0).restore();
		awaitEven("a");
		assertThat(instance.ownership.status().leaseExpirations()).isEqualTo(1);
	}

	@Test
	void continuesAfterARestartOfTheBroker() {
		startThree();
		broker.stop();
		await().until(() -> this.journal.counts().isEmpty());
		assertThat(SEVEN).noneMatch((
				server) -> this.instances.values().stream().anyMatch((instance) -> instance.ownership.isOwned(server)));
		broker.start();
		awaitEven("a", "b", "c");
	}

	@Test
	void startsBeforeTheBrokerIsAvailable() {
		broker.relay(0).cut();
		Instance instance = start("a", 0, SEVEN);
		await().until(() -> instance.ownership.status().state() == OwnershipState.JOINING);
		broker.relay(0).restore();
		awaitEven("a");
	}

	@Test
	void addsAndRemovesPbxsAtRunTime() {
		Instance first = start("a", 0, List.of("pbx_1", "pbx_2"));
		Instance second = start("b", 1, List.of("pbx_1", "pbx_2"));
		awaitOwned(2, "a", "b");
		second.ownership.add(List.of("pbx_2", "new PBX/ü"));
		await().until(() -> this.journal.servers("b").contains("new PBX/ü"));
		first.ownership.add(List.of("new PBX/ü"));
		second.ownership.remove(List.of("pbx_1", "pbx_2", "new PBX/ü", "unknown"));
		awaitOwned(3, "a");
		assertThat(this.journal.reasons("b", "new PBX/ü")).containsExactly(ReleaseReason.REMOVED);
		first.ownership.remove(List.of("pbx_1"));
		await().until(() -> this.journal.servers("a").equals(new TreeSet<>(List.of("pbx_2", "new PBX/ü"))));
		second.ownership.add(List.of("pbx_1"));
		await().until(() -> this.journal.servers("b").equals(Set.of("pbx_1")));
	}

	@Test
	void repeatsCallsOfAListenerThatThrows() {
		Instance first = start("a", 0, List.of());
		AtomicInteger gains = new AtomicInteger();
		first.beforeGain = (server) -> {
			if (server.equals("pbx_1") && gains.incrementAndGet() < 3) {
				throw new StackOverflowError("gain");
			}
		};
		first.ownership.add(List.of("pbx_1", "pbx_2"));
		awaitOwned(2, "a");
		assertThat(gains).hasValue(3);
		assertThat(first.ownership.status().gains()).isEqualTo(2);
		AtomicInteger releases = new AtomicInteger();
		first.beforeRelease = (server) -> {
			if (releases.incrementAndGet() < 4) {
				await()
					.until(() -> first.ownership.status().listenerErrors().size() == Math.min(1, releases.get() - 1));
				throw new IllegalStateException("release");
			}
		};
		start("b", 1, List.of("pbx_1", "pbx_2"));
		// not gained by the other before the last attempt: checked after each test
		awaitOwned(2, "a", "b");
		assertThat(releases).hasValue(4);
		assertThat(first.ownership.status().listenerErrors()).isEmpty();
	}

	@Test
	void releasesAPbxWhoseGainHasFailed() {
		Instance instance = start("a", 0, List.of());
		instance.beforeGain = (server) -> {
			this.journal.connected("a", server);
			throw new IllegalStateException("half open");
		};
		instance.ownership.add(List.of("pbx_1"));
		await().until(() -> instance.ownership.status().listenerErrors().containsKey("pbx_1"));
		instance.ownership.stop();
		assertThat(this.journal.reasons("a", "pbx_1")).containsExactly(ReleaseReason.STOPPED);
	}

	@Test
	void keepsTheOtherPbxsWhileOneIsReleasedSlowly() {
		Instance first = start("a", 0, SEVEN);
		awaitEven("a");
		CountDownLatch closing = new CountDownLatch(1);
		first.beforeRelease = (server) -> closing.await();
		start("b", 1, SEVEN);
		await().until(() -> first.ownership.status().owned().size() == 4);
		Awaitility.await().during(SESSION_TIMEOUT.plusSeconds(1)).atMost(SESSION_TIMEOUT.plusSeconds(10)).until(() -> {
			return first.ownership.status().owned().size() == 4 && this.journal.servers("b").isEmpty();
		});
		closing.countDown();
		awaitEven("a", "b");
		assertThat(first.ownership.status().leaseExpirations()).isZero();
		assertThat(first.ownership.status().releases()).isEqualTo(3);
	}

	@Test
	void startsAgainAfterAnErrorInTheThread() {
		Instance first = start("a", 0, SEVEN);
		awaitEven("a");
		AtomicInteger commits = new AtomicInteger();
		first.onCommit = () -> {
			if (commits.incrementAndGet() == 1) {
				throw new OutOfMemoryError("test");
			}
		};
		await().until(() -> first.ownership.status().failures() == 1);
		assertThat(SEVEN).allSatisfy(
				(server) -> assertThat(this.journal.reasons("a", server)).containsExactly(ReleaseReason.FAILED));
		assertThat(first.ownership.status().lastError()).contains("OutOfMemoryError");
		awaitEven("a");
		assertThat(first.ownership.status().state()).isEqualTo(OwnershipState.JOINED);
		assertThat(first.ownership.status().lastError()).isNull();
	}

	@Test
	void releasesWhenTheThreadHangs() {
		Instance first = start("a", 0, SEVEN);
		start("b", 1, SEVEN);
		awaitEven("a", "b");
		CountDownLatch hanging = new CountDownLatch(1);
		first.onCommit = () -> awaitUninterruptibly(hanging);
		await().until(() -> this.journal.servers("a").isEmpty());
		assertThat(first.ownership.status().leaseExpirations()).isEqualTo(1);
		hanging.countDown();
		awaitEven("a", "b");
	}

	@Test
	void ignoresFurtherPartitionsOfAControlTopic() {
		broker.create("control-" + this.group + ".pbx-1", 2);
		start("a", 0, List.of("pbx-1"));
		start("b", 1, List.of("pbx-1"));
		await().until(() -> this.instances.values()
			.stream()
			.allMatch((instance) -> instance.ownership.status().state() == OwnershipState.JOINED));
		awaitOwnedBy(1, Set.of("a", "b"));
	}

	@Test
	void startsAfterAStop() {
		Instance instance = start("a", 0, SEVEN);
		awaitEven("a");
		instance.ownership.stop();
		assertThat(this.journal.counts()).isEmpty();
		instance.ownership.start();
		awaitEven("a");
	}

	private void startThree() {
		start("a", 0, SEVEN);
		start("b", 1, SEVEN);
		start("c", 2, SEVEN);
		awaitEven("a", "b", "c");
	}

	private Instance start(String name, int relay, List<String> servers) {
		Instance instance = new Instance(name, relay);
		this.instances.put(name, instance);
		instance.ownership.add(servers);
		instance.ownership.start();
		return instance;
	}

	private void awaitEven(String... names) {
		awaitOwned(SEVEN.size(), names);
	}

	/** Waits until PBXs are spread evenly over exactly these instances. */
	private void awaitOwned(int total, String... names) {
		await().untilAsserted(() -> {
			Map<String, Integer> counts = this.journal.counts();
			assertThat(counts).containsOnlyKeys(names);
			assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
			assertThat(counts.values()).allMatch(
					(count) -> count >= total / names.length && count <= (total + names.length - 1) / names.length);
			assertThat(this.instances.values()
				.stream()
				.allMatch(
						(instance) -> instance.ownership.status().owned().equals(this.journal.servers(instance.name))))
				.isTrue();
		});
	}

	private void awaitOwnedBy(int total, Set<String> names) {
		await().untilAsserted(() -> {
			Map<String, Integer> counts = this.journal.counts();
			assertThat(names).containsAll(counts.keySet());
			assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
		});
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60));
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * An instance of an application.
	 */
	private final class Instance implements PbxOwnershipListener {

		private final String name;

		private final PbxOwnership ownership;

		private volatile Step beforeGain = (server) -> {
		};

		private volatile Step beforeRelease = (server) -> {
		};

		private volatile Runnable onCommit = () -> {
		};

		private Instance(String name, int relay) {
			this.name = name;
			Map<String, Object> configuration = new HashMap<>();
			configuration.put("bootstrap.servers", broker.address(relay));
			configuration.put("interceptor.classes", List.of(Interceptor.class.getName()));
			configuration.put(Interceptor.INSTANCE, this);
			this.ownership = new PbxOwnership(configuration, new OwnershipSettings(PbxOwnershipTests.this.group,
					"control-" + PbxOwnershipTests.this.group, SESSION_TIMEOUT, RELEASE_MARGIN, RELEASE_TIMEOUT, 8),
					this);
		}

		@Override
		public void gained(String server) throws Exception {
			this.beforeGain.run(server);
			PbxOwnershipTests.this.journal.connected(this.name, server);
		}

		@Override
		public void released(String server, ReleaseReason reason) throws Exception {
			this.beforeRelease.run(server);
			PbxOwnershipTests.this.journal.disconnected(this.name, server, reason);
		}

	}

	private interface Step {

		void run(String server) throws Exception;

	}

	/**
	 * Runs code on the thread that maintains the membership.
	 */
	public static final class Interceptor implements ConsumerInterceptor<String, byte[]> {

		private static final String INSTANCE = "test.instance";

		private Instance instance;

		@Override
		public void configure(Map<String, ?> configuration) {
			this.instance = (Instance) configuration.get(INSTANCE);
		}

		@Override
		public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
			return records;
		}

		@Override
		public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
			this.instance.onCommit.run();
		}

		@Override
		public void close() {
		}

	}

}
