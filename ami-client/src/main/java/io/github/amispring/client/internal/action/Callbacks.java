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
 * Completes the futures of actions that have ended, and so runs what is chained to them.
 * One worker does so as long as it keeps up, in the order of the ends, because many
 * responses cost little more than one then. A worker whose callback takes long, or waits
 * for another one, is written off: it finishes this callback, and a new worker takes its
 * place.
 */
public final class Callbacks {

	private static final Logger logger = LoggerFactory.getLogger(Callbacks.class);

	/** How long a future may wait for the worker. */
	private static final long WAIT_NANOS = 5_000_000;

	/** So many workers are written off because their callbacks are merely slow. */
	private static final int MAX_SLOW = 4;

	/** So many workers are written off because their callbacks wait for something. */
	private static final int MAX_STUCK = 256;

	private final Executor executor;

	private final ScheduledExecutorService timer;

	private final FailureLog failureLog = new FailureLog(logger, System::nanoTime);

	private final Queue<Completable> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicReference<@Nullable Worker> worker = new AtomicReference<>();

	/** How many workers that were written off still run. */
	private final AtomicInteger writtenOff = new AtomicInteger();

	private final AtomicBoolean watched = new AtomicBoolean();

	private volatile boolean stopped;

	/** What waited longest when it was looked at last; the timer alone touches it. */
	private @Nullable Completable seen;

	/**
	 * Creates callbacks.
	 * @param executor runs callbacks
	 * @param timer looks whether the worker keeps up
	 */
	public Callbacks(Executor executor, ScheduledExecutorService timer) {
		this.executor = executor;
		this.timer = timer;
	}

	/** Adds an action that has ended. It is not completed before {@link #run()}. */
	void add(Completable action) {
		this.waiting.add(action);
	}

	/**
	 * Lets the futures be completed that were added up to now. Called again and again, it
	 * makes up for a worker or a look of the timer that failed to begin.
	 */
	public void run() {
		if (this.waiting.isEmpty()) {
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
		watch();
	}

	/**
	 * Lets all futures be completed without the timer, which may end.
	 */
	public void stop() {
		this.stopped = true;
		completeAll();
	}

	/** A thread for each future that waits, because any of the others may be held up. */
	private void completeAll() {
		for (Completable next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			Completable action = next;
			try {
				this.executor.execute(action::completeFuture);
			}
			catch (Throwable ex) {
				// there is no later: a future must not stay incomplete
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
			this.failureLog.error("No thread could be had to complete the futures of actions; trying again within 1 s."
					+ " Check the executor and the limit of threads", ex);
		}
	}

	private void watch() {
		if (!this.watched.get() && this.watched.compareAndSet(false, true)) {
			watchOn();
		}
	}

	private void watchOn() {
		try {
			this.timer.schedule(this::look, WAIT_NANOS, TimeUnit.NANOSECONDS);
		}
		catch (Throwable ex) {
			// the last client has been stopped; or else the next call watches again
			this.watched.set(false);
		}
	}

	private void look() {
		try {
			Completable oldest = this.waiting.peek();
			if (oldest != null) {
				replaceWorkerIfLate(oldest);
			}
			this.seen = oldest;
		}
		catch (Throwable ex) {
			this.failureLog.error("Callbacks could not be watched; trying again", ex);
		}
		if (!this.waiting.isEmpty()) {
			watchOn();
			return;
		}
		this.watched.set(false);
		// what came meanwhile believed itself watched
		if (!this.waiting.isEmpty()) {
			watch();
		}
	}

	private void replaceWorkerIfLate(Completable oldest) {
		Worker late = this.worker.get();
		boolean stuck = oldest == this.seen;
		if (late == null) {
			run();
		}
		else if ((stuck || oldest.hasWaited(WAIT_NANOS)) && this.writtenOff.get() < (stuck ? MAX_STUCK : MAX_SLOW)) {
			Worker next = new Worker();
			if (this.worker.compareAndSet(late, next)) {
				this.writtenOff.incrementAndGet();
				start(next);
			}
		}
	}

	/**
	 * Completes one future after another, until it is written off.
	 */
	private final class Worker implements Runnable {

		@Override
		public void run() {
			try {
				completeNext();
			}
			finally {
				if (!Callbacks.this.worker.compareAndSet(this, null)) {
					Callbacks.this.writtenOff.decrementAndGet();
				}
				// what came too late for this worker, and found it still at work
				Callbacks.this.run();
			}
		}

		private void completeNext() {
			while (Callbacks.this.worker.get() == this) {
				Completable next = Callbacks.this.waiting.poll();
				if (next == null) {
					return;
				}
				next.completeFuture();
			}
		}

	}

}
