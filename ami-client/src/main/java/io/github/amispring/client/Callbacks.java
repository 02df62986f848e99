/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the futures of actions that have ended, and so runs what is chained to them.
 * One thread does so as long as it keeps up, in the order of the ends, for many answers
 * cost little more than one then. Where a callback takes long, or waits for another one,
 * further threads come to help.
 * <p>
 * What callbacks send is written when the last of those that wait has run, many actions
 * at a time; or by a helper, so that nothing depends on how long a callback takes.
 */
final class Callbacks {

	/** How long a future may wait for the threads at work. */
	private static final long PATIENCE_NANOS = 5_000_000;

	/** So many threads run callbacks that are merely slow. */
	private static final int SLOW_THREADS = 4;

	/** So many threads run callbacks that wait for something. */
	private static final int MAX_THREADS = 256;

	/** So many actions are left unwritten by callbacks before they are written. */
	private static final int MAX_UNWRITTEN = 64;

	private static final Logger logger = LoggerFactory.getLogger(Callbacks.class);

	private final Executor executor;

	private final SharedThreads shared;

	private final Queue<SentAction<?>> waiting = new ConcurrentLinkedQueue<>();

	private volatile boolean stopped;

	private final AtomicInteger threads = new AtomicInteger();

	private final AtomicBoolean watched = new AtomicBoolean();

	/** The one at work whose actions may be written later. */
	private final AtomicReference<@Nullable Thread> leader = new AtomicReference<>();

	/** The session that has actions to be written. */
	private final AtomicReference<@Nullable Session> unwrittenOf = new AtomicReference<>();

	/** How many; the leader alone touches it. */
	private int unwritten;

	/** What waited longest when it was looked at last; the timer alone touches it. */
	private @Nullable SentAction<?> seen;

	Callbacks(Executor executor, SharedThreads shared) {
		this.executor = executor;
		this.shared = shared;
	}

	/** Adds an action that has ended. It is not completed before {@link #run()}. */
	void add(SentAction<?> action) {
		this.waiting.add(action);
	}

	/** Lets the futures be completed that were added up to now. */
	void run() {
		if (this.waiting.isEmpty()) {
			return;
		}
		if (this.threads.get() == 0 && this.threads.compareAndSet(0, 1)) {
			startWorker();
		}
		if (this.stopped) {
			helpAll();
		}
		watch();
	}

	/**
	 * Lets all futures be completed without the timer, which may end: each that waits
	 * gets a thread, as any of the others may be held up.
	 */
	void stop() {
		this.stopped = true;
		helpAll();
	}

	private void helpAll() {
		for (int i = this.waiting.size(); i > 0; i--) {
			this.threads.incrementAndGet();
			startWorker();
		}
	}

	/** Starts a thread that is counted already. If that fails, the timer tries again. */
	private void startWorker() {
		try {
			this.executor.execute(this::work);
		}
		catch (Throwable ex) {
			this.threads.decrementAndGet();
			logger.warn("No thread could be started to complete the futures of actions; trying again", ex);
		}
	}

	private void work() {
		boolean leads = this.leader.compareAndSet(null, Thread.currentThread());
		try {
			for (SentAction<?> next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
				next.end();
			}
		}
		finally {
			if (leads) {
				this.unwritten = 0;
				this.leader.set(null);
				writeUnwritten();
			}
			this.threads.decrementAndGet();
			// what came too late for this thread, and found it still at work
			run();
		}
	}

	/**
	 * Whether the thread is one that will write what it sends together with what the next
	 * callbacks send.
	 */
	boolean mayWriteLater() {
		if (this.leader.get() != Thread.currentThread()) {
			return false;
		}
		boolean later = !this.waiting.isEmpty() && this.unwritten < MAX_UNWRITTEN;
		this.unwritten = later ? this.unwritten + 1 : 0;
		return later;
	}

	/** A session has actions to be written; they wait already. */
	void writeLater(Session session) {
		this.unwrittenOf.set(session);
		watch();
	}

	private void writeUnwritten() {
		Session session = this.unwrittenOf.getAndSet(null);
		if (session != null) {
			session.writeWaiting();
		}
	}

	private void watch() {
		if (!this.watched.get() && this.watched.compareAndSet(false, true)) {
			watchOn();
		}
	}

	private void watchOn() {
		try {
			this.shared.timer().schedule(this::look, PATIENCE_NANOS, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the last client has been stopped
		}
	}

	private void look() {
		if (this.unwrittenOf.get() != null) {
			this.shared.callbacks().execute(this::writeUnwritten);
		}
		SentAction<?> oldest = this.waiting.peek();
		if (oldest != null && needsHelp(oldest)) {
			this.threads.incrementAndGet();
			startWorker();
		}
		this.seen = oldest;
		if (oldest != null) {
			watchOn();
			return;
		}
		this.watched.set(false);
		// what came meanwhile believed itself watched
		if (!this.waiting.isEmpty() || this.unwrittenOf.get() != null) {
			watch();
		}
	}

	private boolean needsHelp(SentAction<?> oldest) {
		int threads = this.threads.get();
		if (oldest == this.seen) {
			// nobody has got any further
			return threads < MAX_THREADS;
		}
		return threads < SLOW_THREADS && oldest.hasWaited(PATIENCE_NANOS);
	}

}
