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
 * The orderly end of a connection: waits for the answers that are due, says Logoff, and
 * waits for the reader to end. What takes too long is cut off.
 */
final class Shutdown {

	private static final long POLL_NANOS = 5_000_000;

	private static final long MIN_END_WAIT_NANOS = 100_000_000;

	private static final long LOGOFF_NANOS = 500_000_000;

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
		// in this order: a session that becomes ready later finds the loop stopped
		this.loop.stop();
		Session session = this.loop.session();
		if (session != null) {
			awaitAnswers(session);
			// writing to a dead line may never return
			Future<?> cutOff = this.timer.schedule(() -> close(session), logoffMoment(), TimeUnit.NANOSECONDS);
			logOff(session);
			cutOff.cancel(false);
			close(session);
		}
		awaitReader();
	}

	private void awaitAnswers(Session session) {
		while (session.pendingActions() > 0 && this.loop.session() == session && remaining() > 0
				&& !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	private void logOff(Session session) {
		try {
			PendingAction<?> logoff = session.own(CustomAction.named("Logoff"));
			session.submitOwn(logoff);
			logoff.awaitEnd(System.nanoTime() + logoffMoment());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits also when interrupted: a reader that is late could meet the next one. */
	private void awaitReader() {
		boolean interrupted = Thread.interrupted();
		long end = System.nanoTime() + lastMoment();
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

	/** A Logoff is good manners and no more: not all of the time is for its answer. */
	private long logoffMoment() {
		return Math.min(lastMoment(), LOGOFF_NANOS);
	}

	/** What is left of the time, yet enough for what ends by itself. */
	private long lastMoment() {
		return Math.max(remaining(), MIN_END_WAIT_NANOS);
	}

	private long remaining() {
		return this.deadline - System.nanoTime();
	}

}
