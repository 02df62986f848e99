/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the action that ends what another one has begun, as its outcome is no longer
 * awaited. Asterisk creates the channel of an asynchronous Originate shortly after the
 * response, so a Hangup may come too early: it is repeated, after waits that double,
 * until the channel was hung up or can no longer be expected.
 */
public final class Undo implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(Undo.class);

	/** With waits of 20 ms and double, the last attempt follows after 2.5 s. */
	private static final int MAX_ATTEMPTS = 8;

	private static final long FIRST_WAIT_MILLIS = 20;

	private final ActionSession session;

	private final AmiAction<?> action;

	private final AmiAction<?> undo;

	private final ClientThreads threads;

	private int attempts;

	public Undo(ActionSession session, AmiAction<?> action, AmiAction<?> undo, ClientThreads threads) {
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
			this.session.executeOwn(this.undo);
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
		catch (AmiException | RejectedExecutionException ex) {
			warn(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
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
