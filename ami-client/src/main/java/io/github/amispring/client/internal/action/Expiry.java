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
 * Ends the actions of one session for which there is no more time. One task of the timer
 * serves all of them, as most are answered long before.
 */
public final class Expiry {

	/** So far away that no action ends later; still comparable with what is now. */
	static final long NEVER_NANOS = Long.MAX_VALUE / 2;

	private final PendingActions pending;

	private final ScheduledExecutorService timer;

	private final ReentrantLock lock = new ReentrantLock();

	/** When the task runs, in terms of {@link System#nanoTime()}. */
	private volatile long next = System.nanoTime() + NEVER_NANOS;

	/** Guarded by the lock. */
	private @Nullable Future<?> task;

	/** Guarded by the lock. */
	private boolean ended;

	public Expiry(PendingActions pending, ScheduledExecutorService timer) {
		this.pending = pending;
		this.timer = timer;
	}

	/** An action was added that ends at this moment. */
	public void at(long deadline) {
		if (deadline - this.next < 0) {
			schedule(deadline);
		}
	}

	private void schedule(long deadline) {
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
			// the client has been stopped, and the end of the session ends its actions;
			// or
			// else this is made up for by the next look
			this.next = System.nanoTime() + NEVER_NANOS;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the actions for which there is no more time. To be called now and then, for a
	 * task of the timer that could not be scheduled, or has failed.
	 */
	public void expire() {
		long now = System.nanoTime();
		this.lock.lock();
		try {
			// first, so that an action that is added meanwhile is not overlooked
			this.next = now + NEVER_NANOS;
			this.task = null;
		}
		finally {
			this.lock.unlock();
		}
		at(this.pending.expire(now, now + NEVER_NANOS));
	}

	/** The session has ended, and with it all actions. */
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
