/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the action that ends what another one has begun, as its outcome is no longer
 * awaited. Asterisk creates the channel of an asynchronous Originate shortly after the
 * response, so a Hangup may come too early: it is repeated, after waits that double,
 * until the channel was hung up or can no longer be expected.
 */
final class Undo implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Undo.class);

	/** With waits of 20 ms and double, the last attempt follows after 2.5 s. */
	private static final int MAX_ATTEMPTS = 8;

	private static final long FIRST_WAIT_MILLIS = 20;

	private final Session session;

	private final AmiAction<?> action;

	private final AmiAction<?> undo;

	private final ClientThreads threads;

	private int attempts;

	Undo(Session session, AmiAction<?> action, AmiAction<?> undo, ClientThreads threads) {
		this.session = session;
		this.action = action;
		this.undo = undo;
		this.threads = threads;
	}

	/** Does not wait. May be called by any thread. */
	@Override
	public void run() {
		try {
			this.threads.run(this::attempt);
		}
		catch (Throwable ex) {
			warn(ex);
		}
	}

	private void attempt() {
		this.attempts++;
		try {
			send(this.undo);
			logger.debug("PBX \"{}\": undid the action {} by {}", this.session.server(), this.action, this.undo);
		}
		catch (AmiErrorResponseException ex) {
			if (ex.isNoSuchChannel()) {
				attemptLater();
			}
			else {
				warn(ex);
			}
		}
		catch (AmiException | ExecutionException | TimeoutException | RejectedExecutionException ex) {
			warn(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private <R> void send(AmiAction<R> action) throws InterruptedException, ExecutionException, TimeoutException {
		PendingAction<R> pending = this.session.own(action);
		this.session.submitOwn(pending);
		pending.read(pending.reply().get(pending.limit().end() - System.nanoTime(), TimeUnit.NANOSECONDS));
	}

	private void attemptLater() {
		if (this.attempts >= MAX_ATTEMPTS) {
			return;
		}
		try {
			this.threads.timer().schedule(this, FIRST_WAIT_MILLIS << (this.attempts - 1), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			warn(ex);
		}
	}

	private void warn(Throwable reason) {
		logger.warn("PBX \"{}\": could not undo the action {} by {}, so that it may go on", this.session.server(),
				this.action, this.undo, reason);
	}

}
