/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginTests {

	private AmiSimulator simulator;

	@BeforeEach
	void start() {
		this.simulator = AmiSimulator.builder()
			.account("admin", "secret")
			.account("limited", "secret", "call", "all")
			.failedLoginDelay(Duration.ZERO)
			.build()
			.start();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private static String key(String challenge) throws Exception {
		byte[] digest = MessageDigest.getInstance("MD5")
			.digest((challenge + "secret").getBytes(StandardCharsets.UTF_8));
		return String.format("%032x", new BigInteger(1, digest));
	}

	private static String challenge(RawClient client) {
		List<String> response = client.ask("Action: Challenge", "AuthType: md5");
		assertThat(response.get(0)).isEqualTo("Response: Success");
		return response.get(1).substring("Challenge: ".length());
	}

	@Test
	void sendsTheBanner() {
		try (RawClient client = new RawClient(this.simulator.port())) {
			assertThat(client.banner()).isEqualTo("Asterisk Call Manager/11.0.0");
		}
	}

	@Test
	void sendsFullyBootedAfterALogin() {
		try (RawClient client = new RawClient(this.simulator.port())) {
			assertThat(client.ask("Action: Login", "ActionID: 1", "Username: admin", "Secret: secret"))
				.containsExactly("Response: Success", "ActionID: 1", "Message: Authentication accepted");
			List<String> booted = client.next();
			assertThat(booted).hasSize(5).startsWith("Event: FullyBooted", "Privilege: system,all");
			assertThat(booted).endsWith("Status: Fully Booted");
			assertThat(this.simulator.sessions()).singleElement()
				.satisfies((session) -> assertThat(session.username()).isEqualTo("admin"));
		}
	}

	@Test
	void omitsFullyBootedWhenEventMaskExcludesSystemClass() {
		for (String events : List.of("off", "call", "none", "0", "2", "bogus")) {
			try (RawClient client = RawClient.login(this.simulator, events)) {
				assertThat(client.ask("Action: Ping")).contains("Ping: Pong");
			}
		}
		try (RawClient client = new RawClient(this.simulator.port())) {
			client.ask("Action: Login", "Username: limited", "Secret: secret", "Events: on");
			assertThat(client.ask("Action: Ping")).contains("Ping: Pong");
		}
	}

	@Test
	void acceptsOnlyLowerCaseMd5Key() throws Exception {
		try (RawClient client = new RawClient(this.simulator.port())) {
			String challenge = challenge(client);
			assertThat(challenge).matches("[0-9]{1,9}");
			assertThat(challenge(client)).isEqualTo(challenge);
			assertThat(client.ask("Action: Login", "AuthType: MD5", "Username: admin", "Key: " + key(challenge),
					"Events: off"))
				.containsExactly("Response: Success", "Message: Authentication accepted");
		}
		try (RawClient client = new RawClient(this.simulator.port())) {
			String key = key(challenge(client)).toUpperCase() + "A";
			assertThat(client.ask("Action: Login", "AuthType: MD5", "Username: admin", "Key: " + key))
				.contains("Message: Authentication failed");
		}
	}

	@Test
	void closesTheSessionAfterAFailedLogin() {
		for (String[] login : new String[][] { { "Action: Login", "ActionID: 5", "Username: admin", "Secret: x" },
				{ "Action: Login", "ActionID: 5", "Username: unknown", "Secret: secret" },
				{ "Action: Login", "ActionID: 5" },
				{ "Action: Login", "ActionID: 5", "Username: admin", "AuthType: MD5", "Key: aa" } }) {
			try (RawClient client = new RawClient(this.simulator.port())) {
				client.send(login);
				client.send("Action: Ping");
				assertThat(client.next()).containsExactly("Response: Error", "ActionID: 5",
						"Message: Authentication failed");
				assertThat(client.isClosed()).isTrue();
			}
		}
	}

	@Test
	void permitsThreeActionsBeforeTheLogin() {
		try (RawClient client = new RawClient(this.simulator.port())) {
			assertThat(client.ask("Action: Ping", "ActionID: 1")).containsExactly("Response: Error", "ActionID: 1",
					"Message: Permission denied");
			assertThat(client.ask("Action: Nosuch")).containsExactly("Response: Error", "Message: Permission denied");
			assertThat(client.ask("Action: Challenge", "AuthType: X")).containsExactly("Response: Error",
					"Message: Must specify AuthType");
			assertThat(client.ask("Action: Logoff", "ActionID: 2")).containsExactly("Response: Goodbye", "ActionID: 2",
					"Message: Thanks for all the fish.");
			assertThat(client.isClosed()).isTrue();
		}
	}

	@Test
	void acceptsASecondLogin() {
		try (RawClient client = RawClient.login(this.simulator, "off")) {
			assertThat(client.ask("Action: Login", "Username: admin", "Secret: bad"))
				.containsExactly("Response: Success", "Message: Already authenticated");
		}
	}

}
