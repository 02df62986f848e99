/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.github.amispring.agi.AgiResult;
import io.github.amispring.agi.AgiSession;
import io.github.amispring.agi.AsyncAgi;
import io.github.amispring.exception.AgiEndedException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AsyncAgi} that do not depend on the behaviour of Asterisk.
 */
class AsyncAgiTests extends AbstractClientTests {

	private static final String[] CHANNEL = { "Channel: PJSIP/100-1", "Uniqueid: 17.1" };

	private final BlockingQueue<AgiSession> sessions = new LinkedBlockingQueue<>();

	private AmiClient client;

	private AsyncAgi agi;

	private Session session;

	private AgiSession begin() throws InterruptedException {
		return begin(this.sessions::add);
	}

	private AgiSession begin(Consumer<AgiSession> handler) throws InterruptedException {
		this.server.on("AGI", (session, request) -> session.respond(request, "Message: Added AGI command to queue"));
		this.client = connected();
		this.agi = AsyncAgi.on(this.client);
		this.agi.onStart(handler);
		this.session = this.server.awaitSession();
		start(this.session);
		return this.sessions.take();
	}

	private static void start(Session session) {
		session.event("AsyncAGIStart", CHANNEL[0], CHANNEL[1],
				"Env: agi_request%3A%20async%0Aagi_callerid%3A%20100%0Aagi_accountcode%3A%20%0Aagi_x%3A%20a%3Ab%0A%0A");
	}

	private void executed(Request command, String result) {
		this.session.event("AsyncAGIExec", CHANNEL[0], CHANNEL[1], "CommandID: " + command.get("CommandID"),
				"Result: " + result);
	}

	@AfterEach
	void close() {
		if (this.agi != null) {
			this.agi.close();
		}
	}

	@Test
	void handlerReceivesEnvironmentAndExecutesCommands() throws InterruptedException {
		CompletableFuture<AgiResult> result = new CompletableFuture<>();
		AgiSession agiSession = begin((started) -> {
			this.sessions.add(started);
			// blocks until the event with the result is received
			result.complete(started.execute("GET VARIABLE X"));
		});
		assertThat(agiSession.channel()).isEqualTo("PJSIP/100-1");
		assertThat(agiSession.uniqueId()).isEqualTo("17.1");
		assertThat(agiSession.environment()).containsExactly(Map.entry("agi_request", "async"),
				Map.entry("agi_callerid", "100"), Map.entry("agi_accountcode", ""), Map.entry("agi_x", "a:b"));
		Request command = this.session.awaitAction("AGI");
		assertThat(command.get("Channel")).isEqualTo("17.1");
		assertThat(command.get("Command")).isEqualTo("GET VARIABLE X");
		executed(command, "200%20result%3D1%20(a%20b)%0A");
		assertThat(get(result).value()).isEqualTo("a b");
	}

