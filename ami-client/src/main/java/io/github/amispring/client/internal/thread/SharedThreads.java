/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The threads that all clients share, as long as one of them is started: a timer, which
 * waits for nobody, and as many others as are needed for what may be held up: events,
 * callbacks, Pings, and what virtual threads send. All are daemons.
 */
final class SharedThreads {

	private static final int IDLE_SECONDS = 10;

	private static @Nullable SharedThreads current;

	private static int users;

	private final ScheduledThreadPoolExecutor timer;

	private final ExecutorService callbacks;

	private SharedThreads() {
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> daemon(task, "ami-timer"));
		this.timer.setRemoveOnCancelPolicy(true);
		// now: a failure later would leave tasks without a thread
		this.timer.prestartCoreThread();
		AtomicInteger count = new AtomicInteger();
		ThreadFactory factory = (task) -> daemon(task, "ami-callback-" + count.incrementAndGet());
		this.callbacks = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), factory);
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/** The threads, for a client that gives them back. */
	static synchronized SharedThreads acquire() {
		SharedThreads threads = current;
		if (threads == null) {
			threads = new SharedThreads();
			current = threads;
		}
		users++;
		return threads;
	}

	/** Gives the threads back. The last client ends them; callbacks are still run. */
	static synchronized void release() {
		users--;
		if (users == 0 && current != null) {
			current.timer.shutdownNow();
			current.callbacks.shutdown();
			current = null;
		}
	}

	/** For what is done at once. */
	ScheduledExecutorService timer() {
		return this.timer;
	}

	/** For what may take long. */
	ExecutorService callbacks() {
		return this.callbacks;
	}

}
