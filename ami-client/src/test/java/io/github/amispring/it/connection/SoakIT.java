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
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A busy PBX, a connection that fails all the time, application code and executors that
 * throw all the time, and a listener that is too slow, for as many seconds as the system
 * property {@code soak.seconds} says. {@code scripts/soak} runs it for longer than CI
 * does. What is counted is exact, however long it runs.
 */
@OnEachAsterisk
class SoakIT {

	private static final Duration TIME = Duration.ofSeconds(Long.getLong("soak.seconds", 10));

	private static final Duration LISTENING = Duration.ofMillis(10);

	private static final EventSettings ALL_BUT_BOOT = EventSettings.builder()
		.exclude("FullyBooted")
		.bufferCapacity(1000)
		.build();

	private final Pbx pbx;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private final Sabotage sabotage = new Sabotage(this.seed);

	private final AtomicLong passed = new AtomicLong();

	private final AtomicLong delivered = new AtomicLong();

	private final AtomicLong passedToSlow = new AtomicLong();

	private final AtomicLong deliveredToSlow = new AtomicLong();

	private final AtomicLong toldLost = new AtomicLong();

	private final AtomicLong disconnects = new AtomicLong();

	private final AtomicLong actions = new AtomicLong();

	private final AtomicLong answers = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	SoakIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void nothingIsLostUnnoticed() {
		int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
		long heapBefore = usedHeap();
		FaultProxy faulty = proxy(this.passed);
		FaultProxy sound = proxy(this.passedToSlow);
		AmiClient client = this.pbx.client((settings) -> this.sabotage.apply(through(faulty, settings))
			.events((events) -> events.exclude("FullyBooted").bufferCapacity(1_000_000))
			.responseTimeout(Duration.ofSeconds(2))
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(300)).timeout(Duration.ofSeconds(2))));
		AmiClient slow = this.pbx.client((settings) -> through(sound, settings).events(ALL_BUT_BOOT)
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(300)).timeout(Duration.ofSeconds(20))));
		listen(client, slow);
		client.start().join();
		slow.start().join();
		CallLoad load = new CallLoad(this.pbx.connect((settings) -> settings.events((events) -> events.mask("off"))));

		runFor(TIME, client, faulty);

		load.close();
		this.sabotage.end();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> client.status().isConnected());
		Awaitility.await()
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> this.answers.get() + this.failures.get() == this.actions.get());
		Awaitility.await("all that passed is delivered").atMost(Pbx.BOOT_PATIENCE).untilAsserted(() -> {
			assertThat(this.delivered).hasValue(this.passed.get());
			assertThat(this.deliveredToSlow.get() + this.toldLost.get()).isEqualTo(this.passedToSlow.get());
		});
		print(load, client, threadsBefore, heapBefore);
		assertThat(client.statistics().eventsLost()).isZero();
		assertThat(client.statistics().reconnects()).isEqualTo(this.disconnects.get());
		assertThat(slow.statistics().eventsLost()).isEqualTo(this.toldLost.get());
		assertThat(slow.statistics().reconnects()).isZero();
		assertThat(this.delivered).hasPositiveValue();
		assertThat(this.disconnects).hasPositiveValue();
		assertThat(this.sabotage.thrown()).isPositive();
		client.close();
		slow.close();
		this.sabotage.close();
		faulty.close();
		sound.close();
		Awaitility.await()
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> ManagementFactory.getThreadMXBean().getThreadCount() <= threadsBefore + 2);
		assertThat(usedHeap() - heapBefore).isLessThan(50_000_000);
	}

	private FaultProxy proxy(AtomicLong passed) {
		return this.pbx.closeAfterwards(
				new FaultProxy("127.0.0.1", this.pbx.server().host(), this.pbx.port(), () -> new EventCounter(passed)));
	}

	private static AmiClientSettings.Builder through(FaultProxy proxy, AmiClientSettings.Builder settings) {
		return settings.host("127.0.0.1")
			.port(proxy.port())
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(20))
				.maxDelay(Duration.ofMillis(200))
				.multiplier(2)
				.jitter(0.25));
	}

	private void listen(AmiClient client, AmiClient slow) {
		client.subscribe(AmiEvent.class, this.sabotage::on);
		client.subscribe(AmiEvent.class, (event) -> this.delivered.incrementAndGet());
		client.onConnectionEvent((event) -> {
			if (event instanceof AmiDisconnectedEvent) {
				this.disconnects.incrementAndGet();
			}
		});
		slow.subscribe(AmiEvent.class, (event) -> {
			LockSupport.parkNanos(LISTENING.toNanos());
			if (this.deliveredToSlow.incrementAndGet() % 100 == 0) {
				slow.execute(PingAction.of());
			}
		});
		slow.onConnectionEvent((event) -> {
			if (event instanceof AmiEventsLostEvent lost) {
				this.toldLost.addAndGet(lost.count());
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
			fail(faulty, client);
		}
		faulty.toServer().heal();
		faulty.toClient().heal();
	}

	private void send(AmiClient client, AmiAction<?> action) {
		this.actions.incrementAndGet();
		client.send(action)
			.whenComplete((answer, failure) -> ((failure != null) ? this.failures : this.answers).incrementAndGet());
	}

	/**
	 * One fault of many kinds; those that silence the connection last until it is given
	 * up. None lets events pass to a client that is just giving the line up, who does not
	 * read them any more: they could not be counted.
	 */
	private void fail(FaultProxy line, AmiClient client) {
		switch (this.random.nextInt(8)) {
			case 0 -> line.cut();
			case 1 -> line.toClient().tear(1 + this.random.nextInt(50));
			case 2 -> line.toServer().tear(1 + this.random.nextInt(50));
			case 3 -> line.toServer().heal();
			case 4 -> line.toClient().heal();
			case 5 -> untilGivenUp(client, line, () -> {
				line.toServer().swallow();
				line.toClient().swallow();
			});
			case 6 -> untilGivenUp(client, line, line.toClient()::swallow);
			default -> untilGivenUp(client, line, line.toClient()::stick);
		}
	}

	/**
	 * Lets a fault last until the client has given up the connection. It begins on a
	 * connected client: one that is just connecting has nothing to give up. A client that
	 * goes on saying that it is connected is silently dead, and fails the test.
	 */
	private void untilGivenUp(AmiClient client, FaultProxy line, Runnable fault) {
		Awaitility.await("connected").atMost(Pbx.TEST_TIMEOUT).until(() -> client.status().isConnected());
		long before = this.disconnects.get();
		fault.run();
		Awaitility.await("given up")
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> this.disconnects.get() > before || !client.status().isConnected());
		line.cut();
		line.toServer().heal();
		line.toClient().heal();
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void print(CallLoad load, AmiClient client, int threadsBefore, long heapBefore) {
		System.out.printf("""
				Soak of %d s on %s, seed %d
				| calls | events that passed | delivered | lost | reconnects | actions | answered | failed |
				| --- | --- | --- | --- | --- | --- | --- | --- |
				| %d | %d | %d | %d | %d | %d | %d | %d |
				Thrown at hand-overs: %d
				Slow listener: %d events passed, %d delivered, %d told as lost
				Heap after collection: %d kB before, %d kB after. Threads: %d before, %d now
				""", TIME.toSeconds(), this.pbx, this.seed, load.calls(), this.passed.get(), this.delivered.get(),
				client.statistics().eventsLost(), client.statistics().reconnects(), this.actions.get(),
				this.answers.get(), this.failures.get(), this.sabotage.thrown(), this.passedToSlow.get(),
				this.deliveredToSlow.get(), this.toldLost.get(), heapBefore / 1024, usedHeap() / 1024, threadsBefore,
				ManagementFactory.getThreadMXBean().getThreadCount());
	}

}
