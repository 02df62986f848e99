/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.time.Duration;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.SessionInfo;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.http.Http.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DigestTests {

	private static final String PING = "/arawman?Action=Ping";

	private final ManualClock clock = new ManualClock();

	private AmiSimulator simulator;

	private Http http;

	private Digest digest;

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
		this.digest = new Digest(this.http, "admin", "secret");
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private static void assertPong(Reply reply) {
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.lines()).contains("Ping: Pong");
	}

	private static void assertChallenge(Reply reply, boolean stale) {
		assertThat(reply.status()).isEqualTo(401);
		assertThat(reply.header("WWW-Authenticate"))
			.matches("Digest algorithm=MD5, realm=\"asterisk\", nonce=\"([0-9a-f]{8})\", qop=\"auth\", opaque=\"\\1\""
					+ (stale ? ", stale=true" : ""));
	}

	@Test
	void challengesRequestsWithoutCredentials() {
		Reply reply = this.http.get(PING);
		assertChallenge(reply, false);
		assertThat(reply.header("Content-Type")).isEqualTo("text/html");
		assertThat(reply.body()).contains("<title>401 Unauthorized</title>");
		assertThat(reply.header("Set-Cookie") + reply.header("Pragma")).isEmpty();
		assertThat(this.simulator.sessions()).isEmpty();
	}

	@Test
	void acceptsCredentials() {
		String nonce = this.digest.nonce();
		Reply reply = this.digest.get(PING, nonce, 1);
		assertPong(reply);
		assertThat(reply.header("Set-Cookie") + reply.header("Pragma") + reply.header("WWW-Authenticate")).isEmpty();
		assertPong(this.digest.get(PING, nonce, 2));
		assertThat(this.simulator.sessions()).extracting(SessionInfo::username).containsExactly("admin");
		assertThat(this.digest.get("/arawman?Action=Login", nonce, 3).lines())
			.contains("Message: Already authenticated");
		assertThat(this.digest.get("/arawman", nonce, 4).lines()).contains("Message: Missing action in request");
	}

	@Test
	void acceptsCredentialsOfAPostRequest() {
		String authorization = this.digest.authorization("POST", "/arawman", this.digest.nonce(), 1);
		assertPong(this.http.post("/arawman", Http.FORM, "Action=Ping", "Authorization", authorization));
	}

	@Test
	void acceptsCredentialsWithoutQualityOfProtection() {
		String nonce = this.digest.nonce();
		assertPong(this.digest.getWithoutQop(PING, nonce));
		assertPong(this.digest.getWithoutQop(PING, nonce));
	}

	@Test
	void toleratesVariationsOfCredentials() {
		String authorization = this.digest.authorization("GET", "/elsewhere", this.digest.nonce(), 1);
		assertPong(this.http.get(PING, "Authorization", authorization));
		assertPong(this.http.get(PING, "Authorization", authorization.replace("Digest", "digest")));
		assertPong(this.http.get(PING, "Authorization",
				this.digest.authorization("GET", PING, this.digest.nonce(), 1).replaceFirst(", opaque=\"\\w+\"", "")));
		assertPong(this.http.get(PING, "Authorization",
				this.digest.authorization("GET", PING, "1234567f", 1).replace("\"1234567f\"", "1234567f")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic YWRtaW46c2VjcmV0", "Digest", "Digest foo", "Digest username=\"admin\"" })
	void rejectsMalformedCredentials(String authorization) {
		assertChallenge(this.http.get(PING, "Authorization", authorization), false);
	}

	@Test
	void rejectsWrongCredentials() {
		String nonce = this.digest.nonce();
		assertChallenge(new Digest(this.http, "admin", "wrong").get(PING, nonce, 1), false);
		assertChallenge(new Digest(this.http, "unknown", "secret").get(PING, nonce, 1), false);
		String authorization = this.digest.authorization("GET", PING, nonce, 1);
		assertChallenge(this.http.get(PING, "Authorization", authorization.replace("qop=auth", "qop=auth-int")), false);
		assertChallenge(this.http.get(PING, "Authorization", authorization.replace("nc=00000001", "nc=00000002")),
				false);
		assertChallenge(this.http.get(PING, "Authorization", authorization.replace("nc=00000001", "nc=x")), false);
		assertThat(this.simulator.sessions()).isEmpty();
	}

	@Test
	void requiresAnotherNonceIfTheCountDoesNotRise() {
		String nonce = this.digest.nonce();
		// the request that creates the session is not counted
		assertPong(this.digest.get(PING, nonce, 5));
		assertPong(this.digest.get(PING, nonce, 5));
		assertPong(this.digest.get(PING, nonce, 0x10));
		for (int count : new int[] { 0x10, 0xf }) {
			Reply stale = this.digest.get(PING, nonce, count);
			assertChallenge(stale, true);
			String next = stale.challenge("nonce");
			assertThat(next).isNotEqualTo(nonce);
			assertPong(this.digest.get(PING, next, 0x10));
			nonce = next;
		}
		assertThat(this.simulator.sessions()).hasSize(1);
	}

	@Test
	void requiresAnotherNonceAfterSixtyTwoSeconds() {
		String nonce = this.digest.nonce();
		assertPong(this.digest.get(PING, nonce, 1));
		this.clock.advance(Duration.ofSeconds(31));
		assertPong(this.digest.get(PING, nonce, 2));
		this.clock.advance(Duration.ofSeconds(31));
		assertPong(this.digest.getWithoutQop(PING, nonce));
		this.clock.advance(Duration.ofSeconds(1));
		Reply stale = this.digest.get(PING, nonce, 3);
		assertChallenge(stale, true);
		this.clock.advance(Duration.ofSeconds(40));
		assertPong(this.digest.get(PING, stale.challenge("nonce"), 1));
		this.clock.advance(Duration.ofSeconds(23));
		assertChallenge(this.digest.getWithoutQop(PING, stale.challenge("nonce")), true);
	}

	@Test
	void returnsTheCurrentNonceToARequestWithThePreviousNonce() {
		String nonce = this.digest.nonce();
		this.digest.get(PING, nonce, 1);
		this.digest.get(PING, nonce, 2);
		String current = this.digest.get(PING, nonce, 2).challenge("nonce");
		Reply stale = this.digest.get(PING, nonce, 3);
		assertChallenge(stale, true);
		assertThat(stale.challenge("nonce")).isEqualTo(current);
		assertPong(this.digest.get(PING, current, 1));
	}

	@Test
	void keepsEventsWhenTheNonceChanges() {
		String nonce = this.digest.nonce();
		this.digest.get(PING, nonce, 1);
		this.simulator.raise("Event", "Before");
		this.digest.get(PING, nonce, 2);
		String current = this.digest.get(PING, nonce, 2).challenge("nonce");
		this.simulator.raise("Event", "After");
		assertThat(this.digest.get("/arawman?Action=WaitEvent", current, 1).body()).isEqualTo("""
				Response: Success\r
				Message: Waiting for Event completed.\r
				\r
				Event: Before\r
				\r
				Event: After\r
				\r
				Event: WaitEventComplete\r
				\r
				""");
	}

	@Test
	void createsASessionForAnUnknownNonce() {
		assertPong(this.digest.get(PING, "1234567f", 9));
		this.simulator.expireHttpSessions();
		assertPong(this.digest.get(PING, "1234567f", 1));
		this.clock.advance(Duration.ofSeconds(60));
		assertThat(this.simulator.sessions()).isEmpty();
		assertPong(this.digest.get(PING, "1234567f", 1));
		assertThat(this.digest.get("/arawman?Action=Logoff", "1234567f", 2).lines()).contains("Response: Goodbye");
		assertThat(this.simulator.sessions()).isEmpty();
		assertPong(this.digest.get(PING, "1234567f", 1));
	}

	@Test
	void keepsTheSessionsOfAccountsApart() {
		assertPong(this.digest.get(PING, "1234567f", 1));
		Digest limited = new Digest(this.http, "limited", "secret");
		assertThat(limited.get("/arawman?Action=Originate", "1234567f", 1).lines())
			.contains("Message: Permission denied");
		assertThat(this.simulator.sessions()).hasSize(2);
	}

	@Test
	void continuesTheSessionWithACookie() {
		assertPong(this.digest.get(PING, "1234567f", 1));
		assertPong(this.http.get("/rawman?Action=Ping", "Cookie", "mansession_id=\"1234567f\""));
		assertThat(this.simulator.sessions()).hasSize(1);
	}

	@Test
	void encodesResponses() {
		assertThat(this.digest.get("/amxml?Action=Events", "1234567f", 1).body()).isEqualTo(
				"""
						<ajax-response>
						<response type='object' id='unknown'><generic response='Error' message='Invalid event mask' /></response>
						</ajax-response>
						""");
		assertThat(this.digest.get("/amanager?Action=Events", "1234567f", 2).body())
			.contains("<tr><td>Message</td><td>Invalid event mask</td></tr>\n");
	}

}
