/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.internal.action.ActionSession;
import io.github.amispring.client.internal.action.ActionWriter;
import io.github.amispring.client.internal.action.Callbacks;
import io.github.amispring.client.internal.action.Expiry;
import io.github.amispring.client.internal.action.Observation;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.client.internal.action.PendingActions;
import io.github.amispring.client.internal.action.SentAction;
import io.github.amispring.client.internal.action.ServerProgress;
import io.github.amispring.client.internal.action.Submission;
import io.github.amispring.client.internal.action.TimeLimit;
import io.github.amispring.client.internal.action.Undo;
import io.github.amispring.client.internal.event.EventIntake;
import io.github.amispring.client.internal.log.WireLog;
import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.client.internal.thread.Durations;
import io.github.amispring.client.internal.thread.VirtualThreads;
import io.github.amispring.client.internal.transport.Connection;
import io.github.amispring.client.internal.wire.ActionEncoder;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is logged in, until it ends: one thread reads, any thread sends.
 */
public final class Session implements ActionSession {

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	private final String server;

	private final Connection connection;

	private final MessageReader reader;

	private final ActionEncoder encoder;

	private final ActionWriter writer;

	private final WireLog wireLog;

	private final Duration responseTimeout;

	private final PendingActions pending;

	private final Expiry expiry;

	private final ClientThreads threads;

	private final Callbacks callbacks;

	/** Whether another thread is about to write what was left, or does so. */
	private final AtomicBoolean writingElsewhere = new AtomicBoolean();

	private final String actionIdPrefix;

	private final AtomicLong actionIds = new AtomicLong();

	private final ServerVersion version;

	private final List<String> filters;

	private final AtomicReference<@Nullable AmiException> closeReason = new AtomicReference<>();

	Session(AmiClientSettings settings, Connection connection, MessageReader reader, String actionIdPrefix,
			ServerVersion version, List<String> filters, ClientThreads threads, Callbacks callbacks)
			throws IOException {
		this.server = settings.name();
		this.connection = connection;
		this.reader = reader;
		this.encoder = new ActionEncoder(settings.charset());
		this.writer = new ActionWriter(connection.output());
		this.wireLog = new WireLog(settings.name());
		this.responseTimeout = settings.responseTimeout();
		this.pending = new PendingActions(settings.limits());
		this.expiry = new Expiry(this.pending, threads.timer());
		this.threads = threads;
		this.callbacks = callbacks;
		this.actionIdPrefix = actionIdPrefix;
		this.version = version;
		this.filters = List.copyOf(filters);
	}

	/** The client's name. */
	@Override
	public String server() {
		return this.server;
	}

	ServerVersion version() {
		return this.version;
	}

	/** The event filters that the server has accepted. */
	List<String> filters() {
		return this.filters;
	}

	@Override
	public Callbacks callbacks() {
		return this.callbacks;
	}

	/**
	 * Reads until the connection ends: answers go to their actions, all else to the
	 * intake.
	 * @throws IOException why it ended
	 */
	void read(EventIntake intake, UnrecognizedMessages unrecognized) throws IOException {
		while (true) {
			AmiMessage message = this.reader.poll();
			if (message != null) {
				accept(message, intake, unrecognized);
				continue;
			}
			// first, for events may be held up by slow listeners
			this.callbacks.run();
			intake.flush();
			if (!this.reader.fill()) {
				throw new EOFException(this.reader.isInsideMessage()
						? "the server closed the connection in the midst of a message, as it does with a client that"
								+ " reads too slowly"
						: "the server closed the connection");
			}
		}
	}

	private void accept(AmiMessage message, EventIntake intake, UnrecognizedMessages unrecognized) {
		this.wireLog.received(message);
		if (message.isEvent()) {
			if (!this.pending.onEvent(message)) {
				intake.accept(message);
			}
		}
		else if (!message.isResponse()) {
			unrecognized.add(message);
		}
		else if (!this.pending.onResponse(message)) {
			logger.debug("PBX \"{}\": a response of {} bytes belongs to no pending action; ignored", this.server,
					message.length());
		}
	}

	/** An action of the client's own, with the usual timeout. */
	<R> PendingAction<R> own(AmiAction<R> action) {
		return new PendingAction<>(this.server, action, limit(action, null));
	}

	/** An action of the client's own. */
	<R> PendingAction<R> own(AmiAction<R> action, Duration timeout) {
		return new PendingAction<>(this.server, action, TimeLimit.of(null, timeout));
	}

	@Override
	public <R> R executeOwn(AmiAction<R> action) throws InterruptedException, ExecutionException, TimeoutException {
		PendingAction<R> pending = own(action);
		submitOwn(pending);
		return pending.read(pending.reply().get(pending.limit().end() - System.nanoTime(), TimeUnit.NANOSECONDS));
	}

	/** Sends an action of the client's own, however many wait. */
	void submitOwn(PendingAction<?> action) {
		Submission<?> submission = submission(action);
		byte[] bytes = encode(submission);
		this.pending.add(submission.actionId(), submission.action());
		log(submission);
		write(submission, bytes);
	}

	/**
	 * Sends an action of the application's, which waits for the answer.
	 * @param action the action
	 * @param timeout the timeout, {@code null} for the usual one, which is extended while
	 * the server is busy with earlier actions
	 * @throws io.github.amispring.exception.InvalidActionException when it cannot be sent
	 * as it is
	 * @throws AmiLimitException when too many wait for their answers
	 */
	<R> Submission<R> submit(AmiAction<R> action, @Nullable Duration timeout) {
		Submission<R> submission = submission(new PendingAction<>(this.server, action, limit(action, timeout)));
		byte[] bytes = encode(submission);
		this.pending.addWithinLimit(submission.actionId(), submission.action());
		log(submission);
		write(submission, bytes);
		return submission;
	}

