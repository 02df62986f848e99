/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import io.github.amispring.action.CustomAction;

/**
 * The orderly end of a connection: waits for the answers that are due, says Logoff, and
 * waits for the reader to end. What takes too long is cut off.
 */
final class Shutdown {

	private static final long POLL_NANOS = 5_000_000;

	private final ConnectionLoop loop;

	private final Thread reader;

	private final long deadline;

	Shutdown(ConnectionLoop loop, Thread reader, long deadline) {
		this.loop = loop;
		this.reader = reader;
		this.deadline = deadline;
	}

	void perform() {
		Session session = this.loop.session();
		this.loop.stop();
		if (session != null) {
			awaitAnswers(session);
			logOff(session);
			session.close(new AmiConnectException("the client was stopped", null));
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
			// at least a moment, for the sake of whoever reads the server's log
			session.submit(CustomAction.named("Logoff"))
				.action()
				.reply()
				.get(Math.max(remaining(), 100_000_000), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// the connection is closed all the same
		}
	}

	private void awaitReader() {
		try {
			this.reader.join(Math.max(1, remaining() / 1_000_000));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private long remaining() {
		return this.deadline - System.nanoTime();
	}

}
