/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.thread;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.client.internal.log.FailureLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one client between start and stop: the reader thread and the
 * {@link SharedThreads}. The reader thread is not a daemon thread, so an application that
 * only receives events is kept alive.
 */
public final class ClientThreads {

	private static final Logger logger = LoggerFactory.getLogger(ClientThreads.class);

	private final String server;

	private final SharedThreads shared;

	private final Executor executor;

	private final FailureLog failureLog = new FailureLog(logger, System::nanoTime);

	public ClientThreads(String server, @Nullable Executor executor) {
		this.server = server;
		this.shared = SharedThreads.acquire();
		this.executor = (executor != null) ? reliable(executor) : this.shared.callbacks();
	}

	/**
	 * Runs a task on a shared thread if the application's executor rejects it because the
	 * executor is shut down, full, or cannot start a thread. An executor may both run a
	 * task and throw an exception, so a task runs at most once.
	 */
	private Executor reliable(Executor executor) {
		return (task) -> {
			Once once = new Once(task);
			try {
				executor.execute(once);
			}
			catch (Throwable ex) {
				if (once.isClaimed()) {
					return;
				}
				this.failureLog.error("PBX \"" + this.server + "\": the executor " + executor
						+ " rejected a task; running it on a thread of the client instead", ex);
				runOnSharedThread(once);
			}
		};
	}

	private void runOnSharedThread(Once once) {
		try {
			this.shared.callbacks().execute(once);
		}
		catch (Throwable ex) {
			if (once.claim()) {
				throw ex;
			}
		}
	}

	/** Creates a thread, which is not started, for a reader. */
	public static Thread newReader(String server, Runnable task) {
		Thread reader = new Thread(task, "ami-" + server + "-reader");
		reader.setDaemon(false);
		return reader;
	}

	/**
	 * Runs a task on the timer periodically until it is cancelled, even if it throws an
	 * exception. Tasks of several clients with the same interval run together, which
	 * wakes the timer once for all of them.
	 */
	public ScheduledFuture<?> repeat(Duration interval, Runnable task) {
		long nanos = Math.max(1, TimeUnit.NANOSECONDS.convert(interval));
		long untilNext = nanos - Math.floorMod(System.nanoTime(), nanos);
		return timer().scheduleAtFixedRate(() -> runGuarded(task), untilNext, nanos, TimeUnit.NANOSECONDS);
	}

	/** Runs a task periodically like {@link #repeat}, first after one full interval. */
	public ScheduledFuture<?> repeatFromNow(Duration interval, Runnable task) {
		long nanos = Math.max(1, TimeUnit.NANOSECONDS.convert(interval));
		return timer().scheduleWithFixedDelay(() -> runGuarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
	}

	private void runGuarded(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// otherwise the timer would not run the task again
			this.failureLog.error("PBX \"" + this.server + "\": a periodic task failed; it will run again", ex);
		}
	}

	/** Returns the timer, for tasks that do not block. */
	public ScheduledExecutorService timer() {
		return this.shared.timer();
	}

	/**
	 * Runs an internal task of the client that may block. Always uses a platform thread.
	 */
	public void run(Runnable task) {
		this.shared.callbacks().execute(task);
	}

	/** Returns the executor for application code. */
	public Executor executor() {
		return this.executor;
	}

	/** Releases the threads. */
	public void stop() {
		SharedThreads.release();
	}

	/**
	 * A task that runs at most once.
	 */
	private static final class Once extends AtomicBoolean implements Runnable {

		private final Runnable task;

		Once(Runnable task) {
			this.task = task;
		}

		boolean isClaimed() {
			return get();
		}

		/** Claims the right to run the task. Returns whether the caller may run it. */
		boolean claim() {
			return compareAndSet(false, true);
		}

		@Override
		public void run() {
			if (claim()) {
				this.task.run();
			}
		}

	}

}
