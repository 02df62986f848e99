/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.LimitSettings;
import io.github.amispring.client.internal.action.Callbacks;
import io.github.amispring.client.internal.event.EventBuffer;
import io.github.amispring.client.internal.event.EventReceiver;
import io.github.amispring.client.internal.log.FailureLog;
import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.client.internal.transport.Connection;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a client between start and stop: connects, reads until the connection ends,
 * waits, connects again. Runs on the one thread that reads.
 */
final class ConnectionLoop implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionLoop.class);

	/** An account that has lost its permission is not told FullyBooted any more. */
	private static final int MAX_FULLY_BOOTED_TIMEOUTS = 5;

	private static final SecureRandom random = new SecureRandom();

	private final AmiClientSettings settings;

	/** Makes connections that are not open yet. */
	private final Supplier<Connection> connections;

	private final EventReceiver receiver;

	private final EventBuffer buffer;

	private final ClientThreads threads;

	private final Callbacks callbacks;

	private final ConnectionCounts counts;

	private final UnrecognizedMessages unrecognized;

	private final ConnectFailures failures;

	private final FailureLog failureLog = new FailureLog(logger, System::nanoTime);

	private final Backoff backoff;

	private final CompletableFuture<Void> firstAttempt = new CompletableFuture<>();

	private final CountDownLatch stop = new CountDownLatch(1);

	/**
	 * Ends a wait between two attempts, for a stop or for an attempt at once. However
	 * often it is asked for, one attempt is enough.
	 */
	private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);

	private volatile View view = View.connecting(null);

	/** The line that is being made ready, so that a stop need not wait for it. */
	private volatile @Nullable Connection connecting;

	private @Nullable Instant disconnectedAt;

	/** Whether this account has been told FullyBooted, so that it can be awaited. */
	private boolean fullyBootedReceived;

	private int fullyBootedTimeouts;

	private @Nullable String lastLogged;

	private boolean retryLogged;

	private @Nullable String lastUnfiltered;

	ConnectionLoop(AmiClientSettings settings, Supplier<Connection> connections, EventReceiver receiver,
			EventBuffer buffer, ClientThreads threads, Callbacks callbacks, ConnectionCounts counts, Backoff backoff) {
		this.settings = settings;
		this.connections = connections;
		this.receiver = receiver;
		this.buffer = buffer;
		this.threads = threads;
		this.callbacks = callbacks;
		this.counts = counts;
		this.failures = new ConnectFailures(settings);
		this.backoff = backoff;
		this.unrecognized = new UnrecognizedMessages(settings.name(), counts);
	}

	private MessageLimits messageLimits() {
		LimitSettings limits = this.settings.limits();
		return new MessageLimits((int) limits.maxMessageSize(), limits.maxMessageLines());
	}

	CompletableFuture<Void> firstAttempt() {
		return this.firstAttempt;
	}

	/** The session that is ready, {@code null} when there is none. */
	@Nullable Session session() {
		return this.view.session;
	}

	@Nullable AmiException lastError() {
		return this.view.lastError;
	}

	AmiClientStatus status() {
		View view = this.view;
		ServerVersion version = (view.session != null) ? view.session.version() : null;
		List<String> filters = (view.session != null) ? view.session.filters() : List.of();
		return AmiClientStatus.builder(this.settings.name(), view.state)
			.asteriskVersion((version != null) ? version.asterisk() : null)
			.amiVersion((version != null) ? version.ami() : null)
			.connectedSince(view.since)
			.lastRoundTrip((view.keepAlive != null) ? view.keepAlive.lastRoundTrip() : null)
			.lastError(view.lastError)
			.nextAttempt(view.nextAttempt)
			.events(this.settings.events())
			.filters(filters)
			.build();
	}

	/** Lets the loop end; a session that is ready must be ended by its own means. */
	void stop() {
		this.stop.countDown();
		this.wake.offer(true);
		Connection connecting = this.connecting;
		if (connecting != null) {
			connecting.close();
		}
	}

	/**
	 * Ends the session, if there is one, and lets the next attempt be at once, unless the
	 * credentials were refused.
	 */
	void reconnect() {
		Session session = this.view.session;
		if (session != null) {
			session.close(new AmiConnectException(this.settings.name(), "the client was asked to connect again", null));
		}
		this.wake.offer(true);
	}

	@Override
	public void run() {
		try {
			while (!isStopped()) {
				try {
					awaitPermission();
					if (!isStopped()) {
						attempt();
						awaitNextAttempt();
					}
				}
				catch (Throwable ex) {
					recover(ex);
				}
			}
		}
		finally {
			this.view = new View(AmiClientStatus.State.STOPPED, null, null, null, this.view.lastError, null);
			this.firstAttempt.completeExceptionally(new AmiConnectException(this.settings.name(),
					"The client \"" + this.settings.name() + "\" was stopped", null));
		}
	}

	private void awaitNextAttempt() {
		if (!isStopped()) {
			Duration delay = this.backoff.nextDelay();
			this.view = View.waiting(this.view.lastError, delay);
			logger.debug("PBX \"{}\": next attempt in {} ms", this.settings.name(), delay.toMillis());
			pause(delay);
		}
	}

	/**
	 * Lets the loop go on after a failure that nothing has dealt with, such as a lack of
	 * memory: without its thread, a client would never connect again.
	 */
	private void recover(Throwable failure) {
		try {
			reportUnexpected(failure);
		}
		catch (Throwable ex) {
			this.view = View.waiting(null, null);
		}
		// not at once: what failed may fail again
		pause(this.settings.reconnect().initialDelay());
	}

	private void reportUnexpected(Throwable failure) {
		this.failureLog.error("PBX \"" + this.settings.name() + "\": the client failed unexpectedly; it connects again",
				failure);
		Session session = this.view.session;
		if (session != null) {
			session.close(unexpected(failure));
		}
		this.view = View.waiting(unexpected(failure), null);
	}

	private AmiConnectException unexpected(Throwable failure) {
		return new AmiConnectException(this.settings.name(), "the client failed unexpectedly: " + failure, failure);
	}

	private boolean isStopped() {
		return this.stop.getCount() == 0;
	}

	private void pause(Duration delay) {
		try {
			Boolean woken = this.wake.poll(delay.toNanos(), TimeUnit.NANOSECONDS);
			logger.trace("PBX \"{}\": waited, woken: {}", this.settings.name(), woken != null);
		}
		catch (InterruptedException ex) {
			// nobody but stop ends this thread, and it does so by the latch
		}
	}

	/**
	 * Waits until an attempt may be made: after a request to reconnect, or a new start of
	 * the client, the wait after refused credentials may not be over.
	 */
	private void awaitPermission() {
		Backoff.Refusal refusal = this.backoff.refusal();
		if (refusal == null || isStopped()) {
			return;
		}
		Duration delay = this.backoff.remaining(refusal);
		this.view = View.waiting(refusal.failure(), delay);
		logger.warn("PBX \"{}\" refused the credentials: connecting not at once but in {} ms, because the server may"
				+ " ban a client that tries too often", this.settings.name(), delay.toMillis());
		try {
			boolean stopped = this.stop.await(delay.toNanos(), TimeUnit.NANOSECONDS);
			logger.trace("PBX \"{}\": waited, stopped: {}", this.settings.name(), stopped);
		}
		catch (InterruptedException ex) {
			// as above
		}
	}

	private void attempt() {
		// this attempt serves all requests up to now
		this.wake.clear();
		this.view = View.connecting(this.view.lastError);
		if (this.lastLogged != null && !this.retryLogged) {
			logger.info("PBX \"{}\": connecting again", this.settings.name());
			this.retryLogged = true;
		}
		Session session;
		try {
			session = connect();
		}
		catch (Throwable ex) {
			// also what an SSL factory of the application throws
			failed(this.failures.describe(ex));
			return;
		}
		ready(session);
	}

	private Session connect() throws IOException {
		Connection connection = this.connections.get();
		this.connecting = connection;
		try {
			if (isStopped()) {
				throw new AmiConnectException(this.settings.name(), "The client was stopped", null);
			}
			connection.open(this.settings.connectTimeout(), this.threads.timer());
			String actionIdPrefix = newActionIdPrefix();
			MessageReader reader = new MessageReader(connection.input(), messageLimits(), this.settings.charset(),
					actionIdPrefix);
			this.unrecognized.connectionBegins();
			Handshake handshake = new Handshake(this.settings, connection, reader, actionIdPrefix, this.unrecognized);
			ServerVersion version = handshake.perform(this.fullyBootedReceived);
			this.fullyBootedReceived |= handshake.fullyBootedReceived();
			this.fullyBootedTimeouts = 0;
			tellOfUnfiltered(handshake.unfiltered());
			Session session = new Session(this.settings, connection, reader, actionIdPrefix, version,
					handshake.filters(), this.threads, this.callbacks);
			AmiMessage fullyBooted = handshake.fullyBooted();
			if (fullyBooted != null) {
				this.receiver.accept(fullyBooted);
			}
			return session;
		}
		catch (IOException ex) {
			connection.close();
			throw connection.explain(ex);
		}
		catch (RuntimeException | Error ex) {
			connection.close();
			throw ex;
		}
		finally {
			this.connecting = null;
		}
	}

	/** Once, and not at each reconnection. */
	private void tellOfUnfiltered(@Nullable String reason) {
		if (reason != null && !reason.equals(this.lastUnfiltered)) {
			logger.info("PBX \"{}\": events.include and events.exclude are applied on this side only: {}",
					this.settings.name(), reason);
		}
		this.lastUnfiltered = reason;
	}

	/** Others see our ids in events; a random prefix keeps theirs and ours apart. */
	private static String newActionIdPrefix() {
		byte[] bytes = new byte[8];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes) + "-";
	}

	private void failed(AmiException failure) {
		if (failure instanceof AmiAuthenticationException) {
			this.backoff.credentialsRefused(failure);
		}
		this.view = View.waiting(failure, null);
		if (failure instanceof Handshake.StillStartingException
				&& ++this.fullyBootedTimeouts == MAX_FULLY_BOOTED_TIMEOUTS) {
			this.fullyBootedReceived = false;
		}
		if (isStopped()) {
			return;
		}
		if (Objects.equals(failure.getMessage(), this.lastLogged)) {
			logger.debug("{} (again)", failure.getMessage());
		}
		else {
			// without a word on further attempts: the application may stop the client now
			logger.warn("{}", failure.getMessage());
			this.lastLogged = failure.getMessage();
			this.retryLogged = false;
		}
		this.firstAttempt.completeExceptionally(failure);
	}

	private void ready(Session session) {
		Instant since = Instant.now();
		KeepAliveTask keepAlive = new KeepAliveTask(this.settings.keepAlive(), session, this.threads.timer());
		// this connection serves all requests up to now
		this.wake.clear();
		this.view = new View(AmiClientStatus.State.CONNECTED, session, keepAlive, since, null, null);
		this.lastLogged = null;
		if (isStopped()) {
			// whoever stopped the client found no session to be closed
			session.close(new AmiConnectException(this.settings.name(), "the client was stopped", null));
		}
		AmiException reason = null;
		try {
			announce(session, since);
			read(session, keepAlive);
		}
		catch (Throwable ex) {
			AmiException ours = session.closeReason();
			reason = (ours != null) ? ours : new AmiConnectException(this.settings.name(),
					(ex instanceof IOException && ex.getMessage() != null) ? ex.getMessage() : ex.toString(), ex);
		}
		try {
			this.receiver.flush();
		}
		finally {
			lost(session, since, isStopped() ? null : reason);
		}
	}

	private void announce(Session session, Instant since) {
		ServerVersion version = session.version();
		logger.info("Connected to PBX \"{}\" at {}:{}: {}, AMI {}", this.settings.name(), this.settings.host(),
				this.settings.port(), version, version.ami());
		Duration gap = (this.disconnectedAt != null) ? Duration.between(this.disconnectedAt, since) : null;
		if (gap != null) {
			this.counts.reconnects().incrementAndGet();
		}
		this.buffer
			.putSignal(new AmiConnectedEvent(this.settings.name(), since, version.asterisk(), version.ami(), gap));
		this.receiver.flush();
		this.firstAttempt.complete(null);
	}

	private void read(Session session, KeepAliveTask keepAlive) throws IOException {
		ScheduledFuture<?> pings = this.threads.repeatFromNow(this.settings.keepAlive().interval(),
				// not on the timer: writing to a dead line may never return
				() -> this.threads.run(keepAlive));
		// found within the last of four parts of the time, so that no caller waits longer
		Duration part = this.settings.responseTimeout().dividedBy(4);
		ScheduledFuture<?> watch = this.threads.repeat(part, () -> session.check(part.multipliedBy(3)));
		IdleTask idle = watchForIdleness();
		try {
			session.read(this.receiver, this.unrecognized);
		}
		finally {
			pings.cancel(false);
			watch.cancel(false);
			if (idle != null) {
				idle.end();
			}
		}
	}

	private @Nullable IdleTask watchForIdleness() {
		Duration interval = this.settings.events().idleInterval();
		if (interval == null) {
			return null;
		}
		IdleTask idle = new IdleTask(this.settings.name(), interval, this.receiver, this.buffer, this.threads.timer());
		idle.begin();
		return idle;
	}

	private void lost(Session session, Instant since, @Nullable AmiException reason) {
		this.view = View.waiting(reason, null);
		Instant now = Instant.now();
		this.disconnectedAt = now;
		try {
			this.backoff.connectionLasted(Duration.between(since, now));
			session.end(reason);
		}
		finally {
			this.buffer.putSignal(
					new AmiDisconnectedEvent(this.settings.name(), now, (reason != null) ? reason.getMessage() : null));
		}
		if (reason != null) {
			logger.warn("Lost the connection to PBX \"{}\": {}", this.settings.name(), reason.getMessage());
		}
		else {
			logger.info("Disconnected from PBX \"{}\"", this.settings.name());
		}
	}

	/** What others may know, all of one moment. */
	private record View(AmiClientStatus.State state, @Nullable Session session, @Nullable KeepAliveTask keepAlive,
			@Nullable Instant since, @Nullable AmiException lastError, @Nullable Instant nextAttempt) {

		static View connecting(@Nullable AmiException lastError) {
			return new View(AmiClientStatus.State.CONNECTING, null, null, null, lastError, null);
		}

		static View waiting(@Nullable AmiException lastError, @Nullable Duration delay) {
			return new View(AmiClientStatus.State.WAITING, null, null, null, lastError,
					(delay != null) ? Instant.now().plus(delay) : null);
		}

	}

}
