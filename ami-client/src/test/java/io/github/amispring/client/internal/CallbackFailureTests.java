/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.PingResponse;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.client.internal.event.EventBuffer;
import io.github.amispring.client.internal.event.EventDispatcher;
import io.github.amispring.client.internal.transport.SocketConnection;
import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that failures of executors, listeners, observers and decorators do not stop the
 * client: afterwards, all events are delivered and all futures complete.
 */
@Timeout(60)
class CallbackFailureTests extends AbstractClientTests {

	/** The number of events that {@link #assertWorks} sends. */
	private static final int EVENTS = 60;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	/** Whether the injected code fails now. */
	private final AtomicBoolean failing = new AtomicBoolean();

	private final AtomicInteger failures = new AtomicInteger();

	@AfterEach
	void endThreads() {
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@EnumSource
	void toleratesFailingExecutor(Failure failure) {
		AmiClient client = connectedWith((settings) -> settings.executor((task) -> {
			failIfFailing(failure);
			this.threads.execute(task);
		}));
		assertWorks(client);
	}

	/**
	 * Simulates a thread pool that queues a task but cannot start a thread for the task.
	 */
	@ParameterizedTest
	@EnumSource
	void runsTaskOnceIfExecutorAcceptsItAndThrows(Failure failure) {
		AmiClient client = connectedWith((settings) -> settings.executor((task) -> {
			this.threads.execute(task);
			failIfFailing(failure);
		}));
		assertWorks(client);
	}

	@ParameterizedTest
	@EnumSource
	void toleratesFailingListeners(Failure failure) {
		AmiClient client = client();
		client.subscribe(UnknownEvent.class, (event) -> fail(failure));
		client.onConnectionEvent((event) -> fail(failure));
		start(client);
		assertWorks(client);
		// all events and the AmiConnectedEvent
		assertThat(client.statistics().listenerErrors()).isEqualTo(EVENTS + 1);
	}

	@ParameterizedTest
	@EnumSource
	void toleratesFailingListenerIfLoggingFails(Failure failure) {
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.amispring");
		AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

			@Override
			protected void append(ILoggingEvent event) {
				throw CallbackFailureTests.<RuntimeException>sneakyThrow(new Error("test"));
			}

			@Override
			public synchronized void doAppend(ILoggingEvent event) {
				append(event);
			}

		};
		AmiClient client = client();
		client.subscribe(UnknownEvent.class, (event) -> fail(failure));
		start(client);
		appender.start();
		logger.addAppender(appender);
		try {
			assertWorks(client);
		}
		finally {
			logger.detachAppender(appender);
		}
		assertThat(client.statistics().listenerErrors()).isEqualTo(EVENTS);
	}

	@ParameterizedTest
	@EnumSource
	void toleratesFailingObserver(Failure failure) {
		AmiClient client = connectedWith((settings) -> settings.actionObserver((server, action) -> {
			failIfFailing(failure);
			return (end) -> failIfFailing(failure);
		}));
		assertWorks(client);
	}

