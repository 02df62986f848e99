/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.EventSettings;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.Transport;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Soak test with a busy PBX, a faulty connection, application code and executors that
 * throw, and a slow listener. It runs for the number of seconds in the system property
 * {@code soak.seconds}; {@code scripts/soak} runs it longer than CI does. All counts are
 * exact.
 */
@OnEachAsterisk(over = Transport.TCP)
class SoakIT {

	private static final Duration DURATION = Duration.ofSeconds(Long.getLong("soak.seconds", 10));

	private static final Duration LISTENER_TIME = Duration.ofMillis(10);

	private static final EventSettings ALL_BUT_BOOT = EventSettings.builder()
		.exclude("FullyBooted")
		.bufferCapacity(1000)
		.build();

	private final Pbx pbx;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private final RandomFailures randomFailures = new RandomFailures(this.seed);

	private final AtomicLong forwarded = new AtomicLong();

	private final AtomicLong delivered = new AtomicLong();

	private final AtomicLong forwardedToSlow = new AtomicLong();

	private final AtomicLong deliveredToSlow = new AtomicLong();

	private final AtomicLong reportedLost = new AtomicLong();

	private final AtomicLong disconnects = new AtomicLong();

	private final AtomicLong actions = new AtomicLong();

	private final AtomicLong responses = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	SoakIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void deliversOrReportsEveryEvent() {
		int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
		long heapBefore = usedHeap();
		FaultProxy faulty = proxy(this.forwarded);
		FaultProxy working = proxy(this.forwardedToSlow);
		AmiClient client = this.pbx.client((settings) -> this.randomFailures.apply(via(faulty, settings))
			.events((events) -> events.exclude("FullyBooted").bufferCapacity(1_000_000))
			.responseTimeout(Duration.ofSeconds(2))
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(300)).timeout(Duration.ofSeconds(2))));
		AmiClient slow = this.pbx.client((settings) -> via(working, settings).events(ALL_BUT_BOOT)
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(300)).timeout(Duration.ofSeconds(20))));
		listen(client, slow);
		client.start().join();
		slow.start().join();
		CallLoad load = new CallLoad(this.pbx.connect((settings) -> settings.events((events) -> events.mask("off"))));

		runFor(DURATION, client, faulty);

		load.close();
		this.randomFailures.end();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> client.status().isConnected());
		Awaitility.await()
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> this.responses.get() + this.failures.get() == this.actions.get());
		Awaitility.await("all forwarded events are delivered").atMost(Pbx.BOOT_TIMEOUT).untilAsserted(() -> {
			assertThat(this.delivered).hasValue(this.forwarded.get());
			assertThat(this.deliveredToSlow.get() + this.reportedLost.get()).isEqualTo(this.forwardedToSlow.get());
		});
		print(load, client, threadsBefore, heapBefore);
		assertThat(client.statistics().eventsLost()).isZero();
		assertThat(client.statistics().reconnects()).isEqualTo(this.disconnects.get());
		assertThat(slow.statistics().eventsLost()).isEqualTo(this.reportedLost.get());
		assertThat(slow.statistics().reconnects()).isZero();
		assertThat(this.delivered).hasPositiveValue();
		assertThat(this.disconnects).hasPositiveValue();
		assertThat(this.randomFailures.thrown()).isPositive();
		client.close();
		slow.close();
		this.randomFailures.close();
		faulty.close();
		working.close();
		Awaitility.await()
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> ManagementFactory.getThreadMXBean().getThreadCount() <= threadsBefore + 2);
		assertThat(usedHeap() - heapBefore).isLessThan(50_000_000);
	}

	private FaultProxy proxy(AtomicLong forwarded) {
		return this.pbx.closeAfterTest(new FaultProxy("127.0.0.1", this.pbx.server().host(), this.pbx.port(),
				() -> new EventCounter(forwarded)));
	}

	private static AmiClientSettings.Builder via(FaultProxy proxy, AmiClientSettings.Builder settings) {
		return settings.host("127.0.0.1")
			.port(proxy.port())
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(20))
				.maxDelay(Duration.ofMillis(200))
				.multiplier(2)
				.jitter(0.25));
	}

	private void listen(AmiClient client, AmiClient slow) {
		client.subscribe(AmiEvent.class, this.randomFailures::on);
		client.subscribe(AmiEvent.class, (event) -> this.delivered.incrementAndGet());
		client.onConnectionEvent((event) -> {
			if (event instanceof AmiDisconnectedEvent) {
				this.disconnects.incrementAndGet();
			}
		});
		slow.subscribe(AmiEvent.class, (event) -> {
			LockSupport.parkNanos(LISTENER_TIME.toNanos());
			if (this.deliveredToSlow.incrementAndGet() % 100 == 0) {
				slow.execute(PingAction.of());
			}
		});
		slow.onConnectionEvent((event) -> {
			if (event instanceof AmiEventsLostEvent lost) {
				this.reportedLost.addAndGet(lost.count());
			}
		});
	}

	private void runFor(Duration time, AmiClient client, FaultProxy faulty) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() - end < 0) {
			for (int i = 0; i < 20; i++) {
				send(client, (i % 10 == 0) ? CoreShowChannelsAction.of() : PingAction.of());
				LockSupport.parkNanos(10_000_000);
			}
			causeFault(faulty, client);
		}
		faulty.toServer().reset();
		faulty.toClient().reset();
	}

	private void send(AmiClient client, AmiAction<?> action) {
		this.actions.incrementAndGet();
		client.send(action)
			.whenComplete(
					(response, failure) -> ((failure != null) ? this.failures : this.responses).incrementAndGet());
	}

	/**
	 * Causes a random fault. Faults that block the connection last until the client has
	 * closed the connection. No fault forwards events to a client that is closing the
	 * connection: the client no longer reads these events, so the test could not count
	 * them.
	 */
	private void causeFault(FaultProxy proxy, AmiClient client) {
		switch (this.random.nextInt(8)) {
			case 0 -> proxy.cut();
			case 1 -> proxy.toClient().fragment(1 + this.random.nextInt(50));
			case 2 -> proxy.toServer().fragment(1 + this.random.nextInt(50));
			case 3 -> proxy.toServer().reset();
			case 4 -> proxy.toClient().reset();
			case 5 -> untilDisconnected(client, proxy, () -> {
				proxy.toServer().discard();
				proxy.toClient().discard();
			});
			case 6 -> untilDisconnected(client, proxy, proxy.toClient()::discard);
			default -> untilDisconnected(client, proxy, proxy.toClient()::block);
		}
	}

	/**
	 * Causes a fault that lasts until the client has closed the connection. The fault
	 * starts while the client is connected, because a client that is still connecting has
	 * no connection to close. The test fails if the client keeps reporting that it is
	 * connected.
	 */
	private void untilDisconnected(AmiClient client, FaultProxy proxy, Runnable fault) {
		Awaitility.await("connected").atMost(Pbx.TEST_TIMEOUT).until(() -> client.status().isConnected());
		long before = this.disconnects.get();
		fault.run();
		Awaitility.await("disconnected")
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> this.disconnects.get() > before || !client.status().isConnected());
		proxy.cut();
		proxy.toServer().reset();
		proxy.toClient().reset();
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void print(CallLoad load, AmiClient client, int threadsBefore, long heapBefore) {
		System.out.printf("""
				Soak of %d s on %s, seed %d
				| calls | events forwarded | delivered | lost | reconnects | actions | succeeded | failed |
				| --- | --- | --- | --- | --- | --- | --- | --- |
				| %d | %d | %d | %d | %d | %d | %d | %d |
				Random failures: %d
				Slow listener: %d events forwarded, %d delivered, %d reported as lost
				Heap after collection: %d kB before, %d kB after. Threads: %d before, %d now
				""", DURATION.toSeconds(), this.pbx, this.seed, load.calls(), this.forwarded.get(),
				this.delivered.get(), client.statistics().eventsLost(), client.statistics().reconnects(),
				this.actions.get(), this.responses.get(), this.failures.get(), this.randomFailures.thrown(),
				this.forwardedToSlow.get(), this.deliveredToSlow.get(), this.reportedLost.get(), heapBefore / 1024,
				usedHeap() / 1024, threadsBefore, ManagementFactory.getThreadMXBean().getThreadCount());
	}

}
