/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.client.internal.log.FailureLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the futures of actions that have ended, which runs their continuations. A
 * single worker completes all futures in the order in which the actions ended, because
 * this is the most efficient way. If a continuation takes a long time or waits for
 * another one, a new worker replaces this worker, which ends after the continuation.
 */
public final class Callbacks {

	private static final Logger logger = LoggerFactory.getLogger(Callbacks.class);

	/** The time that a future may wait for the worker: 5 ms. */
	private static final long WAIT_NANOS = 5_000_000;

	/** The maximum number of workers that are replaced because they are slow. */
	private static final int MAX_SLOW_WORKERS = 4;

	/** The maximum number of workers that are replaced because they are blocked. */
	private static final int MAX_BLOCKED_WORKERS = 256;

	private final Executor executor;

	private final ScheduledExecutorService timer;

	private final FailureLog failureLog = new FailureLog(logger, System::nanoTime);

	private final Queue<Completable> queue = new ConcurrentLinkedQueue<>();

	private final AtomicReference<@Nullable Worker> worker = new AtomicReference<>();

	/** The number of replaced workers that are still running. */
	private final AtomicInteger replaced = new AtomicInteger();

	/** Whether the timer will run {@link #check()}. */
	private final AtomicBoolean checkScheduled = new AtomicBoolean();

	private volatile boolean stopped;

	/** The oldest future at the last check. Used only by the timer. */
	private @Nullable Completable lastOldest;

	/**
	 * Creates callbacks.
	 * @param executor runs the workers
	 * @param timer checks the progress of the worker
	 */
	public Callbacks(Executor executor, ScheduledExecutorService timer) {
		this.executor = executor;
		this.timer = timer;
	}

	/** Adds a future, which is not completed before {@link #run()}. */
	void add(Completable action) {
		this.queue.add(action);
	}

	/**
	 * Starts to complete the added futures. Called periodically, because starting a
	 * worker or scheduling a check may have failed.
	 */
	public void run() {
		if (this.queue.isEmpty()) {
			return;
		}
		if (this.stopped) {
			completeAll();
			return;
		}
		if (this.worker.get() == null) {
			Worker worker = new Worker();
			if (this.worker.compareAndSet(null, worker)) {
				start(worker);
			}
		}
		ensureCheckIsScheduled();
	}

	/**
	 * Completes all futures without the timer, which may be stopped afterwards.
	 */
	public void stop() {
		this.stopped = true;
		completeAll();
	}

	/** Completes each future on its own thread, because any of them may block. */
	private void completeAll() {
		for (Completable next = this.queue.poll(); next != null; next = this.queue.poll()) {
			Completable action = next;
			try {
				this.executor.execute(action::completeFuture);
			}
			catch (Throwable ex) {
				// last resort: a future must not stay incomplete
				action.completeFuture();
			}
		}
	}

	private void start(Worker worker) {
		try {
			this.executor.execute(worker);
		}
		catch (Throwable ex) {
			this.worker.compareAndSet(worker, null);
			this.failureLog
				.error("The executor provided no thread to complete the futures of actions; retrying within 1 s."
						+ " Check the executor and the thread limit.", ex);
		}
	}

	private void ensureCheckIsScheduled() {
		if (!this.checkScheduled.get() && this.checkScheduled.compareAndSet(false, true)) {
			scheduleCheck();
		}
	}

	private void scheduleCheck() {
		try {
			this.timer.schedule(this::check, WAIT_NANOS, TimeUnit.NANOSECONDS);
		}
		catch (Throwable ex) {
			// the timer was stopped, or the next call retries
			this.checkScheduled.set(false);
		}
	}

	private void check() {
		try {
			Completable oldest = this.queue.peek();
			if (oldest != null) {
				replaceWorkerIfLate(oldest);
			}
			this.lastOldest = oldest;
		}
		catch (Throwable ex) {
			this.failureLog.error("Checking the progress of callbacks failed; retrying in 5 ms", ex);
		}
		if (!this.queue.isEmpty()) {
			scheduleCheck();
			return;
		}
		this.checkScheduled.set(false);
		// a future may have been added while the flag was still set
		if (!this.queue.isEmpty()) {
			ensureCheckIsScheduled();
		}
	}

	private void replaceWorkerIfLate(Completable oldest) {
		Worker late = this.worker.get();
		boolean blocked = oldest == this.lastOldest;
		if (late == null) {
			run();
		}
		else if ((blocked || oldest.isOverdue(WAIT_NANOS))
				&& this.replaced.get() < (blocked ? MAX_BLOCKED_WORKERS : MAX_SLOW_WORKERS)) {
			Worker next = new Worker();
			if (this.worker.compareAndSet(late, next)) {
				this.replaced.incrementAndGet();
				start(next);
			}
		}
	}

	/**
	 * Completes one future after another until it is replaced.
	 */
	private final class Worker implements Runnable {

		@Override
		public void run() {
			try {
				completeNext();
			}
			finally {
				if (!Callbacks.this.worker.compareAndSet(this, null)) {
					Callbacks.this.replaced.decrementAndGet();
				}
				// a future may have been added while this worker was ending
				Callbacks.this.run();
			}
		}

		private void completeNext() {
			while (Callbacks.this.worker.get() == this) {
				Completable next = Callbacks.this.queue.poll();
				if (next == null) {
					return;
				}
				next.completeFuture();
			}
		}

	}

}
