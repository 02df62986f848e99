/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A clock that a test advances. It makes a simulator deterministic: the same seed and the
 * same steps produce the same events, byte for byte.
 * <p>
 * Thread-safe. Only one thread advances the clock at a time; other threads wait.
 */
public final class ManualClock implements SimulatorClock {

	/** The default start time: 08:00 UTC on a Monday. */
	public static final Instant DEFAULT_START = Instant.parse("2026-01-05T08:00:00Z");

	private final ReentrantLock advancing = new ReentrantLock();

	private final PriorityQueue<Step> steps = new PriorityQueue<>();

	private Instant now;

	private long sequence;

	/**
	 * Creates a clock that starts at {@link #DEFAULT_START}.
	 */
	public ManualClock() {
		this(DEFAULT_START);
	}

	/**
	 * Creates a clock.
	 * @param start the start time
	 */
	public ManualClock(Instant start) {
		this.now = Objects.requireNonNull(start, "start");
	}

	@Override
	public synchronized Instant now() {
		return this.now;
	}

	@Override
	public synchronized void schedule(Duration delay, Runnable task) {
		Duration wait = delay.isNegative() ? Duration.ZERO : delay;
		this.steps.add(new Step(this.now.plus(wait), this.sequence++, task));
	}

	/**
	 * Advances the clock, and runs the tasks that become due on the calling thread, in
	 * the order of their times. This includes tasks that other tasks schedule within the
	 * duration. If a task throws an exception, this method throws it, and the next call
	 * runs the remaining tasks.
	 * @param duration the duration, zero to run only the tasks that are already due
	 * @throws IllegalArgumentException if the duration is negative
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("The clock cannot go back by " + duration.negated());
		}
		this.advancing.lock();
		try {
			Instant target = now().plus(duration);
			for (Step step = next(target); step != null; step = next(target)) {
				step.task().run();
			}
			synchronized (this) {
				this.now = target;
			}
		}
		finally {
			this.advancing.unlock();
		}
	}

	/**
	 * Returns the number of scheduled tasks.
	 * @return the number of tasks that are not due yet
	 */
	public synchronized int scheduled() {
		return this.steps.size();
	}

	private synchronized @Nullable Step next(Instant target) {
		Step step = this.steps.peek();
		if (step == null || step.due().isAfter(target)) {
			return null;
		}
		this.steps.remove();
		this.now = step.due();
		return step;
	}

	private record Step(Instant due, long sequence, Runnable task) implements Comparable<Step> {

		@Override
		public int compareTo(Step other) {
			int order = this.due.compareTo(other.due);
			return (order != 0) ? order : Long.compare(this.sequence, other.sequence);
		}

	}

}
