/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import io.github.amispring.client.AmiClient;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts clients before web servers and message listeners, and stops clients after them,
 * so that web servers and message listeners can send actions. All clients connect
 * concurrently and stop concurrently.
 *
 * @since 1.0.0
 */
public class AmiClientLifecycle implements SmartLifecycle {

	/** The phase, in which clients start before web servers and stop after them. */
	public static final int PHASE = DEFAULT_PHASE - 4096;

	private static final Logger logger = LoggerFactory.getLogger(AmiClientLifecycle.class);

	private final List<AmiClient> clients;

	private final Function<AmiClient, @Nullable Duration> startTimeout;

	private final Duration stopTimeout;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param clients the clients
	 * @param startTimeout returns the maximum time to wait until a required client is
	 * ready, {@code null} for a client that connects in the background
	 * @param stopTimeout the maximum time to wait until the clients have stopped
	 */
	public AmiClientLifecycle(Iterable<AmiClient> clients, Function<AmiClient, @Nullable Duration> startTimeout,
			Duration stopTimeout) {
		this.clients = StreamSupport.stream(clients.spliterator(), false).toList();
		this.startTimeout = startTimeout;
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.running = true;
		try {
			Map<AmiClient, CompletableFuture<Void>> firstAttempts = new LinkedHashMap<>();
			this.clients.forEach((client) -> firstAttempts.put(client, client.start()));
			firstAttempts.forEach(this::await);
		}
		catch (RuntimeException | Error ex) {
			stop();
			throw ex;
		}
	}

	private void await(AmiClient client, CompletableFuture<Void> firstAttempt) {
		Duration timeout = this.startTimeout.apply(client);
		if (timeout == null) {
			return;
		}
		try {
			firstAttempt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof AmiException cause) ? cause
					: noConnection(client, "could not be connected", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw noConnection(client, "was not ready within " + timeout.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw noConnection(client, "was not ready when the startup was interrupted", ex);
		}
	}

	private static AmiConnectException noConnection(AmiClient client, String what, @Nullable Throwable cause) {
		return new AmiConnectException(client.name(), "PBX \"" + client.name() + "\" " + what, cause);
	}

	/**
	 * Stops on a separate thread, so that the other beans of the phase stop in parallel
	 * and the timeout of the phase applies. A listener that stops the application stops
	 * its client on the listener's own thread, because any other thread would wait for
	 * the listener.
	 */
	@Override
	public void stop(Runnable callback) {
		Runnable stop = () -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		};
		if (this.clients.stream().anyMatch(AmiClient::isListenerThread)) {
			stop.run();
		}
		else {
			runInBackground(stop, "ami-shutdown");
		}
	}

	/** Runs on the calling thread if no thread can be started. */
	private static void runInBackground(Runnable task, String threadName) {
		try {
			new Thread(task, threadName).start();
		}
		catch (OutOfMemoryError ex) {
			task.run();
		}
	}

	@Override
	public void stop() {
		List<CompletableFuture<Void>> stops = new ArrayList<>();
		// a client whose listener runs on this thread is stopped last, because it is
		// stopped on this thread
		this.clients.stream()
			.filter(Predicate.not(AmiClient::isListenerThread))
			.forEach((client) -> stops
				.add(stop(client, (task) -> runInBackground(task, "ami-" + client.name() + "-shutdown"))));
		this.clients.stream()
			.filter(AmiClient::isListenerThread)
			.forEach((client) -> stops.add(stop(client, Runnable::run)));
		CompletableFuture.allOf(stops.toArray(CompletableFuture<?>[]::new)).join();
		this.running = false;
	}

	private CompletableFuture<Void> stop(AmiClient client, Executor executor) {
		return CompletableFuture.runAsync(() -> client.stop(this.stopTimeout), executor).exceptionally((failure) -> {
			logger.warn("PBX \"{}\": the client failed to stop", client.name(), failure);
			return null;
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
