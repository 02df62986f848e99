/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.PbxEvent;
import org.jspecify.annotations.Nullable;

/**
 * The lock, the clock, the ids and the event sink that all parts of a PBX share. Every
 * part of the PBX runs under the lock, which gives all events a single order.
 */
public final class Engine {

	private final ReentrantLock lock = new ReentrantLock();

	private final SimulatorClock clock;

	private final AsteriskVersion version;

	private final Consumer<PbxEvent> sink;

	private final Ids ids;

	private final Deque<Runnable> reactions = new ArrayDeque<>();

	private boolean stopped;

	/**
	 * Creates an engine.
	 * @param clock the clock
	 * @param version the simulated version of Asterisk
	 * @param seed the seed of the generated ids
	 * @param sink receives each event; called under the lock, must not block
	 */
	public Engine(SimulatorClock clock, AsteriskVersion version, long seed, Consumer<PbxEvent> sink) {
		this.clock = clock;
		this.version = version;
		this.sink = sink;
		this.ids = new Ids(clock, seed);
	}

	/**
	 * Runs a task under the lock and returns its result.
	 * @param <T> the type of the result
	 * @param task the task; must not block
	 * @return the result of the task
	 */
	public <T extends @Nullable Object> T locked(Supplier<T> task) {
		this.lock.lock();
		try {
			T result = task.get();
			runReactions();
			return result;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Runs a task under the lock.
	 * @param task the task; must not block
	 */
	public void run(Runnable task) {
		this.lock.lock();
		try {
			task.run();
			runReactions();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void runReactions() {
		if (this.lock.getHoldCount() > 1) {
			return;
		}
		Runnable reaction = this.reactions.poll();
		while (reaction != null) {
			reaction.run();
			reaction = this.reactions.poll();
		}
	}

	/**
	 * Runs a task under the lock as soon as the current task has ended. In Asterisk, the
	 * thread of another channel runs the task.
	 * @param reaction the task; must not block
	 */
	public void react(Runnable reaction) {
		run(() -> this.reactions.add(reaction));
	}

	/**
	 * Runs a task under the lock after a delay, unless the PBX has been stopped by then.
	 * @param delay the delay measured by the clock of the PBX
	 * @param task the task; must not block
	 */
	public void after(Duration delay, Runnable task) {
		this.clock.schedule(delay, () -> run(() -> {
			if (!this.stopped) {
				task.run();
			}
		}));
	}

	/**
	 * Publishes an event, unless the PBX has been stopped. Must be called under the lock.
	 * @param event the event with all headers; this method adds the empty line that ends
	 * the event
	 */
	public void publish(EventWriter event) {
		if (!this.stopped) {
			this.sink.accept(event.end());
		}
	}

	/**
	 * Stops the PBX: scheduled tasks no longer run, and events are no longer published.
	 */
	public void stop() {
		run(() -> this.stopped = true);
	}

	/**
	 * Returns the current time.
	 * @return the time of the clock
	 */
	public Instant now() {
		return this.clock.now();
	}

	/**
	 * Returns the simulated version of Asterisk.
	 * @return the version
	 */
	public AsteriskVersion version() {
		return this.version;
	}

	/**
	 * Returns the generator of names and ids.
	 * @return the generator
	 */
	public Ids ids() {
		return this.ids;
	}

}
