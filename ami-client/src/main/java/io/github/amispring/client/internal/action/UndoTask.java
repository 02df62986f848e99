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
 * Undoes an action that was cancelled or has timed out. Asterisk creates the channel of
 * an asynchronous Originate shortly after the response, so a Hangup may arrive before the
 * channel exists. The Hangup is repeated with delays that double each time, until the
 * channel was hung up or will no longer be created.
 */
public final class UndoTask implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(UndoTask.class);

	/** With delays of 20 ms, 40 ms and so on, the last attempt is made after 2.5 s. */
	private static final int MAX_ATTEMPTS = 8;

	private static final long INITIAL_DELAY_MILLIS = 20;

	private final ActionSession session;

	private final AmiAction<?> action;

	private final AmiAction<?> undo;

	private final ClientThreads threads;

	private int attempts;

	/**
	 * Creates a task.
	 * @param session the session that sends the undo action
	 * @param action the action to undo
	 * @param undo the undo action
	 * @param threads run the attempts
	 */
	public UndoTask(ActionSession session, AmiAction<?> action, AmiAction<?> undo, ClientThreads threads) {
		this.session = session;
		this.action = action;
		this.undo = undo;
		this.threads = threads;
	}

	/** Starts an attempt and returns immediately. May be called by any thread. */
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
			this.session.executeInternal(this.undo);
			logger.debug("PBX \"{}\": undid the action {} with {}", this.session.server(), this.action, this.undo);
		}
		catch (AmiErrorResponseException ex) {
			if (ex.isNoSuchChannel()) {
				scheduleNextAttempt();
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

	private void scheduleNextAttempt() {
		if (this.attempts >= MAX_ATTEMPTS) {
			return;
		}
		try {
			this.threads.timer().schedule(this, INITIAL_DELAY_MILLIS << (this.attempts - 1), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			warn(ex);
		}
	}

	private void warn(Throwable cause) {
		logger.warn("PBX \"{}\": could not undo the action {} with {}. The PBX may continue to execute it.",
				this.session.server(), this.action, this.undo, cause);
	}

}
