/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

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

	private final ActionWriter writer;

	private final WireLog wireLog;

	private final Duration responseTimeout;

	private final PendingActions pending;

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
		this.writer = new ActionWriter(connection.output());
		this.wireLog = new WireLog(settings.name());
		this.responseTimeout = settings.responseTimeout();
		this.pending = new PendingActions(settings.limits());
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
		this.wireLog.received(message);
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

	/** Sends an action of the client's own, however many wait. */
	<R> Submission<R> submitOwn(AmiAction<R> action) {
		return submit(action, null, false);
	}

	/**
	 * Sends an action of the application's, with the usual time for its answer.
	 * @throws io.github.amispring.message.InvalidActionException when it cannot be sent
	 * as it is
	 * @throws AmiLimitException when too many wait for their answers
	 */
	<R> Submission<R> submit(AmiAction<R> action) {
		return submit(action, null);
	}

	/**
	 * Sends an action of the application's.
	 * @param action the action
	 * @param timeout the time for its answer, {@code null} for the usual one; a server
	 * that is held up by a synchronous action has longer than that
	 * @throws io.github.amispring.message.InvalidActionException when it cannot be sent
	 * as it is
	 * @throws AmiLimitException when too many wait for their answers
	 */
	<R> Submission<R> submit(AmiAction<R> action, @Nullable Duration timeout) {
		return submit(action, timeout, true);
	}

	private <R> Submission<R> submit(AmiAction<R> action, @Nullable Duration timeout, boolean limited) {
		long start = System.nanoTime();
		String actionId = this.actionIdPrefix + this.actionIds.incrementAndGet();
		byte[] bytes = this.encoder.encode(action, actionId);
		Duration blocked = blockedFor();
		Duration patience = (timeout != null) ? timeout
				: Durations.sum(Durations.sum(this.responseTimeout, blocked), action.answerDelay());
		PendingAction<R> pendingAction = new PendingAction<>(this.server, action);
		if (limited) {
			this.pending.addWithinLimit(actionId, pendingAction);
		}
		else {
			this.pending.add(actionId, pendingAction);
		}
		if (!action.blocksFor().isZero()) {
			this.pending.block(actionId, Durations.after(start, Durations.sum(blocked, action.blocksFor())));
		}
		this.wireLog.sent(action, actionId);
		Submission<R> submission = new Submission<>(actionId, pendingAction, start, patience);
		write(submission, bytes);
		return submission;
	}

	private void write(Submission<?> submission, byte[] bytes) {
		Duration patience = min(submission.patience(), this.responseTimeout);
		try {
			if (!this.writer.write(submission.action(), bytes, patience)) {
				expire(submission, patience);
			}
		}
		catch (IOException ex) {
			close(new AmiConnectException("writing to the connection failed: " + ex.getMessage(), ex));
		}
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) <= 0) ? one : other;
	}

	/**
	 * Ends an action for which there is no more time; without effect on one that ended.
	 */
	void expire(Submission<?> submission, Duration time) {
		forget(submission, submission.action().timeout(time));
	}

	/** Ends the connection when a write has been under way for so long. */
	void closeIfStuck(Duration time) {
		if (this.writer.isStuck(time)) {
			close(new AmiConnectException(
					"the server has taken nothing of what was sent to it for " + time.toMillis() + " ms", null));
		}
	}

	/** For how long synchronous actions that are under way may hold up other answers. */
	Duration blockedFor() {
		long now = System.nanoTime();
		return Duration.ofNanos(this.pending.blockedUntil(now) - now);
	}

	/** Nobody waits for this action any more: it fails, unless it has ended. */
	void forget(Submission<?> submission, AmiException failure) {
		this.pending.forget(submission.actionId(), failure);
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
	 * @param start when it was sent, in terms of {@link System#nanoTime()}
	 * @param patience how long its answer may take, from then on
	 */
	record Submission<R>(String actionId, PendingAction<R> action, long start, Duration patience) {

		/**
		 * What is left of the time for the answer, in nanoseconds; not above zero when it
		 * is over.
		 */
		long remaining() {
			return TimeUnit.NANOSECONDS.convert(this.patience) - (System.nanoTime() - this.start);
		}

	}

}