	@Test
	void assignsResultsToCommands() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<AgiResult> one = agiSession.send("ONE");
		CompletableFuture<AgiResult> other = agiSession.send("OTHER");
		Request first = this.session.awaitAction("AGI");
		Request second = this.session.awaitAction("AGI");
		assertThat(first.get("CommandID")).isNotBlank().isNotEqualTo(second.get("CommandID"));
		this.session.event("AsyncAGIExec", CHANNEL[0], CHANNEL[1], "CommandID: of-another-client", "Result: 200");
		this.session.event("AsyncAGIExec", CHANNEL[0], CHANNEL[1], "Result: 200");
		executed(second, "510%20Invalid%20or%20unknown%20command%0A");
		executed(first, "200%20result%3D0%0A");
		executed(first, "200%20result%3D9%0A");
		assertThat(get(one).result()).isEqualTo("0");
		assertThat(get(other).code()).isEqualTo(510);
	}

	@Test
	void hangupFailsPendingCommands() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<AgiResult> waiting = agiSession.send("EXEC Wait 5");
		CompletableFuture<AgiResult> queued = agiSession.send("NOOP");
		executed(this.session.awaitAction("AGI"), "200%20result%3D-1%0A");
		this.session.awaitAction("AGI");
		this.session.event("AsyncAGIEnd", "Channel: PJSIP/200-1", "Uniqueid: 17.2");
		this.session.event("AsyncAGIEnd", CHANNEL);
		assertThat(get(waiting).resultNumber()).isEqualTo(-1);
		assertThat(failure(queued)).isInstanceOf(AgiEndedException.class).hasMessageContaining("NOOP");
		get(agiSession.ended());
		assertThat(agiSession.isEnded()).isTrue();
		assertThatExceptionOfType(AgiEndedException.class).isThrownBy(() -> agiSession.execute("NOOP"))
			.satisfies((ex) -> assertThat(ex.channel()).isEqualTo("PJSIP/100-1"));
		this.client.execute(PING);
		assertThat(this.server.received("AGI")).hasSize(2);
	}

	/** The account may lack the permission for AsyncAGIEnd. */
	@Test
	void hangupEndsSessionWithoutEndEvent() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<AgiResult> waiting = agiSession.send("EXEC Wait 5");
		this.session.awaitAction("AGI");
		this.session.event("Hangup", CHANNEL);
		assertThat(failure(waiting)).isInstanceOf(AgiEndedException.class);
		assertThat(agiSession.isEnded()).isTrue();
	}

	@Test
	void commandTimesOut() throws InterruptedException {
		AgiSession agiSession = begin();
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> agiSession.execute("EXEC Wait 5", Duration.ofMillis(20)))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
		assertThat(failure(agiSession.send("EXEC Wait 5", Duration.ofMillis(20))))
			.isInstanceOf(AmiTimeoutException.class);
		assertThat(agiSession.isEnded()).isFalse();
	}

	@Test
	void missingChannelEndsSession() throws InterruptedException {
		begin();
		this.server
			.on("AGI", (session, request) -> session.respondWithError(request, "NOOP".equals(request.get("Command"))
					? "Channel PJSIP/9-9 does not exist." : "Failed to add AGI command to channel PJSIP/9-9 queue"));
		AgiSession unknown = this.agi.session("PJSIP/9-9");
		assertThatExceptionOfType(AgiEndedException.class).isThrownBy(() -> unknown.execute("NOOP"))
			.withCauseInstanceOf(AmiErrorResponseException.class);
		assertThat(failure(unknown.send("ANSWER"))).isInstanceOf(AgiEndedException.class);
		this.server.on("AGI", (session, request) -> session.respondWithError(request, "Permission denied"));
		assertThatExceptionOfType(AmiErrorResponseException.class).isThrownBy(() -> unknown.execute("NOOP"))
			.matches(AmiErrorResponseException::isPermissionDenied);
	}

	@Test
	void executesCommandsOnChannelWithoutStartEvent() throws InterruptedException {
		AgiSession known = begin();
		assertThat(this.agi.session("17.1")).isSameAs(known);
		assertThat(this.agi.session("PJSIP/100-1")).isSameAs(known);
		AgiSession other = this.agi.session("PJSIP/200-1");
		assertThat(other.environment()).isEmpty();
		assertThat(other.uniqueId()).isNull();
		CompletableFuture<AgiResult> result = other.send("ONE");
		CompletableFuture<AgiResult> queued = other.send("OTHER");
		Request command = this.session.awaitAction("AGI");
		assertThat(command.get("Channel")).isEqualTo("PJSIP/200-1");
		executed(command, "200%20result%3D1%0A");
		assertThat(get(result).resultNumber()).isOne();
		this.session.event("AsyncAGIEnd", "Channel: PJSIP/200-1", "Uniqueid: 17.2");
		assertThat(failure(queued)).isInstanceOf(AgiEndedException.class);
	}

	@Test
	void lostConnectionFailsCommandsAndEndsSessions() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<AgiResult> waiting = agiSession.send("EXEC Wait 5");
		this.session.awaitAction("AGI");
		this.session.close();
		assertThat(failure(waiting)).isInstanceOf(AmiDisconnectedException.class);
		get(agiSession.ended());
	}

	@Test
	void failingHandlerLeavesAgi() throws InterruptedException {
		begin((started) -> {
			this.sessions.add(started);
			throw new IllegalStateException("handler");
		});
		assertThat(this.session.awaitAction("AGI").get("Command")).isEqualTo("ASYNCAGI BREAK");
	}

	@Test
	void leavesAgi() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<Void> left = agiSession.leave();
		assertThat(this.session.awaitAction("AGI").get("Command")).isEqualTo("ASYNCAGI BREAK");
		assertThat(left).isNotDone();
		this.session.event("AsyncAGIEnd", CHANNEL);
		get(left);
		assertThat(agiSession.isEnded()).isTrue();
	}

	/** Asterisk may or may not send a result for the command that ends a session. */
	@Test
	void leaveCompletesWhenSessionEnds() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<Void> left = agiSession.leave();
		CompletableFuture<AgiResult> next = agiSession.send("NOOP");
		executed(this.session.awaitAction("AGI"), "200%20result%3D0%0A");
		executed(this.session.awaitAction("AGI"), "200%20result%3D0%0A");
		get(next);
		assertThat(left).isNotDone();
		this.session.event("AsyncAGIEnd", CHANNEL);
		get(left);
		assertThat(agiSession.isEnded()).isTrue();
	}

	@Test
	void reportsInterrupt() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			try {
				agiSession.execute("EXEC Wait 5");
			}
			catch (AmiException ex) {
				failure.complete(ex);
			}
		});
		caller.start();
		this.session.awaitAction("AGI");
		caller.interrupt();
		assertThat(get(failure)).hasMessageContaining("EXEC Wait 5").hasMessageContaining("PJSIP/100-1");
	}

	@Test
	void blockedCallbackDoesNotDelayOtherResults() throws InterruptedException {
		AgiSession agiSession = begin();
		CountDownLatch other = latch();
		CompletableFuture<Void> blocked = agiSession.send("ONE").thenAccept((result) -> await(other));
		executed(this.session.awaitAction("AGI"), "200%20result%3D0%0A");
		CompletableFuture<AgiResult> second = agiSession.send("OTHER");
		executed(this.session.awaitAction("AGI"), "200%20result%3D0%0A");
		get(second);
		other.countDown();
		get(blocked);
	}

	@Test
	void failsFutureIfExecutorRejectsItsCompletion() throws InterruptedException {
		begin();
		try (AsyncAgi rejecting = AsyncAgi.on(this.client, (task) -> {
			throw new RejectedExecutionException("shut down");
		}, TEST_TIMEOUT)) {
			CompletableFuture<AgiResult> result = rejecting.session("17.1").send("ONE");
			executed(this.session.awaitAction("AGI"), "200%20result%3D0%0A");
			assertThat(failure(result)).isInstanceOf(AmiException.class)
				.hasRootCauseInstanceOf(RejectedExecutionException.class);
		}
	}

	@Test
	void closeFailsPendingCommands() throws InterruptedException {
		AgiSession agiSession = begin();
		CompletableFuture<AgiResult> waiting = agiSession.send("EXEC Wait 5");
		this.session.awaitAction("AGI");
		this.agi.close();
		assertThat(failure(waiting)).isInstanceOf(AgiEndedException.class);
		start(this.session);
		this.client.execute(PING);
		assertThat(this.sessions).isEmpty();
	}

}
