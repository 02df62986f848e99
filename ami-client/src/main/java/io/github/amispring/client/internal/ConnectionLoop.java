/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.IOException;
import java.nio.charset.Charset;
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
import io.github.amispring.client.internal.wire.ActionEncoder;
import io.github.amispring.client.internal.wire.FormEncoder;
import io.github.amispring.client.internal.wire.LineEncoder;
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
 * Maintains the connection of a client between start and stop: connects, reads until the
 * connection ends, waits, and connects again. Runs on the reader thread.
 */
final class ConnectionLoop implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionLoop.class);

	/**
	 * After this number of timeouts, the client no longer waits for FullyBooted, because
	 * the account may have lost the permission to receive it.
	 */
	private static final int MAX_FULLY_BOOTED_TIMEOUTS = 5;

	private static final SecureRandom random = new SecureRandom();

	private final AmiClientSettings settings;

	/** Creates connections that are not open yet. */
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
	 * Ends the delay between two attempts. The capacity is 1, because several requests to
	 * reconnect lead to a single attempt.
	 */
	private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);

	private volatile View view = View.connecting(null);

	/** The connection that is being established. Stopping the client closes it. */
	private volatile @Nullable Connection connecting;

	private @Nullable Instant disconnectedAt;

	/** Whether the account has received FullyBooted, so the client can wait for it. */
	private boolean fullyBootedReceived;

	private int fullyBootedTimeouts;

	private @Nullable String lastLoggedFailure;

	private boolean retryLogged;

	private @Nullable String lastUnfilteredReason;

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

	/** Returns the session of the connection, {@code null} if there is no connection. */
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

	/** Ends the loop. The caller must close the session of the connection, if any. */
	void stop() {
		this.stop.countDown();
		this.wake.offer(true);
		Connection connecting = this.connecting;
		if (connecting != null) {
			connecting.close();
		}
	}

	/**
	 * Closes the session, if there is one, and starts the next attempt immediately,
	 * unless the credentials were refused.
	 */
	void reconnect() {
		Session session = this.view.session;
		if (session != null) {
			session.close(
					new AmiConnectException(this.settings.name(), "the application requested a new connection", null));
		}
		this.wake.offer(true);
	}

	@Override
	public void run() {
		try {
			while (!isStopped()) {
				try {
					awaitEndOfRefusal();
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
	 * Continues the loop after an unexpected failure, such as a lack of memory. Otherwise
	 * the thread would end, and the client would never reconnect.
	 */
	private void recover(Throwable failure) {
		try {
			reportUnexpected(failure);
		}
		catch (Throwable ex) {
			this.view = View.waiting(null, null);
		}
		// the failure may recur
		pause(this.settings.reconnect().initialDelay());
	}

	private void reportUnexpected(Throwable failure) {
		this.failureLog.error("PBX \"" + this.settings.name() + "\": the client failed unexpectedly; connecting again",
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
			logger.trace("PBX \"{}\": delay ended, woken={}", this.settings.name(), woken != null);
		}
		catch (InterruptedException ex) {
			// ignored: this thread ends only when the latch is released
		}
	}

	/**
	 * Waits until the delay after rejected credentials has ended. A request to reconnect
	 * or a restart of the client does not shorten this delay.
	 */
	private void awaitEndOfRefusal() {
		Backoff.Refusal refusal = this.backoff.refusal();
		if (refusal == null || isStopped()) {
			return;
		}
		Duration delay = this.backoff.remaining(refusal);
		this.view = View.waiting(refusal.failure(), delay);
		logger.warn("PBX \"{}\" rejected the credentials. Retrying in {} ms, because the server may ban a client that"
				+ " retries too often.", this.settings.name(), delay.toMillis());
		try {
			boolean stopped = this.stop.await(delay.toNanos(), TimeUnit.NANOSECONDS);
			logger.trace("PBX \"{}\": delay ended, stopped={}", this.settings.name(), stopped);
		}
		catch (InterruptedException ex) {
			// ignored: this thread ends only when the latch is released
		}
	}

	private void attempt() {
		// this attempt fulfils all earlier requests to reconnect
		this.wake.clear();
		this.view = View.connecting(this.view.lastError);
		if (this.lastLoggedFailure != null && !this.retryLogged) {
			logger.info("PBX \"{}\": connecting again", this.settings.name());
			this.retryLogged = true;
		}
		Session session;
		try {
			session = connect();
		}
		catch (Throwable ex) {
			// includes exceptions of an SSL context that the application provides
			onConnectFailed(this.failures.describe(ex));
			return;
		}
		onConnected(session);
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
			ActionEncoder encoder = newActionEncoder();
			Handshake handshake = new Handshake(this.settings, connection, reader, encoder, actionIdPrefix,
					this.unrecognized);
			ServerVersion version = handshake.perform(this.fullyBootedReceived);
			this.fullyBootedReceived |= handshake.fullyBootedReceived();
			this.fullyBootedTimeouts = 0;
			logUnfiltered(handshake.unfilteredReason());
			Session session = new Session(this.settings, connection, reader, encoder, actionIdPrefix, version,
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

	private ActionEncoder newActionEncoder() {
		Charset charset = this.settings.charset();
		return (this.settings.http() != null) ? new FormEncoder(charset) : new LineEncoder(charset);
	}

	/** Logs the reason if it differs from the reason of the last connection. */
	private void logUnfiltered(@Nullable String reason) {
		if (reason != null && !reason.equals(this.lastUnfilteredReason)) {
			logger.info("PBX \"{}\": {}. events.include and events.exclude are applied by the client only.",
					this.settings.name(), reason);
		}
		this.lastUnfilteredReason = reason;
	}

	/**
	 * Creates a random prefix, because events may contain ActionIDs of other sessions.
	 */
	private static String newActionIdPrefix() {
		byte[] bytes = new byte[8];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes) + "-";
	}

	private void onConnectFailed(AmiException failure) {
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
		if (Objects.equals(failure.getMessage(), this.lastLoggedFailure)) {
			logger.debug("{} (again)", failure.getMessage());
		}
		else {
			// does not announce another attempt, because the application may stop the
			// client
			logger.warn("{}", failure.getMessage());
			this.lastLoggedFailure = failure.getMessage();
			this.retryLogged = false;
		}
		this.firstAttempt.completeExceptionally(failure);
	}

	private void onConnected(Session session) {
		Instant since = Instant.now();
		KeepAliveTask keepAlive = new KeepAliveTask(this.settings.keepAlive(), session, this.threads.timer());
		// this connection fulfils all earlier requests to reconnect
		this.wake.clear();
		this.view = new View(AmiClientStatus.State.CONNECTED, session, keepAlive, since, null, null);
		this.lastLoggedFailure = null;
		if (isStopped()) {
			// the thread that stopped the client may have found no session to close
			session.close(new AmiConnectException(this.settings.name(), "the client was stopped", null));
		}
		AmiException reason = null;
		try {
			announce(session, since);
			read(session, keepAlive);
		}
		catch (Throwable ex) {
			AmiException closeReason = session.closeReason();
			reason = (closeReason != null) ? closeReason : new AmiConnectException(this.settings.name(),
					(ex instanceof IOException && ex.getMessage() != null) ? ex.getMessage() : ex.toString(), ex);
		}
		try {
			this.receiver.flush();
		}
		finally {
			onDisconnected(session, since, isStopped() ? null : reason);
		}
	}

	private void announce(Session session, Instant since) {
		ServerVersion version = session.version();
		logger.info("Connected to PBX \"{}\" at {}:{}: {}", this.settings.name(), this.settings.host(),
				this.settings.port(), version.describe());
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
				// not on the timer, because a write to a dead connection may block
				() -> this.threads.run(keepAlive));
		// a write that is blocked for 3/4 of the timeout is detected before the timeout
		// expires
		Duration quarter = this.settings.responseTimeout().dividedBy(4);
		ScheduledFuture<?> check = this.threads.repeat(quarter, () -> session.check(quarter.multipliedBy(3)));
		IdleTask idle = startIdleTask();
		try {
			session.read(this.receiver, this.unrecognized);
		}
		finally {
			pings.cancel(false);
			check.cancel(false);
			if (idle != null) {
				idle.end();
			}
		}
	}

	private @Nullable IdleTask startIdleTask() {
		Duration interval = this.settings.events().idleInterval();
		if (interval == null) {
			return null;
		}
		IdleTask idle = new IdleTask(this.settings.name(), interval, this.receiver, this.buffer, this.threads.timer());
		idle.begin();
		return idle;
	}

	private void onDisconnected(Session session, Instant since, @Nullable AmiException reason) {
		this.view = View.waiting(reason, null);
		Instant now = Instant.now();
		this.disconnectedAt = now;
		try {
			this.backoff.connectionEnded(Duration.between(since, now));
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

	/** The state that other threads read, which is replaced as a whole. */
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
