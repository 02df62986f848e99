/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.kafka.forward.Forwarder;

import org.springframework.context.SmartLifecycle;

/**
 * The forwarders of all PBXs. They start before the clients, so that they forward the
 * first event, and stop after the clients, so that they forward the last one. This also
 * holds for the clients of servers that are added and removed at run time.
 *
 * @since 1.0.0
 */
public class KafkaForwarders implements SmartLifecycle {

	/** The phase, between those of the live views and of the clients. */
	public static final int PHASE = AmiClientLifecycle.PHASE - 1;

	private final List<Forwarder> forwarders = new CopyOnWriteArrayList<>();

	private final Duration stopTimeout;

	/** Whether added forwarders are started; guarded by the list of forwarders. */
	private boolean starting;

	private volatile boolean running;

	/**
	 * Creates an instance.
	 * @param clients the clients
	 * @param factory creates the forwarders of a client
	 * @param stopTimeout the time to write the buffered records when the application
	 * stops or a server is removed
	 */
	public KafkaForwarders(AmiClients clients, Function<AmiClient, List<Forwarder>> factory, Duration stopTimeout) {
		this.stopTimeout = stopTimeout;
		clients.follow(new Follower(factory));
	}

	/**
	 * Returns the forwarders.
	 * @return the forwarders
	 */
	public Stream<Forwarder> stream() {
		return this.forwarders.stream();
	}

	/**
	 * Waits until the broker has acknowledged the records of a server. The forwarders
	 * continue to forward.
	 * @param server the name of the server
	 * @param timeout the maximum time to wait
	 * @return whether no record remains to be acknowledged
	 */
	public boolean flush(String server, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		return this.forwarders.stream()
			.filter((forwarder) -> forwarder.server().equals(server))
			.map((forwarder) -> forwarder.flush(Duration.ofNanos(deadline - System.nanoTime())))
			.reduce(true, Boolean::logicalAnd);
	}

	/**
	 * Stops to forward the records of a server, and discards those that the broker has
	 * not acknowledged.
	 * @param server the name of the server
	 */
	public void abort(String server) {
		this.forwarders.stream().filter((forwarder) -> forwarder.server().equals(server)).forEach(Forwarder::abort);
	}

	/**
	 * Forwards the records of a server again after {@link #abort}. Has no effect
	 * otherwise.
	 * @param server the name of the server
	 */
	public void resume(String server) {
		synchronized (this.forwarders) {
			if (this.starting) {
				this.forwarders.stream()
					.filter((forwarder) -> forwarder.server().equals(server))
					.forEach(Forwarder::start);
			}
		}
	}

	@Override
	public void start() {
		this.running = true;
		synchronized (this.forwarders) {
			this.starting = true;
			this.forwarders.forEach(Forwarder::start);
		}
	}

	@Override
	public void stop() {
		List<Forwarder> forwarders;
		synchronized (this.forwarders) {
			this.starting = false;
			forwarders = List.copyOf(this.forwarders);
		}
		stop(forwarders);
		this.running = false;
	}

	private void stop(List<Forwarder> forwarders) {
		long deadline = System.nanoTime() + this.stopTimeout.toNanos();
		forwarders.forEach((forwarder) -> forwarder.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * Adds and removes the forwarders of clients.
	 */
	private final class Follower implements AmiClients.Listener {

		private final Function<AmiClient, List<Forwarder>> factory;

		private Follower(Function<AmiClient, List<Forwarder>> factory) {
			this.factory = factory;
		}

		@Override
		public void added(AmiClient client) {
			List<Forwarder> added = this.factory.apply(client);
			synchronized (KafkaForwarders.this.forwarders) {
				KafkaForwarders.this.forwarders.addAll(added);
				if (KafkaForwarders.this.starting) {
					added.forEach(Forwarder::start);
				}
			}
		}

		@Override
		public void removed(AmiClient client) {
			List<Forwarder> removed = KafkaForwarders.this.forwarders.stream()
				.filter((forwarder) -> forwarder.server().equals(client.name()))
				.toList();
			stop(removed);
			KafkaForwarders.this.forwarders.removeAll(removed);
		}

	}

}
