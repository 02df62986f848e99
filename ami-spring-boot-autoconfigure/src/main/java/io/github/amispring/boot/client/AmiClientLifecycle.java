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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

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
 * concurrently and stop concurrently. A client that is added while the clients run
 * connects in the background.
 *
 * @since 1.0.0
 */
public class AmiClientLifecycle implements SmartLifecycle, AmiClients.Listener {

	/** The phase, in which clients start before web servers and stop after them. */
	public static final int PHASE = DEFAULT_PHASE - 4096;

	private static final Logger logger = LoggerFactory.getLogger(AmiClientLifecycle.class);

	private final List<AmiClient> clients = new CopyOnWriteArrayList<>();

	private final Function<AmiClient, @Nullable Duration> startTimeout;

	private final Duration stopTimeout;

	/** Whether added clients are started; guarded by the list of clients. */
	private boolean starting;

	private boolean autoStartup = true;

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
		clients.forEach(this.clients::add);
		this.startTimeout = startTimeout;
		this.stopTimeout = stopTimeout;
	}

	/**
	 * Starts an added client, if the clients have been started.
	 */
	@Override
	public void added(AmiClient client) {
		synchronized (this.clients) {
			if (this.clients.stream().noneMatch((each) -> each == client)) {
				this.clients.add(client);
			}
			// otherwise, the client could be started after stop() has stopped it
			if (this.starting) {
				client.start();
			}
		}
	}

	/**
	 * Stops a removed client.
	 */
	@Override
	public void removed(AmiClient client) {
		synchronized (this.clients) {
			this.clients.removeIf((each) -> each == client);
		}
		client.stop(this.stopTimeout);
	}

	/**
	 * Sets whether the clients start with the application. Otherwise, the application
	 * calls {@link #start()}, for example when it becomes the leader of several
	 * instances. The clients stop with the application in both cases.
	 * @param autoStartup {@code true} to start with the application, the default
	 */
	public void setAutoStartup(boolean autoStartup) {
		this.autoStartup = autoStartup;
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	@Override
	public void start() {
		this.running = true;
		try {
			List<AmiClient> clients;
			synchronized (this.clients) {
				this.starting = true;
				clients = List.copyOf(this.clients);
			}
			Map<AmiClient, CompletableFuture<Void>> firstAttempts = new LinkedHashMap<>();
			clients.forEach((client) -> firstAttempts.put(client, client.start()));
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
			BackgroundThread.run(stop, "ami-shutdown");
		}
	}

	@Override
	public void stop() {
		List<AmiClient> clients;
		synchronized (this.clients) {
			this.starting = false;
			clients = List.copyOf(this.clients);
		}
		List<CompletableFuture<Void>> stops = new ArrayList<>();
		// a client whose listener runs on this thread is stopped last, because it is
		// stopped on this thread
		clients.stream()
			.filter(Predicate.not(AmiClient::isListenerThread))
			.forEach((client) -> stops
				.add(stop(client, (task) -> BackgroundThread.run(task, "ami-" + client.name() + "-shutdown"))));
		clients.stream()
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
