/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.exception.AmiException;
import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import io.github.amispring.testsupport.MemoryServer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionLoop} in a client with Fray: start, stop, reconnect and the
 * end of a session occur at the same time.
 */
@ExtendWith(FrayRounds.class)
class ConnectionLoopFrayTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final MemoryServer server = new MemoryServer();

	private final AmiClient client = new DefaultAmiClient(MemoryServer.settings().build(), this.server::connect);

	private final BlockingQueue<AmiConnectionEvent> events = new LinkedBlockingQueue<>();

	@FrayTest(iterations = 100, resetClassLoaderPerIteration = false)
	void reconnectDuringStartConnects() throws InterruptedException {
		this.client.onConnectionEvent(this.events::add);
		Concurrently.run(this.client::start, this.client::reconnect, this.client::reconnect);
		awaitConnection();
		this.client.stop(HOUR);
		assertNoResourcesLeft();
	}

	@FrayTest(iterations = 100, resetClassLoaderPerIteration = false)
	void reconnectCreatesAnotherConnection() throws InterruptedException {
		this.client.onConnectionEvent(this.events::add);
		this.client.start();
		awaitConnection();
		MemoryServer.MemoryConnection first = this.server.latest();
		Concurrently.run(this.client::reconnect, this.client::reconnect, first::end);
		awaitConnection();
		assertThat(first.isClosed()).isTrue();
		assertThat(this.server.latest()).isNotSameAs(first);
		this.client.stop(HOUR);
		assertNoResourcesLeft();
	}

	@FrayTest(iterations = 100, resetClassLoaderPerIteration = false)
	void stopEndsStartAndReconnect() throws InterruptedException {
		CompletableFuture<Void> start = this.client.start();
		Concurrently.run(this.client::reconnect, this.client::reconnect, () -> this.client.stop(HOUR));
		assertNoResourcesLeft();
		awaitEnd(start);
	}

	@FrayTest(iterations = 100, resetClassLoaderPerIteration = false)
	void concurrentStartAndStopReachOneState() throws InterruptedException {
		Concurrently.run(this.client::start, () -> this.client.stop(HOUR), this.client::start, this.client::reconnect);
		this.client.stop(HOUR);
		assertNoResourcesLeft();
	}

	/** Also explores timed waits that expire at any time. */
	@FrayTest(iterations = 100, resetClassLoaderPerIteration = false, ignoreTimedBlock = false)
	void actionCompletesWhenSessionEnds() throws InterruptedException {
		this.client.onConnectionEvent(this.events::add);
		this.client.start();
		awaitConnection();
		MemoryServer.MemoryConnection connection = this.server.latest();
		Concurrently.run(() -> awaitEnd(this.client.send(CustomAction.named("Ping"))), connection::end,
				() -> this.client.stop(HOUR));
		assertNoResourcesLeft();
	}

	/** Waits until an open connection exists. */
	private void awaitConnection() throws InterruptedException {
		AmiConnectionEvent event = this.events.take();
		while (!(event instanceof AmiConnectedEvent) || this.server.latest().isClosed()) {
			event = this.events.take();
		}
	}

	private void assertNoResourcesLeft() {
		assertThat(this.client.status().state()).isEqualTo(AmiClientStatus.State.STOPPED);
		assertThat(this.server.connections()).allMatch(MemoryServer.MemoryConnection::isClosed);
	}

	private static void awaitEnd(CompletableFuture<?> future) throws InterruptedException {
		try {
			future.get();
		}
		catch (ExecutionException ex) {
			assertThat(ex).hasCauseInstanceOf(AmiException.class);
		}
	}

}
