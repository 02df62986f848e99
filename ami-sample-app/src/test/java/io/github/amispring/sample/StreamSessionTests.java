/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.time.Duration;

import io.github.amispring.simulator.AmiSimulator;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the stream of a user ends with the session, if reading requires a login.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "simulator.calls-per-minute=0",
		"console.open-on-loopback=false", ConsoleClient.USER, ConsoleClient.USER_ROLE })
class StreamSessionTests {

	@Autowired
	@Qualifier("berlin")
	private AmiSimulator simulator;

	@Autowired
	private ServletWebServerApplicationContext context;

	@LocalServerPort
	private int port;

	@Test
	void endsWhenTheUserLogsOut() {
		ConsoleClient console = new ConsoleClient(this.port).login();
		try (ConsolePage page = open(console); ConsolePage secondPage = open(console)) {
			assertThat(console.postNothing("logout").statusCode()).isEqualTo(302);
			await(() -> assertThat(page.hasEnded()).isTrue());
			await(() -> assertThat(secondPage.hasEnded()).isTrue());
		}
		assertThat(console.get("api/stream").statusCode()).isEqualTo(401);
	}

	@Test
	void endsWhenTheUserLogsOutAfterAnotherLogin() {
		ConsoleClient console = new ConsoleClient(this.port).login();
		try (ConsolePage page = open(console)) {
			console.login();
			assertThat(page.hasEnded()).isFalse();
			console.postNothing("logout");
			await(() -> assertThat(page.hasEnded()).isTrue());
		}
	}

	@Test
	void endsWhenTheSessionExpires() {
		ConsoleClient console = new ConsoleClient(this.port).login();
		try (ConsolePage page = open(console)) {
			expireSessions();
			await(() -> assertThat(page.hasEnded()).isTrue());
		}
	}

	@Test
	void continuesWhenAnotherUserLogsOut() {
		ConsoleClient console = new ConsoleClient(this.port).login();
		ConsoleClient other = new ConsoleClient(this.port).login();
		try (ConsolePage page = open(console); ConsolePage otherPage = open(other)) {
			other.postNothing("logout");
			await(() -> assertThat(otherPage.hasEnded()).isTrue());
			this.simulator.raise("Event", "UserEvent", "UserEvent", "AfterLogout");
			await(() -> assertThat(page.all("events").map((event) -> event.path("summary").asString()))
				.contains("AfterLogout"));
			assertThat(page.hasEnded()).isFalse();
		}
	}

	private static ConsolePage open(ConsoleClient console) {
		ConsolePage page = console.openPage();
		await(() -> assertThat(page.messages()).isNotEmpty());
		return page;
	}

	private void expireSessions() {
		TomcatWebServer server = (TomcatWebServer) this.context.getWebServer();
		Context application = (Context) server.getTomcat().getHost().findChildren()[0];
		Session[] sessions = application.getManager().findSessions();
		assertThat(sessions).isNotEmpty();
		for (Session session : sessions) {
			session.expire();
		}
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
