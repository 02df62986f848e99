/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.amispring.Ami;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that stopped clients leave no resources behind.
 */
class LeakTests extends AbstractClientTests {

	private static final int CYCLES = 200;

	@Test
	void stopReleasesThreadsAndSockets() {
		AmiClient client = client();
		cycle(client);
		Awaitility.await().until(() -> threadsOf(client).isEmpty());
		long descriptors = openDescriptors();
		for (int i = 1; i < CYCLES; i++) {
			cycle(client);
		}
		Awaitility.await().until(() -> threadsOf(client).isEmpty());
		assertThat(this.server.connections()).isEqualTo(CYCLES);
		assertThat(this.server.received("Logoff")).hasSize(CYCLES);
		Awaitility.await().until(() -> this.server.sessions().stream().allMatch(FakeServer.Session::isEnded));
		Awaitility.await().until(() -> openDescriptors() < descriptors + CYCLES / 2);
	}

	@Test
	void sharedThreadsEndWithTheLastClient() {
		AmiClient first = connected();
		AmiClient second = connected();
		get(second.send(PING));
		first.stop(TEST_TIMEOUT);
		assertThat(sharedThreads()).contains("ami-timer");
		assertThat(get(second.send(PING)).message().get("Ping")).isEqualTo("Pong");
		second.stop(TEST_TIMEOUT);
		Awaitility.await().until(() -> sharedThreads().isEmpty());
	}

	@Test
	void stoppedClientsAreGarbageCollected() {
		List<WeakReference<AmiClient>> clients = new ArrayList<>();
		for (int i = 0; i < CYCLES; i++) {
			AmiClient client = Ami.createClient(settings().build());
			client.subscribe(AmiEvent.class, (event) -> {
			});
			cycle(client);
			clients.add(new WeakReference<>(client));
		}
		Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
			System.gc();
			return clients.stream().map(WeakReference::get).allMatch(Objects::isNull);
		});
	}

	private static List<String> sharedThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> name.equals("ami-timer") || name.startsWith("ami-callback-"))
			.toList();
	}

	private static void cycle(AmiClient client) {
		get(client.start());
		get(client.send(PING));
		client.stop(TEST_TIMEOUT);
	}

	private static long openDescriptors() {
		return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
	}

}
