/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real-time clock. Its tasks run on one daemon thread. {@link #close()} discards all
 * scheduled tasks.
 */
public final class RealTimeClock implements SimulatorClock, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RealTimeClock.class);

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((runnable) -> {
		Thread thread = new Thread(runnable, "ami-simulator-clock");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * Creates a clock and starts its thread.
	 */
	public RealTimeClock() {
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public void schedule(Duration delay, Runnable task) {
		try {
			this.executor.schedule(() -> run(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.trace("The task is discarded because the clock is closed");
		}
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			// the executor would swallow the exception
			logger.error("A task of the simulator failed", ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
