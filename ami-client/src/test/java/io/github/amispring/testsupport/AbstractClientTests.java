/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.amispring.Ami;
import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Provides a fake server and clients that are closed after each test.
 */
public abstract class AbstractClientTests {

	/**
	 * The time after which a test that waits fails. A successful test never waits this
	 * long.
	 */
	public static final Duration TEST_TIMEOUT = Duration.ofSeconds(20);

	/** A port on which no server listens, and which the system never assigns. */
	public static final int UNUSED_PORT = 1;

	public static final CustomAction PING = CustomAction.named("Ping");

	private static final AtomicInteger names = new AtomicInteger();

	static {
		Awaitility.setDefaultTimeout(TEST_TIMEOUT);
		Awaitility.setDefaultPollInterval(Duration.ofMillis(2));
		Awaitility.setDefaultPollDelay(Duration.ZERO);
	}

	public final FakeServer server = new FakeServer();

	private final List<AmiClient> clients = new ArrayList<>();

	private final List<CountDownLatch> latches = new ArrayList<>();

	@AfterEach
	public void closeAll() {
		this.latches.forEach(CountDownLatch::countDown);
		this.clients.forEach((client) -> client.stop(Duration.ofMillis(200)));
		this.server.close();
	}

	/** Returns settings for the fake server, with short delays before reconnects. */
	public AmiClientSettings.Builder settings() {
		return settings(this.server.port());
	}

	public static AmiClientSettings.Builder settings(int port) {
		return AmiClientSettings.builder()
			.name("test" + names.incrementAndGet())
			.host("127.0.0.1")
			.port(port)
			.credentials(FakeServer.USERNAME, FakeServer.SECRET)
			.connectTimeout(TEST_TIMEOUT)
			.responseTimeout(TEST_TIMEOUT)
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(5))
				.maxDelay(Duration.ofMillis(20))
				.multiplier(2.0)
				.jitter(0.0));
	}

	public AmiClient client() {
		return client((settings) -> {
		});
	}

	/** Returns a client that is not started. */
	public AmiClient client(Consumer<AmiClientSettings.Builder> customizer) {
		AmiClientSettings.Builder settings = settings();
		customizer.accept(settings);
		AmiClient client = Ami.createClient(settings.build());
		this.clients.add(client);
		return client;
	}

	public AmiClient connected() {
		return connected((settings) -> {
		});
	}

	/** Returns a connected client. */
	public AmiClient connected(Consumer<AmiClientSettings.Builder> customizer) {
		AmiClient client = client(customizer);
		get(client.start());
		return client;
	}

	/**
	 * Returns a latch that is opened at the end of the test, so that no thread stays
	 * blocked.
	 */
	public CountDownLatch latch() {
		CountDownLatch latch = new CountDownLatch(1);
		this.latches.add(latch);
		return latch;
	}

	public static void await(CountDownLatch latch) {
		try {
			if (!latch.await(TEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError("the latch was not opened");
			}
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Blocks the calling thread until the latch is opened. Unlike {@code await}, it has
	 * no timeout, so that the thread stays blocked while the test verifies the effect.
	 */
	public static void block(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	public static <T> T get(CompletableFuture<T> future) {
		try {
			return future.get(TEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Returns the failure of a future. */
	public static Throwable failure(CompletableFuture<?> future) {
		try {
			Object result = future.get(TEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
			throw new AssertionError("expected a failure but was " + result);
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
		catch (InterruptedException | TimeoutException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Returns the names of the live threads of a client. */
	public static List<String> threadsOf(AmiClient client) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> name.startsWith("ami-" + client.name() + "-"))
			.sorted()
			.toList();
	}

	/**
	 * Asserts that a client has no threads. Waits, because a thread is visible for a
	 * short time after it has ended.
	 */
	public static void assertNoThreads(AmiClient client) {
		Awaitility.await().untilAsserted(() -> assertThat(threadsOf(client)).isEmpty());
	}

	/**
	 * Creates a server socket with a small receive buffer, so that a client that writes
	 * to it blocks soon.
	 */
	public static ServerSocket smallSocket() throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReceiveBufferSize(4096);
		return socket;
	}

	/**
	 * Returns an action that is large enough to fill the receive buffer of a
	 * {@link #smallSocket()}.
	 */
	public static CustomAction large() {
		CustomAction large = CustomAction.named("Large");
		for (int i = 0; i < 120; i++) {
			large = large.with("Header", "x".repeat(1000));
		}
		return large;
	}

}
