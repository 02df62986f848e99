/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.http.Http.Reply;
import io.github.amispring.simulator.http.Http.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitEventTests {

	private static final String NO_EVENTS = """
			Response: Success\r
			Message: Waiting for Event completed.\r
			\r
			Event: WaitEventComplete\r
			\r
			""";

	private final ManualClock clock = new ManualClock();

	private AmiSimulator simulator;

	private Http http;

	private Session session;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder()
			.account("admin", "secret")
			.account("limited", "secret", "call", "")
			.clock(this.clock)
			.httpPort(0)
			.build()
			.start();
		this.http = Http.of(this.simulator);
		this.session = this.http.login("admin", "secret", "Events", "call");
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private void raise(String name, String privilege) {
		this.simulator.raise("Event", name, "Privilege", privilege);
	}

	/** Starts a request, and waits until it waits for events. */
	private CompletableFuture<Reply> waiting(String... parameters) {
		int before = this.clock.scheduled();
		CompletableFuture<Reply> reply = this.session.askAsync(parameters);
		Awaitility.await().until(() -> this.clock.scheduled() > before);
		assertThat(reply).isNotDone();
		return reply;
	}

	private static String events(String... names) {
		StringBuilder body = new StringBuilder("Response: Success\r\nMessage: Waiting for Event completed.\r\n\r\n");
		for (String name : names) {
			body.append("Event: ").append(name).append("\r\nPrivilege: call,all\r\n\r\n");
		}
		return body.append("Event: WaitEventComplete\r\n\r\n").toString();
	}

	@Test
	void returnsEventsThatAreAlreadyThere() {
		raise("First", "call,all");
		raise("Second", "call,all");
		assertThat(this.session.ask("Action", "WaitEvent", "ActionID", "w").body()).isEqualTo("""
				Response: Success\r
				ActionID: w\r
				Message: Waiting for Event completed.\r
				\r
				Event: First\r
				Privilege: call,all\r
				\r
				Event: Second\r
				Privilege: call,all\r
				\r
				Event: WaitEventComplete\r
				ActionID: w\r
				\r
				""");
	}

	@Test
	void returnsImmediatelyWithATimeoutOfZero() {
		assertThat(this.session.ask("Action", "WaitEvent", "Timeout", "0").body()).isEqualTo(NO_EVENTS);
	}

	@Test
	void waitsForAnEvent() {
		CompletableFuture<Reply> reply = waiting("Action", "WaitEvent");
		assertThat(this.session.ask("Action", "Ping").lines()).contains("Ping: Pong");
		assertThat(reply).isNotDone();
		raise("Late", "call,all");
		assertThat(reply.join().body()).isEqualTo(events("Late"));
	}

	@Test
	void waitsUntilTheTimeout() {
		CompletableFuture<Reply> reply = waiting("Action", "WaitEvent", "Timeout", "30");
		this.clock.advance(Duration.ofSeconds(29));
		assertThat(reply).isNotDone();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(reply.join().body()).isEqualTo(NO_EVENTS);
	}

	@Test
	void waitsAtMostUntilTenSecondsBeforeTheEndOfTheSession() {
		for (String timeout : new String[] { "", "-1", "60", "600" }) {
			CompletableFuture<Reply> reply = waiting("Action", "WaitEvent", "Timeout", timeout);
			this.clock.advance(Duration.ofSeconds(49));
			assertThat(reply).isNotDone();
			this.clock.advance(Duration.ofSeconds(1));
			assertThat(reply.join().body()).isEqualTo(NO_EVENTS);
		}
		this.clock.advance(Duration.ofSeconds(45));
		CompletableFuture<Reply> reply = waiting("Action", "WaitEvent", "Timeout", "30");
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(reply.join().body()).isEqualTo(NO_EVENTS);
		this.clock.advance(Duration.ofSeconds(55));
		assertThat(this.session.ask("Action", "WaitEvent", "Timeout", "30").body()).isEqualTo(NO_EVENTS);
	}

	@Test
	void keepsTheSessionAliveWhileARequestWaits() {
		waiting("Action", "WaitEvent", "Timeout", "50");
		this.clock.advance(Duration.ofSeconds(49));
		assertThat(this.simulator.sessions()).hasSize(1);
	}

	@Test
	void endsAWaitWithAnEmptyBodyWhenAnotherRequestWaits() {
		CompletableFuture<Reply> first = waiting("Action", "WaitEvent");
		CompletableFuture<Reply> second = waiting("Action", "WaitEvent");
		Reply displaced = first.join();
		assertThat(displaced.status()).isEqualTo(200);
		assertThat(displaced.body()).isEmpty();
		assertThat(displaced.header("Content-Length")).isEqualTo("0");
		raise("Late", "call,all");
		assertThat(second.join().body()).isEqualTo(events("Late"));
	}

	@Test
	void keepsEventsBetweenRequests() {
		String cookie = this.http.get("/rawman?Action=Challenge&AuthType=MD5").cookie();
		Session later = new Session(this.http, cookie);
		raise("BeforeLogin", "call,all");
		later.ask("Action", "Login", "Username", "admin", "Secret", "secret", "Events", "call");
		raise("AfterLogin", "call,all");
		assertThat(later.ask("Action", "WaitEvent").body()).isEqualTo(events("BeforeLogin", "AfterLogin"));
		raise("BetweenRequests", "call,all");
		later.ask("Action", "Ping");
		assertThat(later.ask("Action", "WaitEvent").body()).isEqualTo(events("BetweenRequests"));
		assertThat(later.ask("Action", "WaitEvent", "Timeout", "0").body()).isEqualTo(NO_EVENTS);
		assertThat(this.session.ask("Action", "WaitEvent").body())
			.isEqualTo(events("BeforeLogin", "AfterLogin", "BetweenRequests"));
	}

	@Test
	void appliesTheMaskWhenEventsAreReturned() {
		raise("Other", "user,all");
		assertThat(this.session.ask("Action", "WaitEvent").body()).isEqualTo(NO_EVENTS);
		raise("Call", "call,all");
		this.session.ask("Action", "Events", "EventMask", "user");
		assertThat(this.session.ask("Action", "WaitEvent").body()).isEqualTo(NO_EVENTS);
		raise("Call", "call,all");
		this.session.ask("Action", "Events", "EventMask", "call");
		assertThat(this.session.ask("Action", "WaitEvent").body()).isEqualTo(events("Call"));
	}

	@Test
	void returnsForAnEventThatTheMaskExcludes() {
		CompletableFuture<Reply> reply = waiting("Action", "WaitEvent");
		raise("Other", "user,all");
		assertThat(reply.join().body()).isEqualTo(NO_EVENTS);
	}

	@Test
	void requestsAllEventsIfTheMaskIsEmpty() {
		for (String[] parameters : new String[][] { {}, { "Events", "off" } }) {
			Session silent = this.http.login("admin", "secret", parameters);
			raise("Call", "call,all");
			assertThat(silent.ask("Action", "WaitEvent").body()).isEqualTo(events("Call"));
		}
	}

	@Test
	void appliesPermissionsAndFilters() {
		Session limited = this.http.login("limited", "secret");
		this.session.ask("Action", "Events", "EventMask", "on");
		this.session.ask("Action", "Filter", "Operation", "Add", "Filter", "!Event: Skipped");
		raise("Agent", "agent,all");
		raise("Skipped", "call,all");
		raise("Call", "call,all");
		assertThat(limited.ask("Action", "WaitEvent").lines()).contains("Event: Skipped", "Event: Call")
			.doesNotContain("Event: Agent");
		assertThat(this.session.ask("Action", "WaitEvent").lines()).contains("Event: Agent", "Event: Call")
			.doesNotContain("Event: Skipped");
	}

	@Test
	void returnsWhenTheSessionEnds() {
		CompletableFuture<Reply> first = waiting("Action", "WaitEvent");
		this.session.ask("Action", "Logoff");
		assertThat(first.join().body()).isEqualTo(NO_EVENTS);
		this.session = this.http.login("admin", "secret");
		CompletableFuture<Reply> second = waiting("Action", "WaitEvent");
		this.simulator.expireHttpSessions();
		assertThat(second.join().body()).isEqualTo(NO_EVENTS);
		assertThat(this.session.ask("Action", "WaitEvent").lines()).contains("Message: Permission denied");
	}

	@Test
	void requiresALogin() {
		assertThat(this.http.get("/rawman?Action=WaitEvent").lines()).contains("Message: Permission denied");
	}

	@Test
	void returnsRawBytesAmongTheEvents() {
		this.simulator.sendRaw("half a li".getBytes(StandardCharsets.UTF_8));
		assertThat(this.session.ask("Action", "WaitEvent").lines()).contains("half a liEvent: WaitEventComplete");
	}

	@Test
	void endsTheSessionOfAClientThatDoesNotPoll() {
		AmiSimulator small = AmiSimulator.builder().eventCapacity(10).httpPort(0).build().start();
		try (small) {
			Session slow = Http.of(small).login("admin", "secret");
			for (int i = 0; i < 10; i++) {
				small.raise("Event", "Hangup");
			}
			assertThat(small.sessions()).hasSize(1);
			small.raise("Event", "Hangup");
			assertThat(small.sessions()).isEmpty();
			assertThat(slow.ask("Action", "WaitEvent").lines()).contains("Message: Permission denied");
		}
	}

}
