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
 * The threads of one client between start and stop: the reader, which is its own and
 * keeps an application alive that only listens, and the {@link SharedThreads}.
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
	 * Runs a task on threads of our own where the application's executor does not take
	 * it, because it is shut down, full, or cannot start a thread. An executor may take a
	 * task and fail all the same, so a task runs once at most.
	 */
	private Executor reliable(Executor executor) {
		return (task) -> {
			Once once = new Once(task);
			try {
				executor.execute(once);
			}
			catch (Throwable ex) {
				if (once.isTaken()) {
					return;
				}
				this.failureLog.error("PBX \"" + this.server + "\": the executor " + executor
						+ " did not take a task; it runs on a thread of the client instead", ex);
				runElsewhere(once);
			}
		};
	}

	private void runElsewhere(Once once) {
		try {
			this.shared.callbacks().execute(once);
		}
		catch (Throwable ex) {
			if (once.take()) {
				throw ex;
			}
		}
	}

	public static Thread startReader(String server, Runnable task) {
		Thread reader = new Thread(task, "ami-" + server + "-reader");
		reader.setDaemon(false);
		reader.start();
		return reader;
	}

	/**
	 * Repeats a task on the timer, until it is cancelled, whatever it throws. The tasks
	 * of many clients with one interval are run together, so that they wake the timer no
	 * more often than one.
	 */
	public ScheduledFuture<?> repeat(Duration interval, Runnable task) {
		long nanos = Math.max(1, TimeUnit.NANOSECONDS.convert(interval));
		long untilNext = nanos - Math.floorMod(System.nanoTime(), nanos);
		return timer().scheduleAtFixedRate(() -> runGuarded(task), untilNext, nanos, TimeUnit.NANOSECONDS);
	}

	/** Repeats a task on the timer as {@link #repeat} does, first after one interval. */
	public ScheduledFuture<?> repeatFromNow(Duration interval, Runnable task) {
		long nanos = Math.max(1, TimeUnit.NANOSECONDS.convert(interval));
		return timer().scheduleWithFixedDelay(() -> runGuarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
	}

	private void runGuarded(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// else the timer would not run it again
			this.failureLog.error("PBX \"" + this.server + "\": a task of the timer failed; it is repeated", ex);
		}
	}

	/** For what is done at once. */
	public ScheduledExecutorService timer() {
		return this.shared.timer();
	}

	/**
	 * Runs what belongs to the client and may take long, always on a platform thread.
	 */
	public void run(Runnable task) {
		this.shared.callbacks().execute(task);
	}

	/** Where the application's code may run. */
	public Executor executor() {
		return this.executor;
	}

	/** Releases the threads. */
	public void stop() {
		SharedThreads.release();
	}

	/**
	 * A task that runs once at most.
	 */
	private static final class Once extends AtomicBoolean implements Runnable {

		private final Runnable task;

		Once(Runnable task) {
			this.task = task;
		}

		boolean isTaken() {
			return get();
		}

		/** Returns whether the caller is the one that may run it. */
		boolean take() {
			return compareAndSet(false, true);
		}

		@Override
		public void run() {
			if (take()) {
				this.task.run();
			}
		}

	}

}
