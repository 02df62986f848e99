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
 * The threads that all started clients share: a timer, whose tasks must not block, and
 * threads for tasks that may block, such as listeners, callbacks, pings and the writes of
 * virtual threads. These threads are created as needed. All of them are daemon threads.
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
		// fails here if the thread cannot be started, rather than when a task is added
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

	/** Returns the threads. The client must call {@link #release()} afterwards. */
	static synchronized SharedThreads acquire() {
		SharedThreads threads = current;
		if (threads == null) {
			threads = new SharedThreads();
			current = threads;
		}
		users++;
		return threads;
	}

	/**
	 * Releases the threads. When the last client releases the threads, they are shut
	 * down; callbacks that were already submitted still run.
	 */
	static synchronized void release() {
		users--;
		if (users == 0 && current != null) {
			current.timer.shutdownNow();
			current.callbacks.shutdown();
			current = null;
		}
	}

	/** Returns the timer, for tasks that do not block. */
	ScheduledExecutorService timer() {
		return this.timer;
	}

	/** Returns the executor for tasks that may block. */
	ExecutorService callbacks() {
		return this.callbacks;
	}

}
