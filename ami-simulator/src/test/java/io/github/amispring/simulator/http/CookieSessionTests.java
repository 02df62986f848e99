/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.SessionInfo;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.http.Http.Reply;
import io.github.amispring.simulator.http.Http.Session;
import io.github.amispring.simulator.protocol.Md5;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CookieSessionTests {

	private static final String LOGIN = "/rawman?Action=Login&Username=admin&Secret=secret";

	private final ManualClock clock = new ManualClock();

	private AmiSimulator simulator;

	private Http http;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder()
			.account("admin", "secret")
			.account("limited", "secret", "call,user", "reporting")
			.clock(this.clock)
			.failedLoginDelay(Duration.ZERO)
			.httpPort(0)
			.build()
			.start();
		this.http = Http.of(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private static void assertDenied(Reply reply) {
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.lines()).containsExactly("Response: Error", "Message: Permission denied", "");
	}

	@Test
	void logsInWithTheSecret() {
		Reply login = this.http.get(LOGIN + "&ActionID=1");
		assertThat(login.status()).isEqualTo(200);
		assertThat(login.body())
			.isEqualTo("Response: Success\r\nActionID: 1\r\nMessage: Authentication accepted\r\n\r\n");
		assertThat(login.header("Content-Type")).isEqualTo("text/plain");
		assertThat(login.header("Server")).isEqualTo("Asterisk/22.10.1");
		assertThat(login.header("Cache-Control")).isEqualTo("no-cache, no-store");
		assertThat(login.header("Pragma")).isEqualTo("SuppressEvents");
		assertThat(login.header("Set-Cookie")).matches("mansession_id=\"[0-9a-f]{8}\"; Version=1; Max-Age=60");
		Reply ping = this.http.get("/rawman?Action=Ping", "Cookie", login.cookie());
		assertThat(ping.lines()).contains("Ping: Pong");
		assertThat(ping.cookie()).isEqualTo(login.cookie());
	}

	@Test
	void logsInWithAChallenge() {
		Reply challenge = this.http.get("/rawman?Action=Challenge&AuthType=MD5");
		Session session = new Session(this.http, challenge.cookie());
		String digits = challenge.line("Challenge: ").orElseThrow().substring(11);
		assertThat(session.ask("Action", "Challenge", "AuthType", "MD5").line("Challenge: "))
			.hasValue("Challenge: " + digits);
		assertThat(session
			.ask("Action", "Login", "AuthType", "MD5", "Username", "admin", "Key", Md5.hex(digits + "secret"))
			.lines()).contains("Message: Authentication accepted");
		assertThat(session.ask("Action", "Ping").lines()).contains("Ping: Pong");
		assertThat(session.ask("Action", "Login").lines()).contains("Message: Already authenticated");
	}

	@Test
	void sendsFullyBootedOnlyToALoginWithEvents() {
		assertThat(this.http.get(LOGIN + "&Events=on").lines()).contains("Event: FullyBooted");
		assertThat(this.http.get(LOGIN + "&Events=call").lines()).doesNotContain("Event: FullyBooted");
	}

	@Test
	void deniesActionsBeforeTheLogin() {
		Reply ping = this.http.get("/rawman?Action=Ping");
		assertDenied(ping);
		Reply nosuch = this.http.get("/rawman?Action=Nosuch");
		assertDenied(nosuch);
		assertThat(nosuch.cookie()).isNotEqualTo(ping.cookie());
		assertThat(this.http.get("/rawman").lines()).contains("Message: Missing action in request");
		assertThat(this.http.get("/rawman?Action=Logoff").lines()).contains("Response: Goodbye");
	}

	@Test
	void checksPermissions() {
		Session session = this.http.login("limited", "secret");
		assertThat(session.ask("Action", "Ping").lines()).contains("Ping: Pong");
		assertDenied(session.ask("Action", "Originate"));
		assertThat(session.ask("Action", "Nosuch").lines())
			.contains("Message: Invalid/unknown command: Nosuch. Use Action: ListCommands to show available commands.");
	}

	@Test
	void createsASessionForAnUnknownCookie() {
		for (String cookie : List.of("mansession_id=\"00000001\"", "mansession_id=\"xyz\"", "other=1", "")) {
			Reply reply = this.http.get("/rawman?Action=Ping", "Cookie", cookie);
			assertDenied(reply);
			assertThat(reply.cookie()).isNotEmpty().isNotEqualTo(cookie);
			Session session = new Session(this.http, reply.cookie());
			session.ask("Action", "Login", "Username", "admin", "Secret", "secret");
			assertThat(session.ask("Action", "Ping").cookie()).isEqualTo(reply.cookie());
		}
	}

	@Test
	void findsTheCookieInAnyForm() {
		String id = this.http.login("admin", "secret").cookie().substring(15, 23);
		for (String cookie : List.of("mansession_id=" + id, "a=b; mansession_id=\"" + id + "\"; c=d",
				"a=b;mansession_id=" + id.toUpperCase(), "MANSESSION_ID=\"" + id + "\"")) {
			assertThat(this.http.get("/rawman?Action=Ping", "Cookie", cookie).lines()).contains("Ping: Pong");
		}
	}

	@Test
	void endsTheSessionAfterLogoff() {
		Session session = this.http.login("admin", "secret");
		assertThat(session.ask("Action", "Logoff", "ActionID", "z").body())
			.isEqualTo("Response: Goodbye\r\nActionID: z\r\nMessage: Thanks for all the fish.\r\n\r\n");
		Reply reply = session.ask("Action", "Ping");
		assertDenied(reply);
		assertThat(reply.cookie()).isNotEqualTo(session.cookie());
	}

	@Test
	void endsTheSessionAfterAFailedLogin() {
		Reply failed = this.http.get("/rawman?Action=Login&Username=admin&Secret=wrong&ActionID=q");
		assertThat(failed.status()).isEqualTo(200);
		assertThat(failed.body()).isEqualTo("Response: Error\r\nActionID: q\r\nMessage: Authentication failed\r\n\r\n");
		Reply next = this.http.get("/rawman?Action=Challenge&AuthType=MD5", "Cookie", failed.cookie());
		assertThat(next.cookie()).isNotEqualTo(failed.cookie());
	}

	@Test
	void delaysResponseToFailedLoginByClock() {
		try (AmiSimulator other = AmiSimulator.builder().clock(this.clock).httpPort(0).build().start()) {
			int before = this.clock.scheduled();
			CompletableFuture<Reply> login = Http.of(other).sendAsync("/rawman?Action=Login&Username=admin");
			Awaitility.await().until(() -> this.clock.scheduled() > before);
			assertThat(login).isNotDone();
			this.clock.advance(Duration.ofSeconds(1));
			assertThat(login.join().lines()).contains("Message: Authentication failed");
		}
	}

	@Test
	void expiresSessions() {
		Session session = this.http.login("admin", "secret");
		this.clock.advance(Duration.ofSeconds(59));
		assertThat(session.ask("Action", "Ping").lines()).contains("Ping: Pong");
		this.clock.advance(Duration.ofSeconds(59));
		assertThat(session.ask("Action", "Ping").lines()).contains("Ping: Pong");
		this.clock.advance(Duration.ofSeconds(60));
		Reply expired = session.ask("Action", "Ping");
		assertDenied(expired);
		assertThat(expired.cookie()).isNotEqualTo(session.cookie());
	}

	@Test
	void expiresUnauthenticatedSessions() {
		String cookie = this.http.get("/rawman?Action=Ping").cookie();
		this.clock.advance(Duration.ofSeconds(4));
		assertThat(this.http.get("/rawman?Action=Ping", "Cookie", cookie).cookie()).isEqualTo(cookie);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.http.get("/rawman?Action=Ping", "Cookie", cookie).cookie()).isNotEqualTo(cookie);
	}

	@Test
	void expiresAllSessionsOnRequest() {
		Session first = this.http.login("admin", "secret");
		Session second = this.http.login("admin", "secret");
		this.simulator.expireHttpSessions();
		assertThat(this.simulator.sessions()).isEmpty();
		assertDenied(first.ask("Action", "Ping"));
		assertDenied(second.ask("Action", "Ping"));
	}

	@Test
	void listsSessions() {
		this.http.login("admin", "secret", "Events", "call");
		this.http.get("/rawman?Action=Ping");
		assertThat(this.simulator.sessions()).extracting(SessionInfo::username, SessionInfo::eventMask)
			.containsExactlyInAnyOrder(tuple("admin", "call,all"), tuple("", "<none>"));
		assertThat(this.simulator.sessions())
			.allSatisfy((session) -> assertThat(session.remoteAddress()).matches("/127\\.0\\.0\\.1:\\d+"));
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.simulator.sessions()).singleElement().matches(SessionInfo::isAuthenticated);
		this.clock.advance(Duration.ofSeconds(55));
		assertThat(this.simulator.sessions()).isEmpty();
	}

	@Test
	void recordsReceivedActions() {
		Session session = this.http.login("admin", "secret");
		session.ask("Action", "Ping", "ActionID", "a b");
		assertThat(this.simulator.awaitAction("Ping", Duration.ZERO).get("ActionID")).isEqualTo("a b");
		assertThat(this.simulator.receivedActions("Login")).hasSize(1);
	}

}
