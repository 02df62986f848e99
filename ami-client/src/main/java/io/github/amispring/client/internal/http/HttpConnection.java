/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.internal.http.encoding.BodyDecoder;
import io.github.amispring.client.internal.http.encoding.ManagerDecoder;
import io.github.amispring.client.internal.http.encoding.MxmlDecoder;
import io.github.amispring.client.internal.http.encoding.RawmanDecoder;
import io.github.amispring.client.internal.transport.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Connection} over HTTP. It represents one session of Asterisk's HTTP server.
 * The {@link ActionSender} posts the actions one after another, as Asterisk executes the
 * actions of a TCP connection. The {@link EventPoller} waits for events at the same time.
 * The connection ends when a request fails or the server has ended the session.
 */
public final class HttpConnection implements Connection {

	private final AmiClientSettings settings;

	private final HttpSettings http;

	private final MessageStream messages = new MessageStream();

	private final AtomicReference<Deadline> deadline = new AtomicReference<>(Deadline.PENDING);

	/** Created in advance, because {@link #close()} must work without memory. */
	private final IOException closedByClient = new SocketException("the client closed the connection");

	private volatile @Nullable Future<?> timeout;

	private volatile @Nullable HttpExchange exchange;

	private volatile @Nullable ActionSender sender;

	private volatile boolean closed;

	/**
	 * Creates a connection that is not open.
	 * @param settings the settings, which contain HTTP settings
	 */
	public HttpConnection(AmiClientSettings settings) {
		this.settings = settings;
		this.http = Objects.requireNonNull(settings.http());
	}

	@Override
	public void open(Duration timeout, ScheduledExecutorService timer) throws IOException {
		HttpSession session = (this.http.authentication() == HttpSettings.Authentication.DIGEST)
				? new DigestSession(this.settings) : new CookieSession();
		HttpExchange exchange = new HttpExchange(this.settings, session, this.http);
		this.exchange = exchange;
		this.timeout = timer.schedule(this::closeAtDeadline, TimeUnit.NANOSECONDS.convert(timeout),
				TimeUnit.NANOSECONDS);
		if (this.closed) {
			close();
			throw new SocketException("the client closed the connection");
		}
		ActionSender sender = new ActionSender(exchange, decoder(), this.messages);
		this.sender = sender;
		start("http-actions", () -> run(sender));
	}

	@Override
	public void beginEvents() {
		EventPoller poller = new EventPoller(Objects.requireNonNull(this.exchange), decoder(), this.http.pollTimeout(),
				this.settings, this.messages);
		start("http-events", () -> run(poller));
	}

	private BodyDecoder decoder() {
		return switch (this.http.encoding()) {
			case RAWMAN -> new RawmanDecoder();
			case MXML -> new MxmlDecoder();
			case MANAGER -> new ManagerDecoder();
		};
	}

	private void start(String name, Runnable task) {
		Thread thread = new Thread(task, "ami-" + this.settings.name() + "-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	private void run(ActionSender sender) {
		try {
			sender.run();
		}
		catch (Throwable ex) {
			fail(ex);
		}
	}

	private void run(EventPoller poller) {
		try {
			poller.run();
		}
		catch (Throwable ex) {
			ActionSender sender = this.sender;
			// after Logoff, the sender ends the connection when it has the response
			if (sender == null || !sender.isLoggingOff()) {
				fail(ex);
			}
		}
	}

	private void fail(Throwable failure) {
		this.messages.fail(failure);
		close();
	}

	private void closeAtDeadline() {
		if (this.deadline.compareAndSet(Deadline.PENDING, Deadline.EXPIRED)) {
			close();
		}
	}

	@Override
	public IOException explain(IOException failure) {
		if (this.deadline.get() != Deadline.EXPIRED || failure instanceof SocketTimeoutException) {
			return failure;
		}
		SocketTimeoutException timeout = timedOut();
		timeout.initCause(failure);
		return timeout;
	}

	private static SocketTimeoutException timedOut() {
		return new SocketTimeoutException("connect timed out");
	}

	@Override
	public InputStream input() {
		return this.messages;
	}

	@Override
	public OutputStream output() throws IOException {
		ActionSender sender = this.sender;
		if (sender == null) {
			throw new SocketException("the connection is not open");
		}
		return sender.output();
	}

	@Override
	public void keepOpen() throws SocketTimeoutException {
		if (!this.deadline.compareAndSet(Deadline.PENDING, Deadline.CANCELLED)) {
			throw timedOut();
		}
		cancelTimeout();
	}

	@Override
	public void close() {
		this.closed = true;
		cancelTimeout();
		HttpExchange exchange = this.exchange;
		ActionSender sender = this.sender;
		try {
			if (exchange != null) {
				exchange.close();
			}
		}
		finally {
			if (sender != null) {
				sender.stop();
			}
			this.messages.fail(this.closedByClient);
		}
	}

	private void cancelTimeout() {
		Future<?> timeout = this.timeout;
		if (timeout != null) {
			timeout.cancel(false);
		}
	}

	private enum Deadline {

		PENDING, CANCELLED, EXPIRED

	}

}
