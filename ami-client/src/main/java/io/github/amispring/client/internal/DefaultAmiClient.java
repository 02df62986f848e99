/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.internal.action.Callbacks;
import io.github.amispring.client.internal.action.Observation;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.client.internal.event.DeliveryWatch;
import io.github.amispring.client.internal.event.EventBuffer;
import io.github.amispring.client.internal.event.EventDispatcher;
import io.github.amispring.client.internal.event.EventReceiver;
import io.github.amispring.client.internal.event.EventSelection;
import io.github.amispring.client.internal.http.HttpConnection;
import io.github.amispring.client.internal.http.HttpLibraries;
import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.client.internal.transport.Connection;
import io.github.amispring.client.internal.transport.SocketConnection;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client. {@link ConnectionLoop} maintains a {@link Session}, whose events pass
 * through {@link EventReceiver} and {@link EventBuffer} to the {@link EventDispatcher}.
 */
public final class DefaultAmiClient implements AmiClient {

	private static final Logger logger = LoggerFactory.getLogger(DefaultAmiClient.class);

	private static final String HTTP_LOG = "org.apache.hc.client5.http";

	private final AmiClientSettings settings;

	/** Creates connections that are not open yet. */
	private final Supplier<Connection> connections;

	/** Creates the reader thread for a client with the given name. */
	private final BiFunction<String, Runnable, Thread> readers;

	private final EventBuffer buffer;

	private final EventReceiver receiver;

	private final EventDispatcher dispatcher;

	private final ConnectionCounts counts = new ConnectionCounts();

	/**
	 * Kept after the client has stopped, so that a restart does not shorten the delay.
	 */
	private final Backoff backoff;

	private final ReentrantLock lifecycle = new ReentrantLock();

	private volatile @Nullable Running running;

	private volatile boolean refusing;

	private boolean closed;

	public DefaultAmiClient(AmiClientSettings settings) {
		this(settings, connections(settings));
	}

	public DefaultAmiClient(AmiClientSettings settings, Supplier<Connection> connections) {
		this(settings, connections, ClientThreads::newReader);
	}

	public DefaultAmiClient(AmiClientSettings settings, Supplier<Connection> connections,
			BiFunction<String, Runnable, Thread> readers) {
		this.settings = settings;
		this.connections = connections;
		this.readers = readers;
		if (settings.sendsSecretUnencrypted()) {
			logger.warn("PBX \"{}\": plaintext authentication without TLS sends the secret to {}:{} unencrypted",
					settings.name(), settings.host(), settings.port());
		}
		this.buffer = new EventBuffer(settings.name(), settings.events().bufferCapacity(),
				settings.limits().maxBufferSize(), System::nanoTime);
		this.dispatcher = new EventDispatcher(settings.name(), this.buffer);
		this.receiver = new EventReceiver(new EventSelection(settings.events()), this.buffer, this.dispatcher);
		this.backoff = new Backoff(settings.reconnect(), new Random(), System::nanoTime);
	}

