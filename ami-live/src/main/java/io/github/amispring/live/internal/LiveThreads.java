/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads that all views share: one for timers, which never runs listeners, and as
 * many as needed for listeners, which end when they are idle.
 */
final class LiveThreads {

	private static final AtomicInteger created = new AtomicInteger();

	static final ScheduledExecutorService TIMERS = timers();

	static final Executor LISTENERS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS,
			new SynchronousQueue<>(), daemon("ami-live-listener-"));

	private LiveThreads() {
	}

	/**
	 * Executes a task periodically, also after it has failed.
	 * @param errorHandler receives what the task throws
	 */
	static Future<?> repeat(Runnable task, Duration interval, Consumer<Throwable> errorHandler) {
		return TIMERS.scheduleWithFixedDelay(() -> {
			try {
				task.run();
			}
			catch (Throwable ex) {
				errorHandler.accept(ex);
			}
		}, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static ScheduledExecutorService timers() {
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, daemon("ami-live-timer-"));
		executor.setRemoveOnCancelPolicy(true);
		executor.setKeepAliveTime(10, TimeUnit.SECONDS);
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	private static ThreadFactory daemon(String prefix) {
		return (task) -> {
			Thread thread = new Thread(task, prefix + created.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

}
