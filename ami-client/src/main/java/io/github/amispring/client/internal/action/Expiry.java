/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Ends the actions of one session that have timed out. All of them share a single task of
 * the timer, because most actions end long before their deadline.
 */
public final class Expiry {

	/** Later than any deadline, but still comparable with the current instant. */
	static final long NEVER_NANOS = Long.MAX_VALUE / 2;

	private final PendingActions pending;

	private final ScheduledExecutorService timer;

	private final ReentrantLock lock = new ReentrantLock();

	/** The instant at which the task runs, in terms of {@link System#nanoTime()}. */
	private volatile long next = System.nanoTime() + NEVER_NANOS;

	/** Guarded by the lock. */
	private @Nullable Future<?> task;

	/** Guarded by the lock. */
	private boolean ended;

	public Expiry(PendingActions pending, ScheduledExecutorService timer) {
		this.pending = pending;
		this.timer = timer;
	}

	/**
	 * Schedules the timeout of an action that was added.
	 * @param deadline the deadline, in terms of {@link System#nanoTime()}
	 */
	public void schedule(long deadline) {
		if (deadline - this.next < 0) {
			scheduleTask(deadline);
		}
	}

	private void scheduleTask(long deadline) {
		this.lock.lock();
		try {
			if (this.ended || deadline - this.next >= 0) {
				return;
			}
			this.next = deadline;
			cancel();
			this.task = this.timer.schedule(this::expire, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (Throwable ex) {
			// the timer was stopped with the client, or the next call of expire retries
			this.next = System.nanoTime() + NEVER_NANOS;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the actions that have timed out. Also called periodically, because the task
	 * may have failed or could not be scheduled.
	 */
	public void expire() {
		long now = System.nanoTime();
		this.lock.lock();
		try {
			// first, so that actions added in the meantime are not missed
			this.next = now + NEVER_NANOS;
			this.task = null;
		}
		finally {
			this.lock.unlock();
		}
		schedule(this.pending.expire(now, now + NEVER_NANOS));
	}

	/** Cancels the task, because the session and all its actions have ended. */
	public void end() {
		this.lock.lock();
		try {
			this.ended = true;
			cancel();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void cancel() {
		if (this.task != null) {
			this.task.cancel(false);
			this.task = null;
		}
	}

}
