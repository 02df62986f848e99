/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;
import io.github.amispring.message.SimpleResponse;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests how actions end: by a response, a timeout, a lost connection or an interrupt.
 */
class ActionLifecycleTests extends AbstractClientTests {

	private static final CustomAction SLOW = CustomAction.named("Slow");

	@Test
	void timesOutAndIgnoresLateResponse() {
		List<Request> late = new ArrayList<>();
		this.server.on("Slow", (session, request) -> late.add(request));
		this.server.on("Flush", (session, request) -> {
			late.forEach(session::respond);
			session.respond(request, "Answered: " + late.size());
		});
		AmiClient client = connected();
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(SLOW, Duration.ofMillis(20)))
			.withMessageContaining("Slow")
			.withMessageContaining("20 ms")
			.withMessageContaining(client.name());
		assertThat(failure(client.send(SLOW, Duration.ofMillis(20)))).isInstanceOf(AmiTimeoutException.class);
		assertThat(client.statistics().pendingActions()).isZero();
		assertThat(client.execute(CustomAction.named("Flush")).message().get("Answered")).isEqualTo("2");
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		assertThat(client.status().isConnected()).isTrue();
	}

	@Test
	void usesTimeoutFromSettingsByDefault() {
		this.server.ignore("Slow");
		AmiClient client = connected((settings) -> settings.responseTimeout(Duration.ofMillis(30)));
		assertThatExceptionOfType(AmiTimeoutException.class).isThrownBy(() -> client.execute(SLOW))
			.withMessageContaining("30 ms");
		assertThat(failure(client.send(SLOW))).isInstanceOf(AmiTimeoutException.class).hasMessageContaining("30 ms");
	}

	@Test
	void addsActionResponseDelayToTimeout() {
		this.server.ignore("Slow");
		AmiAction<SimpleResponse> delayed = new AmiAction<>() {

			@Override
			public String name() {
				return "Slow";
			}

			@Override
			public List<AmiHeader> headers() {
				return List.of();
			}

			@Override
			public ResponseType<SimpleResponse> responseType() {
				return ResponseType.simple();
			}

			@Override
			public Duration responseDelay() {
				return Duration.ofMillis(40);
			}

		};
		AmiClient client = connected((settings) -> settings.responseTimeout(Duration.ofMillis(30)));
		assertThatExceptionOfType(AmiTimeoutException.class).isThrownBy(() -> client.execute(delayed))
			.withMessageContaining("70 ms");
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(delayed, Duration.ofMillis(20)))
			.withMessageContaining("20 ms");
	}

	@Test
	void acceptsUnlimitedTimeouts() {
		Duration unlimited = Duration.ofSeconds(Long.MAX_VALUE);
		AmiClient client = connected((settings) -> settings.responseTimeout(unlimited)
			.connectTimeout(unlimited)
			.keepAlive((keepAlive) -> keepAlive.interval(unlimited).timeout(unlimited)));
		assertThat(client.execute(PING, unlimited).message().get("Ping")).isEqualTo("Pong");
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		assertThat(get(client.send(PING)).message().get("Ping")).isEqualTo("Pong");
		this.server.on("Originate", (session, request) -> session.respond(request));
		client.execute(ringingCall(Duration.ofMillis(1)));
		client.execute(ringingCall(Duration.ofMillis(Long.MAX_VALUE)));
		assertThat(client.statistics().pendingActions()).isZero();
		client.pauseEvents(unlimited);
		client.resumeEvents();
		client.close();
	}

	private static OriginateAction ringingCall(Duration timeout) {
		return OriginateAction.of("PJSIP/100").application("Echo", "").timeout(timeout).synchronous();
	}

	@Test
	void executeThrowsExceptionWithCallerStackTrace() {
		this.server.on("Slow", (session, request) -> session.close());
		AmiClient client = connected();
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> client.execute(SLOW))
			.satisfies((ex) -> assertThat(ex.getStackTrace()).anySatisfy((frame) -> assertThat(frame.getMethodName())
				.contains("executeThrowsExceptionWithCallerStackTrace")));
	}

	@Test
	void lostConnectionFailsEachPendingActionOnce() {
		int count = 100;
		this.server.ignore("Slow");
		AmiClient client = connected();
		AtomicInteger completions = new AtomicInteger();
		List<CompletableFuture<EventList<AmiEvent>>> responses = IntStream.range(0, count)
			.mapToObj((i) -> client.send(SLOW))
			.peek((response) -> response.whenComplete((result, failure) -> completions.incrementAndGet()))
			.toList();
		CompletableFuture<Throwable> executed = inThread(() -> client.execute(SLOW));
		Session session = this.server.awaitSession();
		IntStream.rangeClosed(0, count).forEach((i) -> session.awaitAction("Slow"));
		session.close();
		for (CompletableFuture<?> response : responses) {
			assertThat(failure(response)).isInstanceOfSatisfying(AmiDisconnectedException.class,
					(ex) -> assertThat(ex.mayHaveRun()).isTrue());
		}
		assertThat(get(executed)).isInstanceOfSatisfying(AmiDisconnectedException.class, (ex) -> {
			assertThat(ex.mayHaveRun()).isTrue();
			assertThat(ex).hasMessageContaining("Slow").hasMessageContaining(client.name());
		});
		Awaitility.await().until(() -> completions.get() == count);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void doesNotResendActionsAfterReconnect() {
		this.server.ignore("Slow");
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		CompletableFuture<?> response = client.send(SLOW);
		Session session = this.server.awaitSession();
		session.awaitAction("Slow");
		session.close();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(failure(response)).isInstanceOf(AmiDisconnectedException.class);
		client.execute(PING);
		assertThat(this.server.received("Slow")).hasSize(1);
	}

	@Test
	void doesNotSendWithoutConnection() {
		AmiClient client = connected();
		this.server.shutDown();
		Awaitility.await().until(() -> !client.status().isConnected());
		Awaitility.await().until(() -> client.status().lastError() instanceof AmiConnectException);
		assertNotSent(client);
		AmiClient stopped = client();
		assertNotSent(stopped);
		assertThat(this.server.received("Ping")).isEmpty();
	}

	private static void assertNotSent(AmiClient client) {
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> client.execute(PING))
			.withMessageContaining("not sent")
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse());
		assertThat(failure(client.send(PING))).isInstanceOfSatisfying(AmiDisconnectedException.class,
				(ex) -> assertThat(ex.mayHaveRun()).isFalse());
	}

	@Test
	void completesActionsThatRaceWithDisconnect() {
		this.server.on("Slow", (session, request) -> session.close());
		AmiClient client = connected();
		for (int round = 0; round < 30; round++) {
			Awaitility.await().until(() -> client.status().isConnected());
			List<CompletableFuture<EventList<AmiEvent>>> responses = new ArrayList<>();
			responses.add(client.send(SLOW));
			for (int i = 0; i < 20; i++) {
				responses.add(client.send(PING));
			}
			for (CompletableFuture<?> response : responses) {
				Awaitility.await().until(response::isDone);
			}
		}
		Awaitility.await().until(() -> client.status().isConnected());
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void interruptEndsExecuteAndPreservesInterruptStatus() {
		this.server.ignore("Slow");
		AmiClient client = connected();
		AtomicReference<Boolean> flag = new AtomicReference<>();
		CompletableFuture<Throwable> executed = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				client.execute(SLOW);
			}
			catch (AmiException ex) {
				flag.set(Thread.currentThread().isInterrupted());
				executed.complete(ex);
			}
		});
		thread.start();
		this.server.awaitSession().awaitAction("Slow");
		thread.interrupt();
		assertThat(get(executed)).hasMessageContaining("Interrupted").hasMessageContaining("may have been executed");
		assertThat(flag).hasValue(true);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void deliversResponseReceivedRightBeforeDisconnect() {
		this.server.on("Slow", (session, request) -> {
			session.send("Response: Success\r\nActionID: " + request.get("ActionID") + "\r\n\r\nEvent: X\r\nA: "
					+ "x".repeat(2000));
			session.close();
		});
		AmiClient client = connected((settings) -> settings.limits((limits) -> limits.maxMessageSize(1000)
			.maxMessageLines(100)
			.maxListEntries(1000)
			.maxListSize(100_000)
			.maxPendingActions(1000)
			.maxBufferSize(100_000)));
		assertThat(get(client.send(SLOW)).message().isResponse()).isTrue();
	}

	@Test
	void timeoutsAreIndependent() {
		this.server.ignore("Slow");
		AmiClient client = connected();
		CompletableFuture<?> first = client.send(SLOW, Duration.ofHours(1));
		assertThat(failure(client.send(SLOW, Duration.ofMillis(30)))).hasMessageContaining("30 ms");
		CompletableFuture<?> second = client.send(SLOW, Duration.ofMillis(60));
		CompletableFuture<?> third = client.send(SLOW, Duration.ofMillis(20));
		assertThat(failure(third)).hasMessageContaining("20 ms");
		assertThat(failure(second)).hasMessageContaining("60 ms");
		assertThat(first).isNotDone();
		assertThat(client.statistics().pendingActions()).isOne();
	}

	@Test
	void sendsFromManyThreads() {
		this.server.on("Echo", (session, request) -> session.respond(request, "Text: " + request.get("Text")));
		AmiClient client = connected();
		List<CompletableFuture<Throwable>> threads = IntStream.range(0, 8).mapToObj((thread) -> inThread(() -> {
			for (int i = 0; i < 200; i++) {
				String text = thread + "/" + i + "/" + "x".repeat(i);
				assertThat(client.execute(CustomAction.named("Echo").with("Text", text)).message().get("Text"))
					.isEqualTo(text);
			}
		})).toList();
		for (CompletableFuture<Throwable> thread : threads) {
			assertThat(get(thread)).isNull();
		}
	}

	/** Runs a task on another thread, and returns its failure or {@code null}. */
	private static CompletableFuture<Throwable> inThread(Runnable task) {
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				task.run();
				thrown.complete(null);
			}
			catch (Throwable ex) {
				thrown.complete(ex);
			}
		});
		thread.setDaemon(true);
		thread.start();
		return thrown;
	}

}
