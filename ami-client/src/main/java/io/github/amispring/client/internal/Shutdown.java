/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.amispring.action.CustomAction;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.exception.AmiConnectException;

/**
 * Ends a connection gracefully: waits for pending responses, sends Logoff, and waits for
 * the reader thread to end. Closes the connection if this takes too long.
 */
final class Shutdown {

	private static final long POLL_NANOS = 5_000_000;

	private static final long MIN_TIMEOUT_NANOS = 100_000_000;

	private static final long MAX_LOGOFF_TIMEOUT_NANOS = 500_000_000;

	private final ConnectionLoop loop;

	private final Thread reader;

	private final ScheduledExecutorService timer;

	private final long deadline;

	Shutdown(ConnectionLoop loop, Thread reader, ScheduledExecutorService timer, long deadline) {
		this.loop = loop;
		this.reader = reader;
		this.timer = timer;
		this.deadline = deadline;
	}

	void perform() {
		// first, because a session that becomes ready later must find the loop stopped
		this.loop.stop();
		Session session = this.loop.session();
		if (session != null) {
			awaitResponses(session);
			// a write to a dead connection may block
			Future<?> timeout = this.timer.schedule(() -> close(session), logoffTimeout(), TimeUnit.NANOSECONDS);
			logOff(session);
			timeout.cancel(false);
			close(session);
		}
		awaitReader();
	}

	private void awaitResponses(Session session) {
		while (session.pendingActions() > 0 && this.loop.session() == session && remaining() > 0
				&& !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	private void logOff(Session session) {
		try {
			PendingAction<?> logoff = session.internalAction(CustomAction.named("Logoff"));
			session.submitInternal(logoff);
			logoff.awaitEnd(System.nanoTime() + logoffTimeout());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Waits for the reader thread to end. Not interruptible, because the reader threads
	 * of two starts must not run at the same time.
	 */
	private void awaitReader() {
		boolean interrupted = Thread.interrupted();
		long end = System.nanoTime() + remainingOrMinimum();
		while (this.reader.isAlive() && end - System.nanoTime() > 0) {
			try {
				TimeUnit.NANOSECONDS.timedJoin(this.reader, end - System.nanoTime());
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static void close(Session session) {
		session.close(new AmiConnectException(session.server(), "the client was stopped", null));
	}

	/**
	 * Returns the timeout of Logoff, which is best effort and must not use all of the
	 * remaining time.
	 */
	private long logoffTimeout() {
		return Math.min(remainingOrMinimum(), MAX_LOGOFF_TIMEOUT_NANOS);
	}

	/** Returns the remaining time, but at least the time that a normal shutdown takes. */
	private long remainingOrMinimum() {
		return Math.max(remaining(), MIN_TIMEOUT_NANOS);
	}

	private long remaining() {
		return this.deadline - System.nanoTime();
	}

}