	/**
	 * Sends an action of the application's, which does not wait for the answer.
	 * @param action the action
	 * @param timeout as for {@link #submit}
	 * @param sent is told of the end
	 * @throws io.github.amispring.exception.InvalidActionException when it cannot be sent
	 * as it is
	 * @throws AmiLimitException when too many wait for their answers
	 */
	<R> void send(AmiAction<R> action, @Nullable Duration timeout, SentAction<R> sent) {
		TimeLimit limit = limit(action, timeout);
		Submission<R> submission = submission(new PendingAction<>(this.server, action, limit, sent));
		byte[] bytes = encode(submission);
		sent.begin(this, submission);
		this.pending.addWithinLimit(submission.actionId(), submission.action());
		log(submission);
		this.expiry.at(limit.end());
		if (this.callbacks.mayWriteLater()) {
			this.writer.leave(submission.action(), bytes);
			this.callbacks.writeLater(this);
		}
		else {
			write(submission, bytes);
		}
	}

	private TimeLimit limit(AmiAction<?> action, @Nullable Duration timeout) {
		return TimeLimit.of(timeout, Durations.sum(this.responseTimeout, action.responseDelay()));
	}

	private <R> Submission<R> submission(PendingAction<R> action) {
		AmiAction<?> undo = action.action().undo();
		if (undo != null) {
			action.undoBy(new Undo(this, action.action(), undo, this.threads));
		}
		return new Submission<>(this.actionIdPrefix + this.actionIds.incrementAndGet(), action);
	}

	private byte[] encode(Submission<?> submission) {
		return this.encoder.encode(submission.action().action(), submission.actionId());
	}

	private void log(Submission<?> submission) {
		this.wireLog.sent(submission.action().action(), submission.actionId());
	}

	private void write(Submission<?> submission, byte[] bytes) {
		if (VirtualThreads.isCurrent()) {
			this.writer.leave(submission.action(), bytes);
			writeElsewhere();
			return;
		}
		Duration patience = min(submission.action().limit().timeout(), this.responseTimeout);
		try {
			if (!this.writer.write(submission.action(), bytes, patience)) {
				expire(submission, patience);
			}
		}
		catch (Throwable ex) {
			// what has been written may end anywhere
			close(writeFailure(ex));
		}
	}

	/**
	 * Lets a platform thread write what was left. The interrupt of a virtual thread that
	 * is writing closes the socket, and with it the connection of all others. Besides,
	 * once a virtual thread has used a Java socket, the thread that reads from it needs
	 * three system calls for each read.
	 */
	private void writeElsewhere() {
		if (this.writingElsewhere.compareAndSet(false, true)) {
			try {
				this.threads.run(this::writeHere);
			}
			catch (Throwable ex) {
				this.writingElsewhere.set(false);
				close(writeFailure(ex));
			}
		}
	}

	private void writeHere() {
		try {
			writeWaiting();
		}
		finally {
			this.writingElsewhere.set(false);
		}
		// what came too late for this thread, and found it still at work
		if (this.writer.hasWaiting() && closeReason() == null) {
			writeElsewhere();
		}
	}

	/** Writes what was left to be written later. */
	@Override
	public void writeWaiting() {
		if (VirtualThreads.isCurrent()) {
			writeElsewhere();
			return;
		}
		try {
			this.writer.writeWaiting(this.responseTimeout);
		}
		catch (Throwable ex) {
			// what has been written may end anywhere
			close(writeFailure(ex));
		}
	}

	private AmiConnectException writeFailure(Throwable failure) {
		return new AmiConnectException(this.server, "writing to the connection failed: "
				+ ((failure instanceof IOException) ? failure.getMessage() : failure.toString()), failure);
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

	/**
	 * Ends the connection when a write has been under way for so long, and actions for
	 * which there is no more time.
	 */
	void check(Duration time) {
		this.expiry.expire();
		if (this.writer.isStuck(time)) {
			close(new AmiConnectException(this.server,
					"the server has taken nothing of what was sent to it for " + time.toMillis() + " ms", null));
		}
	}

	/**
	 * When an action ends without a whole response, as far as can be said now, see
	 * {@link ServerProgress#dueAt}.
	 */
	long dueAt(PendingAction<?> action, Duration grace) {
		return this.pending.progress().dueAt(action, grace);
	}

	/** Nobody waits for this action any more: it fails, unless it has ended. */
	void forget(Submission<?> submission, AmiException failure) {
		this.pending.forget(submission.actionId(), failure);
	}

	/**
	 * Ends an action whose future the application has completed; without effect on one
	 * that has ended.
	 * @param submission the action
	 * @param cause what the application has completed the future with
	 */
	@Override
	public void abandon(Submission<?> submission, Throwable cause) {
		if (!submission.action().hasEnded()) {
			forget(submission, new AmiException("The action " + submission.action().action().name()
					+ " was cancelled before PBX \"" + this.server + "\" had answered it", cause));
		}
	}

	/** Lets the observer know when the server has accepted an action. */
	@Override
	public void observeAcceptance(Submission<?> submission, Observation observation) {
		if (submission.action().action().responseType().isAsynchronous()) {
			submission.action().whenAccepted(() -> {
				try {
					this.threads.run(observation::accepted);
				}
				catch (Throwable ex) {
					// the end of the action ends its observation in any case
					logger.debug("PBX \"{}\": an observer was not notified", this.server, ex);
				}
			});
		}
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
		this.expiry.end();
		this.pending.close(reason);
		// answers that came just before the end
		this.callbacks.run();
	}

}
