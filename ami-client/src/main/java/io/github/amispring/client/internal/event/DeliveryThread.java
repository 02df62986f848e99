/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The thread that delivers the events of a client. If the client has stopped before a
 * listener returned, the next delivery waits until that listener has returned.
 */
final class DeliveryThread {

	private final String name;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Thread current;

	/** The number of delivered events and signals. */
	private final AtomicLong delivered = new AtomicLong();

	DeliveryThread(String server) {
		this.name = "ami-" + server + "-events";
	}

	/**
	 * Runs a task on the calling thread when no other thread delivers.
	 * @param task the task
	 * @param delay the time in nanoseconds after which {@code onDelay} is called
	 * @param onDelay called if another thread is still delivering after the delay
	 */
	void run(Runnable task, long delay, Runnable onDelay) {
		lock(delay, onDelay);
		try {
			runAs(Thread.currentThread(), task);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void runAs(Thread thread, Runnable task) {
		String name = thread.getName();
		thread.setName(this.name);
		this.current = thread;
		try {
			task.run();
		}
		finally {
			this.current = null;
			thread.setName(name);
		}
	}

	private void lock(long delay, Runnable onDelay) {
		boolean interrupted = false;
		boolean locked = false;
		while (!locked) {
			try {
				locked = this.lock.tryLock(delay, TimeUnit.NANOSECONDS);
				if (!locked) {
					onDelay.run();
					this.lock.lock();
					locked = true;
				}
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** Returns the thread, {@code null} if no thread is delivering events. */
	@Nullable Thread current() {
		return this.current;
	}

	boolean isCurrent() {
		return this.lock.isHeldByCurrentThread();
	}

	/** Counts a delivered event or signal. Called by the current thread. */
	void countDelivered() {
		this.delivered.lazySet(this.delivered.getPlain() + 1);
	}

	long delivered() {
		return this.delivered.get();
	}

}
