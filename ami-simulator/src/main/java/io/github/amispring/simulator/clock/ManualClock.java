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
 * A clock that stands still until it is moved. With it a simulator is deterministic: the
 * same seed and the same movements give the same events, byte for byte.
 * <p>
 * Safe for use by several threads; of two that advance it at once, one waits.
 */
public final class ManualClock implements SimulatorClock {

	/** When a clock starts that is not told: early on a working day. */
	public static final Instant DEFAULT_START = Instant.parse("2026-01-05T08:00:00Z");

	private final ReentrantLock advancing = new ReentrantLock();

	private final PriorityQueue<Step> steps = new PriorityQueue<>();

	private Instant now;

	private long sequence;

	/**
	 * Creates a clock that stands at {@link #DEFAULT_START}.
	 */
	public ManualClock() {
		this(DEFAULT_START);
	}

	/**
	 * Creates a clock.
	 * @param start the time at which it stands
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
	 * Moves the clock, and runs all that becomes due on the way, in order and in the
	 * calling thread. What a task schedules runs too if it becomes due within the same
	 * time. An exception of a task comes out here; what was due after it is run by the
	 * next call.
	 * @param duration by how much to move it, zero to run what is due already
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("Time does not run backwards");
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
	 * How many tasks wait for their time.
	 * @return the number of scheduled tasks
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
