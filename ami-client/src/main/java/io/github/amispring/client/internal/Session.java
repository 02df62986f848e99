/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.internal.action.ActionSession;
import io.github.amispring.client.internal.action.ActionWriter;
import io.github.amispring.client.internal.action.Callbacks;
import io.github.amispring.client.internal.action.Expiry;
import io.github.amispring.client.internal.action.Observation;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.client.internal.action.PendingActions;
import io.github.amispring.client.internal.action.ServerProgress;
import io.github.amispring.client.internal.action.TimeLimit;
import io.github.amispring.client.internal.action.UndoTask;
import io.github.amispring.client.internal.event.EventReceiver;
import io.github.amispring.client.internal.log.WireLog;
import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.client.internal.thread.Durations;
import io.github.amispring.client.internal.thread.VirtualThreads;
import io.github.amispring.client.internal.transport.Connection;
import io.github.amispring.client.internal.wire.ActionEncoder;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An established connection, from the login until the connection ends. One thread reads,
 * any thread sends.
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

	private final UnaryOperator<Runnable> callbackDecorator;

	/** Whether a platform thread is writing the queued actions, or is about to. */
	private final AtomicBoolean writingElsewhere = new AtomicBoolean();

	private final String actionIdPrefix;

	/** The number of the last action. */
	private final AtomicLong lastNumber = new AtomicLong();

	private final ServerVersion version;

	private final List<String> filters;

	private final AtomicReference<@Nullable AmiException> closeReason = new AtomicReference<>();

	Session(AmiClientSettings settings, Connection connection, MessageReader reader, ActionEncoder encoder,
			String actionIdPrefix, ServerVersion version, List<String> filters, ClientThreads threads,
			Callbacks callbacks) throws IOException {
		this.server = settings.name();
		this.connection = connection;
		this.reader = reader;
		this.encoder = encoder;
		this.writer = new ActionWriter(connection.output());
		this.wireLog = new WireLog(settings.name());
		this.responseTimeout = settings.responseTimeout();
		this.pending = new PendingActions(actionIdPrefix, settings.limits());
		this.expiry = new Expiry(this.pending, threads.timer());
		this.threads = threads;
		this.callbacks = callbacks;
		this.callbackDecorator = settings.callbackDecorator();
		this.actionIdPrefix = actionIdPrefix;
		this.version = version;
		this.filters = List.copyOf(filters);
	}

	@Override
	public String server() {
		return this.server;
	}

	ServerVersion version() {
		return this.version;
	}

	/** Returns the event filters that the server has accepted. */
	List<String> filters() {
		return this.filters;
	}

	/**
	 * Reads until the connection ends. Responses complete their actions, and events go to
	 * the receiver.
	 * @throws IOException the reason why the connection ended
	 */
	void read(EventReceiver receiver, UnrecognizedMessages unrecognized) throws IOException {
		receiver.beginRead();
		while (true) {
			AmiMessage message = this.reader.poll(mayDiscard() ? receiver : null);
			if (message != null) {
				accept(message, receiver, unrecognized);
				continue;
			}
			receiver.flush();
			this.callbacks.run();
			// last, because slow listeners delay the reader thread here
			receiver.awaitRoom();
			if (!this.reader.fill()) {
				throw new EOFException(this.reader.isInsideMessage()
						? "The server closed the connection in the middle of a message. Asterisk does this when the"
								+ " client reads too slowly"
						: "The server closed the connection");
			}
			receiver.beginRead();
		}
	}

	/** Returns whether events without a listener may be discarded. */
	private boolean mayDiscard() {
		return !this.pending.expectsUnmarkedEntries() && !this.wireLog.isEnabled();
	}

	private void accept(AmiMessage message, EventReceiver receiver, UnrecognizedMessages unrecognized) {
		this.wireLog.received(message);
		if (message.isEvent()) {
			if (!this.pending.onEvent(message)) {
				receiver.accept(message);
			}
		}
		else if (!message.isResponse()) {
			unrecognized.add(message);
		}
		else if (!this.pending.onResponse(message)) {
			logger.debug("PBX \"{}\": ignored a response of {} bytes that matches no pending action", this.server,
					message.length());
		}
		if (this.pending.hasCompleted()) {
			// first, because the sender may stop the delivery of events, which ends after
			// the events that are in the buffer
			receiver.flush();
			this.pending.endCompleted();
		}
	}

	@Override
	public <R> R executeInternal(AmiAction<R> action) throws InterruptedException {
		PendingAction<R> pending = internalAction(action);
		submitInternal(pending);
		if (!pending.awaitEnd(pending.limit().end())) {
			fail(pending, pending.timeoutAt(pending.limit().end()));
		}
		return pending.result();
	}

	/** Creates an internal action of the client with the default timeout. */
	<R> PendingAction<R> internalAction(AmiAction<R> action) {
		return new PendingAction<>(this.server, action, limit(action, null));
	}

	/** Creates an internal action of the client. */
	<R> PendingAction<R> internalAction(AmiAction<R> action, Duration timeout) {
		return new PendingAction<>(this.server, action, TimeLimit.of(null, timeout));
	}

	/** Sends an internal action, regardless of the limit of pending actions. */
	void submitInternal(PendingAction<?> action) {
		prepare(action);
		this.pending.add(action);
		write(action);
	}

	/**
	 * Sends an action of the application.
	 * @param action the action
	 * @param timeout the timeout, {@code null} for the default, which is extended while
	 * the server processes earlier actions
	 * @param observation notified when the action is accepted and, for a future, when it
	 * ends
	 * @param callbacks completes the future, {@code null} if the sender waits
	 * @return the action
	 * @throws io.github.amispring.exception.InvalidActionException if the action is
	 * invalid
	 * @throws io.github.amispring.exception.AmiLimitException if too many actions are
	 * pending
	 */
	<R> PendingAction<R> submit(AmiAction<R> action, @Nullable Duration timeout, Observation observation,
			@Nullable Callbacks callbacks) {
		PendingAction<R> pending = new PendingAction<>(this.server, action, limit(action, timeout), observation,
				callbacks, this.callbackDecorator);
		if (action.responseType().isAsynchronous()) {
			pending.onAccepted(() -> notifyAccepted(observation));
		}
		prepare(pending);
		this.pending.addWithinLimit(pending);
		if (pending.canExpire()) {
			this.expiry.schedule(pending.limit().end());
		}
		write(pending);
		return pending;
	}

	private void notifyAccepted(Observation observation) {
		try {
			this.threads.run(observation::accepted);
		}
		catch (Throwable ex) {
			// the end of the action also ends its observation
			logger.debug("PBX \"{}\": an action observer was not notified", this.server, ex);
		}
	}

	private TimeLimit limit(AmiAction<?> action, @Nullable Duration timeout) {
		return TimeLimit.of(timeout, Durations.sum(this.responseTimeout, action.responseDelay()));
	}

	private void prepare(PendingAction<?> action) {
		long number = this.lastNumber.incrementAndGet();
		action.prepare(number, this.encoder.encode(action.action(), this.actionIdPrefix, number));
		AmiAction<?> undo = action.action().undo();
		if (undo != null) {
			action.undoWith(new UndoTask(this, action.action(), undo, this.threads));
		}
	}

	private void write(PendingAction<?> action) {
		if (this.wireLog.isEnabled()) {
			this.wireLog.sent(action.action(), this.actionIdPrefix + action.number());
		}
		if (VirtualThreads.isCurrent()) {
			this.writer.enqueue(action);
			writeElsewhere();
			return;
		}
		Duration timeout = min(action.limit().timeout(), this.responseTimeout);
		try {
			if (!this.writer.write(action, timeout)) {
				fail(action, action.timeout(timeout));
			}
		}
		catch (Throwable ex) {
			// the bytes written may end in the middle of an action
			close(writeFailure(ex));
		}
	}

	/**
	 * Lets a platform thread write the queued actions. An interrupt of a virtual thread
	 * that is writing would close the socket. In addition, once a virtual thread has used
	 * a Java socket, each read of the reader thread needs three system calls.
	 */
	private void writeElsewhere() {
		if (this.writingElsewhere.compareAndSet(false, true)) {
			try {
				this.threads.run(this::writeQueued);
			}
			catch (Throwable ex) {
				this.writingElsewhere.set(false);
				close(writeFailure(ex));
			}
		}
	}

	private void writeQueued() {
		try {
			this.writer.writeQueued(this.responseTimeout);
		}
		catch (Throwable ex) {
			// the bytes written may end in the middle of an action
			close(writeFailure(ex));
		}
		finally {
			this.writingElsewhere.set(false);
		}
		// an action may have been queued while this thread was finishing
		if (this.writer.hasQueued() && closeReason() == null) {
			writeElsewhere();
		}
	}

	private AmiConnectException writeFailure(Throwable failure) {
		return new AmiConnectException(this.server, "Writing to the connection failed: "
				+ ((failure instanceof IOException) ? failure.getMessage() : failure.toString()), failure);
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) <= 0) ? one : other;
	}

	/**
	 * Fails actions that have timed out, and closes the connection if the current write
	 * has been blocked for at least the given time.
	 */
	void check(Duration time) {
		this.expiry.expire();
		if (this.writer.isBlocked(time)) {
			close(new AmiConnectException(this.server,
					"The connection was blocked: the server has not read for " + time.toMillis() + " ms", null));
		}
	}

	/** Returns the current deadline of an action, see {@link ServerProgress#deadline}. */
	long deadline(PendingAction<?> action, Duration grace) {
		return this.pending.progress().deadline(action, grace);
	}

	/** Fails an action, unless it has ended. */
	void fail(PendingAction<?> action, AmiException failure) {
		this.pending.fail(action, failure);
	}

	int pendingActions() {
		return this.pending.size();
	}

	/** Closes the connection, which ends {@link #read} on the reader thread. */
	void close(AmiException reason) {
		this.closeReason.compareAndSet(null, reason);
		this.connection.close();
	}

	/** Returns why the client closed the connection, {@code null} if it did not. */
	@Nullable AmiException closeReason() {
		return this.closeReason.get();
	}

	/** Fails the pending actions and closes the connection. */
	void end(@Nullable AmiException reason) {
		this.connection.close();
		this.expiry.end();
		this.pending.close(reason);
		// completes actions whose responses arrived just before the end
		this.callbacks.run();
	}

}
