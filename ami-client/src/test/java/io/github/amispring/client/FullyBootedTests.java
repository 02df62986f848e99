/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests connecting to a restarted server, which accepts logins before it has fully booted
 * and then sends FullyBooted.
 */
class FullyBootedTests extends AbstractClientTests {

	@Test
	void connectsWhenTheServerHasBooted() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		CountDownLatch beforeBoot = latch();
		this.server.on("CoreSettings", (session, request) -> {
			session.respond(request, "AsteriskVersion: 22.10.1");
			// still part of the gap, because the server has not booted
			session.event("Newchannel");
			beforeBoot.countDown();
		});
		Session restarted = restart();
		await(beforeBoot);
		restarted.send(FakeServer.FULLY_BOOTED);
		recorder.await("AmiConnectedEvent", 2);
		restarted.event("Hangup");
		recorder.await("Hangup");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "AmiDisconnectedEvent",
				"AmiConnectedEvent", "FullyBooted", "Hangup");
	}

	@Test
	void setsMaskWithoutSystemAfterFullyBooted() {
		AmiClient client = connected((settings) -> settings.events((events) -> events.mask("call")));
		Session restarted = restart();
		assertThat(this.server.received("Events")).hasSize(1);
		restarted.send(FakeServer.FULLY_BOOTED);
		assertThat(restarted.awaitAction("Events").get("EventMask")).isEqualTo("call");
		Awaitility.await().until(() -> client.status().isConnected());
	}

	@Test
	void awaitsFullyBootedEvenIfApplicationDoesNotSelectIt() {
		AmiClient client = client((settings) -> settings.events((events) -> events.include("Hangup")));
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session restarted = restart();
		assertThat(this.server.received("Filter")).hasSize(1);
		restarted.send(FakeServer.FULLY_BOOTED);
		restarted.awaitAction("Filter");
		recorder.await("AmiConnectedEvent", 2);
		restarted.event("Hangup");
		recorder.await("Hangup");
		assertThat(recorder.names()).doesNotContain("FullyBooted");
	}

	@Test
	void doesNotAwaitFullyBootedFromServerThatDoesNotSendIt() {
		this.server.on("Login", (session, request) -> session.respond(request, "Message: Authentication accepted"));
		AmiClient client = connected();
		this.server.awaitSession().close();
		Awaitility.await().until(() -> client.statistics().reconnects() == 1 && client.status().isConnected());
	}

	@Test
	void stopsAwaitingFullyBootedAfterAFewAttempts() {
		AmiClient client = client((settings) -> settings.connectTimeout(Duration.ofMillis(200)));
		Recorder recorder = new Recorder(client);
		Awaitility.await().until(() -> connects(client));
		this.server.on("Login", (session, request) -> session.respond(request, "Message: Authentication accepted"));
		this.server.awaitSession().close();
		Awaitility.await()
			.until(() -> String.valueOf(client.status().lastError()).contains("is still starting: it did not send"));
		recorder.await("AmiConnectedEvent", 2);
		assertThat(this.server.connections()).isGreaterThan(2);
	}

	/**
	 * Starts the client and returns whether it is connected. On a busy machine, an
	 * attempt may exceed the short timeout of this test.
	 */
	private static boolean connects(AmiClient client) {
		client.start();
		return client.status().isConnected();
	}

	/**
	 * Returns the connection after a restart, once the client has queried the version.
	 */
	private Session restart() {
		this.server.on("Login", (session, request) -> session.respond(request, "Message: Authentication accepted"));
		this.server.awaitSession().close();
		Session restarted = this.server.awaitSession();
		restarted.awaitAction("CoreSettings");
		return restarted;
	}

}