	private static Supplier<Connection> connections(AmiClientSettings settings) {
		HttpSettings http = settings.http();
		if (http == null) {
			return () -> new SocketConnection(settings.host(), settings.port(), settings.tls());
		}
		HttpLibraries.require(http.encoding());
		if (LoggerFactory.getLogger(HTTP_LOG + ".wire").isDebugEnabled()
				|| LoggerFactory.getLogger(HTTP_LOG + ".headers").isDebugEnabled()) {
			logger
				.warn("PBX \"{}\": the level of the logger \"{}\" is DEBUG, so HttpClient logs all requests, including"
						+ " session cookies, the password of the proxy and, with plaintext authentication, the secret",
						settings.name(), HTTP_LOG);
		}
		return () -> new HttpConnection(settings);
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public AmiClientSettings settings() {
		return this.settings;
	}

	@Override
	public CompletableFuture<Void> start() {
		this.lifecycle.lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("The client \"" + name() + "\" is closed");
			}
			Running running = this.running;
			if (running == null) {
				running = launch();
			}
			// on the executor, because the reader thread must not run continuations
			return running.loop.firstAttempt().whenCompleteAsync((nothing, failure) -> {
			}, running.threads.executor());
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	private Running launch() {
		ClientThreads threads = new ClientThreads(name(), this.settings.executor());
		Callbacks callbacks = new Callbacks(threads.executor(), threads.timer());
		try {
			this.dispatcher.start(threads.executor());
			Duration threshold = this.settings.events().slowListenerThreshold();
			DeliveryWatch delivery = new DeliveryWatch(name(), this.dispatcher, threshold, System::nanoTime);
			ScheduledFuture<?> watch = threads.repeat(DeliveryWatch.interval(threshold), () -> {
				delivery.run();
				callbacks.run();
			});
			try {
				ConnectionLoop loop = new ConnectionLoop(this.settings, this.connections, this.receiver, this.buffer,
						threads, callbacks, this.counts, this.backoff);
				Running running = new Running(loop, threads, callbacks, this.readers.apply(name(), loop), watch);
				// listeners use the client when the reader has established the connection
				this.running = running;
				this.refusing = false;
				running.reader.start();
				return running;
			}
			catch (Throwable ex) {
				this.running = null;
				watch.cancel(false);
				throw ex;
			}
		}
		catch (Throwable ex) {
			// a thread could not be started
			this.dispatcher.stop(System.nanoTime());
			threads.stop();
			throw ex;
		}
	}

	@Override
	public void stop(Duration timeout) {
		this.lifecycle.lock();
		try {
			Running running = this.running;
			if (running == null) {
				return;
			}
			this.refusing = true;
			try {
				end(running, System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout));
			}
			finally {
				// otherwise, the client could not be started again
				this.running = null;
			}
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	private void end(Running running, long deadline) {
		try {
			new Shutdown(running.loop, running.reader, running.threads.timer(), deadline).perform();
		}
		finally {
			try {
				this.dispatcher.stop(deadline);
			}
			finally {
				running.watch.cancel(false);
				running.callbacks.stop();
				running.threads.stop();
			}
		}
	}

	@Override
	public void close() {
		this.lifecycle.lock();
		try {
			this.closed = true;
			stop(this.settings.responseTimeout());
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	@Override
	public void reconnect() {
		Running running = this.running;
		if (running != null) {
			running.loop.reconnect();
		}
	}

	@Override
	public <R> R execute(AmiAction<R> action) {
		return execute(action, null);
	}

	@Override
	public <R> R execute(AmiAction<R> action, @Nullable Duration timeout) {
		Observation observation = Observation.begin(this.settings.actionObserver(), name(), action);
		try {
			Session session = session(running(action), action);
			PendingAction<R> pending = session.submit(action, timeout, observation, null);
			awaitEnd(session, pending);
			R response = pending.result();
			observation.end(response, null);
			return response;
		}
		catch (AmiException ex) {
			// another thread may have created the exception, but the caller needs its own
			// stack trace
			ex.fillInStackTrace();
			observation.end(null, ex);
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			observation.end(null, ex);
			throw ex;
		}
	}

	private void awaitEnd(Session session, PendingAction<?> action) {
		long deadline = action.limit().end();
		try {
			while (!action.awaitEnd(deadline)) {
				// extended if the server has been processing earlier actions
				deadline = session.deadline(action, Duration.ZERO);
				if (deadline - System.nanoTime() <= 0) {
					session.fail(action, action.timeoutAt(deadline));
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			session.fail(action,
					new AmiException("Interrupted while waiting for PBX \"" + name() + "\" to respond to action "
							+ action.action().name()
							+ (action.abandon() ? "; it was not sent" : "; it was sent and may have been executed"),
							ex));
		}
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action) {
		return send(action, null);
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action, @Nullable Duration timeout) {
		Observation observation = Observation.begin(this.settings.actionObserver(), name(), action);
		try {
			Running running = running(action);
			return session(running, action).submit(action, timeout, observation, running.callbacks);
		}
		catch (Throwable ex) {
			observation.end(null, ex);
			return CompletableFuture.failedFuture(ex);
		}
	}

	private Running running(AmiAction<?> action) {
		Running running = this.running;
		if (running == null || this.refusing) {
			throw notConnected(action);
		}
		return running;
	}

	private Session session(Running running, AmiAction<?> action) {
		Session session = running.loop.session();
		if (session == null) {
			throw notConnected(action);
		}
		return session;
	}

	private AmiDisconnectedException notConnected(AmiAction<?> action) {
		Running running = this.running;
		return new AmiDisconnectedException(name(), action.name(), false,
				(running != null) ? running.loop.lastError() : null);
	}

	@Override
	public <E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.dispatcher.listeners().subscribe(type, listener);
	}

	@Override
	public Subscription onEventMessage(EventMessageListener listener) {
		return this.dispatcher.listeners().onEventMessage(listener);
	}

	@Override
	public Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		return this.dispatcher.listeners().onConnectionEvent(listener);
	}

	@Override
	public void listenerFailed(String listener, Object event, Throwable failure) {
		this.dispatcher.listeners().errors().add(listener, event, failure);
	}

	@Override
	public boolean isListenerThread() {
		return this.dispatcher.isDeliveringThread();
	}

	@Override
	public void pauseEvents(Duration timeout) {
		this.dispatcher.pause(timeout);
	}

	@Override
	public void resumeEvents() {
		this.dispatcher.resume();
	}

	@Override
	public AmiClientStatus status() {
		Running running = this.running;
		return (running != null) ? running.loop.status()
				: AmiClientStatus.builder(name(), AmiClientStatus.State.STOPPED).events(this.settings.events()).build();
	}

	@Override
	public AmiClientStatistics statistics() {
		Running running = this.running;
		Session session = (running != null) ? running.loop.session() : null;
		return AmiClientStatistics.builder()
			.eventsReceived(this.receiver.counts())
			.eventsLost(this.buffer.droppedInAll())
			.eventsBuffered(this.buffer.waiting())
			.eventsLag(this.dispatcher.lag())
			.listenerErrors(this.dispatcher.listeners().errors().count())
			.reconnects(this.counts.reconnects().get())
			.unrecognizedMessages(this.counts.unrecognizedMessages().get())
			.pendingActions((session != null) ? session.pendingActions() : 0)
			.build();
	}

	@Override
	public String toString() {
		return "AmiClient[" + this.settings + "]";
	}

	/** The objects that exist only while the client is started. */
	private record Running(ConnectionLoop loop, ClientThreads threads, Callbacks callbacks, Thread reader,
			ScheduledFuture<?> watch) {

	}

}