	@ParameterizedTest
	@EnumSource
	void failingDecoratorCompletesAllFutures(Failure failure) {
		AmiClient client = connectedWith((settings) -> settings.callbackDecorator((task) -> {
			failIfFailing(failure);
			return () -> {
				task.run();
				failIfFailing(failure);
			};
		}));
		List<CompletableFuture<?>> responses = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			this.failing.set(i % 2 == 0);
			responses.add(client.send(PING));
		}
		this.failing.set(false);
		Awaitility.await().untilAsserted(() -> assertThat(responses).allMatch(CompletableFuture::isDone));
		assertThat(this.failures).hasPositiveValue();
		assertThat(get(client.send(PING))).isNotNull();
	}

	@ParameterizedTest
	@EnumSource
	void retriesFailingSslContextSupplier(Failure failure) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		Supplier<SSLContext> context = () -> {
			if (calls.incrementAndGet() < 3) {
				throw CallbackFailureTests.<RuntimeException>sneakyThrow(failure.create());
			}
			throw new IllegalStateException("third time");
		};
		AmiClient client = client((settings) -> settings.tls((tls) -> tls.context(context)));
		Throwable first = failure(client.start());
		assertThat(first).isInstanceOf(AmiConnectException.class);
		Awaitility.await().untilAsserted(() -> {
			assertThat(calls).hasValueGreaterThan(3);
			assertThat(client.status().state()).isNotEqualTo(State.STOPPED);
			assertThat(client.status().lastError()).hasMessageContaining("third time");
		});
	}

	@Test
	void canStartAgainAfterThreadCreationFailed() {
		AtomicBoolean first = new AtomicBoolean(true);
		AmiClientSettings settings = settings().build();
		AmiClient client = new DefaultAmiClient(settings,
				() -> new SocketConnection(settings.host(), settings.port(), null), (name, task) -> new Thread(task) {

					@Override
					public void start() {
						if (first.getAndSet(false)) {
							throw new OutOfMemoryError("unable to create native thread");
						}
						super.start();
					}

				});
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(client::start);
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		try {
			get(client.start());
			assertWorks(client);
		}
		finally {
			client.stop(TEST_TIMEOUT);
		}
	}

	/**
	 * The reader may establish the connection before the thread that starts it goes on.
	 */
	@Test
	void listenerCanSendActionWhileClientStarts() {
		AtomicReference<CompletableFuture<PingResponse>> sent = new AtomicReference<>();
		AmiClientSettings settings = settings().build();
		AmiClient client = new DefaultAmiClient(settings,
				() -> new SocketConnection(settings.host(), settings.port(), null), (name, task) -> new Thread(task) {

					@Override
					public void start() {
						super.start();
						Awaitility.await().until(() -> sent.get() != null);
					}

				});
		client.onConnectionEvent((event) -> sent.compareAndSet(null, client.send(PingAction.of())));
		try {
			get(client.start());
			assertThat(get(sent.get())).isNotNull();
		}
		finally {
			client.stop(TEST_TIMEOUT);
		}
	}

	/** At first, no thread can be created. Later, threads are available. */
	@ParameterizedTest
	@EnumSource
	void dispatcherDeliversWhenWokenAfterThreadCreationFailed(Failure failure) {
		EventBuffer buffer = new EventBuffer("test", 100, 100_000, System::nanoTime);
		EventDispatcher dispatcher = new EventDispatcher("test", buffer);
		List<Object> delivered = new CopyOnWriteArrayList<>();
		dispatcher.listeners().onConnectionEvent(delivered::add);
		this.failing.set(true);
		dispatcher.start((task) -> {
			failIfFailing(failure);
			this.threads.execute(task);
		});
		List<AmiIdleEvent> events = IntStream.range(0, 3)
			.mapToObj((i) -> new AmiIdleEvent("test", Instant.EPOCH, Duration.ofSeconds(i)))
			.toList();
		events.forEach(buffer::putSignal);
		dispatcher.wake();
		assertThat(this.failures).hasValueGreaterThan(3);
		assertThat(delivered).isEmpty();
		this.failing.set(false);
		dispatcher.wake();
		Awaitility.await().until(() -> delivered.size() == 3);
		assertThat(delivered).isEqualTo(events);
		dispatcher.stop(System.nanoTime() + TEST_TIMEOUT.toNanos());
	}

	private AmiClient connectedWith(Consumer<AmiClientSettings.Builder> customizer) {
		AmiClient client = client(customizer);
		start(client);
		return client;
	}

	private void start(AmiClient client) {
		get(client.start());
	}

	/** Sends events and actions while the injected code fails, and afterwards. */
	private void assertWorks(AmiClient client) {
		List<String> delivered = new CopyOnWriteArrayList<>();
		client.subscribe(UnknownEvent.class, (event) -> delivered.add(event.message().get("Number")));
		Session session = this.server.awaitSession();
		List<String> sent = new ArrayList<>();
		List<CompletableFuture<?>> responses = new ArrayList<>();
		for (int i = 0; i < EVENTS; i++) {
			this.failing.set(i % 20 < 10);
			session.event("Probe", "Number: " + i);
			sent.add(Integer.toString(i));
			responses.add(client.send(PING));
			client.execute(PING);
		}
		this.failing.set(false);
		Awaitility.await().untilAsserted(() -> assertThat(delivered).isEqualTo(sent));
		for (CompletableFuture<?> response : responses) {
			assertThat(response).succeedsWithin(TEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		assertThat(client.status().state()).isEqualTo(State.CONNECTED);
		assertThat(client.statistics().eventsLost()).isZero();
	}

	private void failIfFailing(Failure failure) {
		if (this.failing.get()) {
			fail(failure);
		}
	}

	private void fail(Failure failure) {
		this.failures.incrementAndGet();
		throw CallbackFailureTests.<RuntimeException>sneakyThrow(failure.create());
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneakyThrow(Throwable failure) throws T {
		throw (T) failure;
	}

	enum Failure {

		RUNTIME_EXCEPTION {

			@Override
			Throwable create() {
				return new IllegalStateException("test");
			}

		},

		ERROR {

			@Override
			Throwable create() {
				return new Error("test");
			}

		},

		CHECKED_EXCEPTION {

			@Override
			Throwable create() {
				return new IOException("test");
			}

		};

		abstract Throwable create();

	}

}
