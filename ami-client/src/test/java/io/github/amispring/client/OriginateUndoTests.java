/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.client.internal.action.TimeLimit;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the client hangs up originated calls whose outcome is no longer awaited.
 */
class OriginateUndoTests extends AbstractClientTests {

	private static final OriginateAction CALL = OriginateAction.of("PJSIP/100").application("Wait", "1");

	private final CountDownLatch accepted = latch();

	private void acceptCalls() {
		this.server.on("Originate", (session, request) -> {
			session.respond(request, "Message: Originate successfully queued");
			this.accepted.countDown();
		});
		this.server.on("Hangup", (session, request) -> session.respond(request, "Message: Channel Hungup"));
	}

	@Test
	void cancelHangsUpCallOnce() {
		acceptCalls();
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL.hangingUpOnCancel());
		Request originate = session.awaitAction("Originate");
		await(this.accepted);
		outcome.cancel(true);
		outcome.cancel(true);
		Request hangup = session.awaitAction("Hangup");
		assertThat(hangup.get("Channel")).isNotBlank().isEqualTo(originate.get("ChannelId"));
		assertSent(client, session, "Originate", "Hangup");
	}

	@Test
	void hangsUpCallByConfiguredChannelId() {
		acceptCalls();
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		client.send(CALL.channelId("call-4711").hangingUpOnCancel()).orTimeout(1, TimeUnit.MILLISECONDS);
		assertThat(session.awaitAction("Originate").get("ChannelId")).isEqualTo("call-4711");
		assertThat(session.awaitAction("Hangup").get("Channel")).isEqualTo("call-4711");
	}

	@Test
	void eachCallHasUniqueChannelId() {
		assertThat(CALL.hangingUpOnCancel().headers()).isNotEqualTo(CALL.hangingUpOnCancel().headers());
	}

	/** The server creates the channel shortly after its response. */
	@Test
	void repeatsHangupUntilChannelExists() {
		AtomicInteger hangups = new AtomicInteger();
		acceptCalls();
		this.server.on("Hangup", (session, request) -> {
			if (hangups.incrementAndGet() < 3) {
				session.respondWithError(request, "No such channel");
			}
			else {
				session.respond(request, "Message: Channel Hungup");
			}
		});
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		client.send(CALL.hangingUpOnCancel()).cancel(true);
		Awaitility.await().until(() -> hangups.get() == 3);
		assertSent(client, session, "Originate", "Hangup", "Hangup", "Hangup");
	}

	@Test
	void doesNotRepeatHangupAfterOtherErrors() {
		acceptCalls();
		this.server.on("Hangup", (session, request) -> session.respondWithError(request, "Permission denied"));
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		client.send(CALL.hangingUpOnCancel()).cancel(true);
		session.awaitAction("Hangup");
		assertSent(client, session, "Originate", "Hangup");
	}

	@Test
	void timeoutHangsUpCall() {
		acceptCalls();
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(CALL.channelId("a").hangingUpOnCancel(), Duration.ofMillis(50)));
		assertThat(session.awaitAction("Hangup").get("Channel")).isEqualTo("a");
		assertThat(failure(client.send(CALL.channelId("b").hangingUpOnCancel(), Duration.ofMillis(50))))
			.isInstanceOf(AmiTimeoutException.class);
		assertThat(session.awaitAction("Hangup").get("Channel")).isEqualTo("b");
		assertSent(client, session, "Originate", "Hangup", "Originate", "Hangup");
	}

	@Test
	void interruptHangsUpCall() {
		acceptCalls();
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			try {
				client.execute(CALL.hangingUpOnCancel());
			}
			catch (AmiException ex) {
				failure.complete(ex);
			}
		});
		caller.start();
		await(this.accepted);
		caller.interrupt();
		session.awaitAction("Hangup");
		assertThat(get(failure)).hasMessageContaining("Interrupted");
	}

	@Test
	void doesNotHangUpCallWithKnownOutcome() {
		this.server.on("Originate", (session, request) -> {
			session.respond(request, "Message: Originate successfully queued");
			session.event("OriginateResponse", "ActionID: " + request.actionId(), "Response: Success", "Reason: 4");
		});
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL.hangingUpOnCancel());
		assertThat(get(outcome).successful()).isTrue();
		assertThat(outcome.cancel(true)).isFalse();
		assertSent(client, session, "Originate");
	}

	@Test
	void doesNotHangUpRejectedCall() {
		this.server.on("Originate",
				(session, request) -> session.respondWithError(request, "Extension does not exist."));
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		assertThat(failure(client.send(CALL.hangingUpOnCancel()))).isInstanceOf(AmiErrorResponseException.class);
		assertSent(client, session, "Originate");
	}

	@Test
	void undoesOnlySentActions() {
		TimeLimit limit = TimeLimit.of(null, TEST_TIMEOUT);
		AtomicInteger undone = new AtomicInteger();
		PendingAction<?> notSent = new PendingAction<>("test", CALL, limit);
		notSent.undoWith(undone::incrementAndGet);
		notSent.fail(new AmiException("cancelled"));
		assertThat(undone).hasValue(0);
		assertThat(notSent.beginWrite(1)).isFalse();
		PendingAction<?> lost = new PendingAction<>("test", CALL, limit);
		lost.undoWith(undone::incrementAndGet);
		assertThat(lost.beginWrite(1)).isTrue();
		lost.failDisconnected(null);
		assertThat(undone).hasValue(0);
		PendingAction<?> sent = new PendingAction<>("test", CALL, limit);
		sent.undoWith(undone::incrementAndGet);
		assertThat(sent.beginWrite(1)).isTrue();
		sent.fail(new AmiException("cancelled"));
		assertThat(undone).hasValue(1);
	}

	@Test
	void doesNotSendHangupWithoutConnection() {
		acceptCalls();
		AmiClient client = client();
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL.hangingUpOnCancel());
		assertThat(outcome).isCompletedExceptionally();
		assertThat(outcome.cancel(true)).isFalse();
		get(client.start());
		assertSent(client, this.server.awaitSession());
	}

	@Test
	void doesNotHangUpCallAfterConnectionIsLost() {
		acceptCalls();
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL.hangingUpOnCancel());
		await(this.accepted);
		session.close();
		assertThat(failure(outcome)).isInstanceOf(AmiDisconnectedException.class);
		Session next = this.server.awaitSession();
		Awaitility.await().until(() -> client.status().state() == AmiClientStatus.State.CONNECTED);
		assertSent(client, next);
	}

	@Test
	void doesNotHangUpOtherCalls() {
		acceptCalls();
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		CompletableFuture<OriginateResponseEvent> outcome = client.send(CALL.awaitingOutcome());
		await(this.accepted);
		outcome.cancel(true);
		assertSent(client, session, "Originate");
	}

	/**
	 * Asserts which actions were sent so far by the application and by the client on its
	 * behalf.
	 */
	private static void assertSent(AmiClient client, Session session, String... actions) {
		assertThat(received(client, session)).containsExactly(actions);
	}

	private static List<String> received(AmiClient client, Session session) {
		client.execute(PING);
		return session.received()
			.stream()
			.map(Request::name)
			.filter((name) -> name.equals("Originate") || name.equals("Hangup"))
			.toList();
	}

}
