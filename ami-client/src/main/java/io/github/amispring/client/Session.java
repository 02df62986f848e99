/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.transport.Connection;
import io.github.amispring.wire.ActionEncoder;
import io.github.amispring.wire.MessageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is logged in, until it ends: one thread reads, any thread sends.
 */
final class Session {

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	private final String server;

	private final Connection connection;

	private final MessageReader reader;

	private final ActionEncoder encoder;

	private final OutputStream output;

	private final ReentrantLock writeLock = new ReentrantLock();

	private final PendingActions pending = new PendingActions();

	private final String actionIdPrefix;

	private final AtomicLong actionIds = new AtomicLong();

	private final ServerVersion version;

	private final AtomicReference<@Nullable AmiException> closeReason = new AtomicReference<>();

	Session(AmiClientSettings settings, Connection connection, MessageReader reader, String actionIdPrefix,
			ServerVersion version) throws IOException {
		this.server = settings.name();
		this.connection = connection;
		this.reader = reader;
		this.encoder = new ActionEncoder(settings.charset());
		this.output = connection.output();
		this.actionIdPrefix = actionIdPrefix;
		this.version = version;
	}

	ServerVersion version() {
		return this.version;
	}

	/**
	 * Reads until the connection ends: answers go to their actions, all else to the
	 * intake.
	 * @throws IOException why it ended
	 */
	void read(EventIntake intake) throws IOException {
		while (true) {
			AmiMessage message = this.reader.poll();
			if (message != null) {
				accept(message, intake);
				continue;
			}
			intake.flush();
			if (!this.reader.fill()) {
				throw new EOFException(this.reader.isInsideMessage()
						? "the server closed the connection in the midst of a message, as it does with a client that"
								+ " reads too slowly"
						: "the server closed the connection");
			}
		}
	}

	private void accept(AmiMessage message, EventIntake intake) {
		if (message.isEvent()) {
			if (!this.pending.onEvent(message)) {
				intake.accept(message);
			}
		}
		else if (!message.isResponse() || !this.pending.onResponse(message)) {
			logger.debug("PBX \"{}\": a message of {} bytes belongs to no action and is no event; ignored", this.server,
					message.length());
		}
	}

	/**
	 * Sends an action.
	 * @throws io.github.amispring.message.InvalidActionException when it cannot be sent
	 * as it is
	 */
	<R> Submission<R> submit(AmiAction<R> action) {
		String actionId = this.actionIdPrefix + this.actionIds.incrementAndGet();
		byte[] bytes = this.encoder.encode(action, actionId);
		Duration blocked = blockedFor();
		PendingAction<R> pendingAction = new PendingAction<>(this.server, action);
		if (!action.blocksFor().isZero()) {
			this.pending.block(actionId, System.nanoTime() + blocked.plus(action.blocksFor()).toNanos());
		}
		this.pending.add(actionId, pendingAction);
		write(bytes, pendingAction);
		return new Submission<>(actionId, pendingAction, blocked.plus(action.answerDelay()));
	}

	private void write(byte[] bytes, PendingAction<?> action) {
		this.writeLock.lock();
		try {
			if (action.begin()) {
				this.output.write(bytes);
				this.output.flush();
			}
		}
		catch (IOException ex) {
			close(new AmiConnectException("writing to the connection failed: " + ex.getMessage(), ex));
		}
		finally {
			this.writeLock.unlock();
		}
	}

	/** For how long synchronous actions that are under way may hold up other answers. */
	Duration blockedFor() {
		long now = System.nanoTime();
		return Duration.ofNanos(this.pending.blockedUntil(now) - now);
	}

	/** Nobody waits for this action any more. */
	void forget(Submission<?> submission) {
		this.pending.forget(submission.actionId());
	}

	int pendingActions() {
		return this.pending.size();
	}

	/** Ends the connection; the reader finds out and tells everybody. */
	void close(AmiException reason) {
		this.closeReason.compareAndSet(null, reason);
		this.connection.close();
	}

	/** Why the connection was closed from this side, {@code null} when it was not. */
	@Nullable AmiException closeReason() {
		return this.closeReason.get();
	}

	/** Fails what waits for answers, and frees the connection. */
	void end(@Nullable AmiException reason) {
		this.connection.close();
		this.pending.close(reason);
	}

	/**
	 * An action that was sent.
	 *
	 * @param <R> what the action gives
	 * @param actionId its id
	 * @param action collects its answer
	 * @param answerDelay how much longer than usual the answer may take, by this action's
	 * nature and because of synchronous ones before it
	 */
	record Submission<R>(String actionId, PendingAction<R> action, Duration answerDelay) {

	}

}
