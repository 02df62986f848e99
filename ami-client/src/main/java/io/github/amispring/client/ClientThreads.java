/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The threads of one client between start and stop, with the client's name in theirs: the
 * reader, two for timeouts and Pings (a Ping may get stuck in writing to a dead line, and
 * then the other one ends it), and those for callbacks, made when needed. All but the
 * reader are daemons; the reader keeps an application alive that only listens.
 */
final class ClientThreads {

	private static final int CALLBACK_THREADS = 4;

	private static final int MAX_CALLBACK_THREADS = 256;

	private static final int IDLE_SECONDS = 10;

	private final String server;

	private final ScheduledThreadPoolExecutor timer;

	private final @Nullable ForkJoinPool ownCallbacks;

	private final Executor callbacks;

	private final AtomicInteger callbackThreads = new AtomicInteger();

	ClientThreads(String server, @Nullable Executor callbackExecutor) {
		this.server = server;
		this.timer = new ScheduledThreadPoolExecutor(2, factory("timer"));
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		if (callbackExecutor != null) {
			this.ownCallbacks = null;
			this.callbacks = callbackExecutor;
		}
		else {
			// of this kind, because it adds a thread for one that waits for another
			// future
			this.ownCallbacks = new ForkJoinPool(CALLBACK_THREADS, this::callbackThread, null, true, 0,
					MAX_CALLBACK_THREADS, 1, (pool) -> true, IDLE_SECONDS, TimeUnit.SECONDS);
			this.callbacks = this.ownCallbacks;
		}
	}

	private ThreadFactory factory(String purpose) {
		AtomicInteger count = new AtomicInteger();
		return (task) -> {
			Thread thread = thread(task, purpose + "-" + count.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	private ForkJoinWorkerThread callbackThread(ForkJoinPool pool) {
		ForkJoinWorkerThread thread = new ForkJoinWorkerThread(pool) {
		};
		thread.setName("ami-" + this.server + "-callback-" + this.callbackThreads.incrementAndGet());
		return thread;
	}

	private Thread thread(Runnable task, String purpose) {
		return new Thread(task, "ami-" + this.server + "-" + purpose);
	}

	Thread startReader(Runnable task) {
		Thread reader = thread(task, "reader");
		reader.setDaemon(false);
		reader.start();
		return reader;
	}

	ScheduledExecutorService timer() {
		return this.timer;
	}

	Executor callbacks() {
		return this.callbacks;
	}

	/** Ends the threads; callbacks that wait are still run. */
	void stop() {
		this.timer.shutdownNow();
		if (this.ownCallbacks != null) {
			this.ownCallbacks.shutdown();
		}
	}

}
