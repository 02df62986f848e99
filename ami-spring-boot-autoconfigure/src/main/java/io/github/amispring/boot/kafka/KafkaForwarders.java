/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.kafka.forward.Forwarder;

import org.springframework.context.SmartLifecycle;

/**
 * The forwarders of all PBXs. They start before the clients, so that they forward the
 * first event, and stop after the clients, so that they forward the last one.
 *
 * @since 1.0.0
 */
public class KafkaForwarders implements SmartLifecycle {

	/** The phase, between those of the live views and of the clients. */
	public static final int PHASE = AmiClientLifecycle.PHASE - 1;

	private final List<Forwarder> forwarders;

	private final Duration stopTimeout;

	private volatile boolean running;

	/**
	 * Creates an instance.
	 * @param forwarders the forwarders
	 * @param stopTimeout the time to write the buffered records when the application
	 * stops
	 */
	public KafkaForwarders(Collection<? extends Forwarder> forwarders, Duration stopTimeout) {
		this.forwarders = List.copyOf(forwarders);
		this.stopTimeout = stopTimeout;
	}

	/**
	 * Returns the forwarders.
	 * @return the forwarders
	 */
	public Stream<Forwarder> stream() {
		return this.forwarders.stream();
	}

	@Override
	public void start() {
		this.running = true;
		this.forwarders.forEach(Forwarder::start);
	}

	@Override
	public void stop() {
		long deadline = System.nanoTime() + this.stopTimeout.toNanos();
		this.forwarders
			.forEach((forwarder) -> forwarder.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
		this.running = false;
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
