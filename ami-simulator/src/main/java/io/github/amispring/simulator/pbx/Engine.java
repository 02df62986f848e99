/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * What all parts of the PBX run on: one lock, one clock, one source of chance and one way
 * out for events. Everything in this package runs under the lock, so that events have one
 * order.
 */
final class Engine {

	private final ReentrantLock lock = new ReentrantLock();

	private final SimulatorClock clock;

	private final AsteriskVersion version;

	private final Consumer<PbxEvent> sink;

	private final Random random;

	private final Ids ids;

	private boolean stopped;

	Engine(SimulatorClock clock, AsteriskVersion version, long seed, Consumer<PbxEvent> sink) {
		this.clock = clock;
		this.version = version;
		this.sink = sink;
		this.random = new Random(seed);
		this.ids = new Ids(this, seed);
	}

	<T> T locked(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	void run(Runnable work) {
		this.lock.lock();
		try {
			work.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Runs something later under the lock, unless the PBX was stopped meanwhile. */
	void after(Duration delay, Runnable work) {
		this.clock.schedule(delay, () -> run(() -> {
			if (!this.stopped) {
				work.run();
			}
		}));
	}

	void publish(EventWriter event) {
		if (!this.stopped) {
			this.sink.accept(event.end());
		}
	}

	void stop() {
		run(() -> this.stopped = true);
	}

	Instant now() {
		return this.clock.now();
	}

	AsteriskVersion version() {
		return this.version;
	}

	/** The chance by which behaviour is chosen; ids have a source of their own. */
	Random random() {
		return this.random;
	}

	Ids ids() {
		return this.ids;
	}

}
