/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.amispring.action.CustomAction;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FaultProxy;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests a client whose connection to the server is faulty.
 */
class FaultyConnectionTests extends AbstractClientTests {

	private final FaultProxy proxy = new FaultProxy("127.0.0.1", "127.0.0.1", this.server.port());

	@AfterEach
	void closeProxy() {
		this.proxy.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7 })
	void toleratesFragmentation(int length) {
		this.proxy.toClient().fragment(length);
		this.proxy.toServer().fragment(length);
		AmiClient client = clientOverProxy(Duration.ofHours(1));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		for (int i = 0; i < 20; i++) {
			session.event("UserEvent", "UserEvent: Piece", "Number: " + i);
			client.execute(PING);
		}
		session.event("Last");
		recorder.await("Last");
		assertThat(recorder.events()).filteredOn((event) -> event.eventName().equals("UserEvent"))
			.extracting((event) -> event.message().get("Number"))
			.containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(Integer::toString).toList());
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void keepsSlowConnection() {
		AmiClient client = clientOverProxy(Duration.ofMillis(5));
		get(client.start());
		this.proxy.toClient().delay(20, TimeUnit.MILLISECONDS);
		this.proxy.toServer().delay(20, TimeUnit.MILLISECONDS);
		for (int i = 0; i < 5; i++) {
			client.execute(PING);
		}
		assertThat(client.status().isConnected()).isTrue();
		assertThat(this.server.connections()).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void reconnectsHalfOpenConnection(boolean toServer) {
		AmiClient client = client((settings) -> settings.port(this.proxy.port())
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(10)).timeout(Duration.ofMillis(100))));
		Recorder recorder = new Recorder(client);
		get(client.start());
		(toServer ? this.proxy.toServer() : this.proxy.toClient()).discard();
		recorder.await("AmiDisconnectedEvent");
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("did not respond to a Ping");
		this.proxy.toServer().reset();
		this.proxy.toClient().reset();
		recorder.await("AmiConnectedEvent", 2);
	}

	@Test
	void doesNotDeliverTruncatedMessage() {
		AmiClient client = clientOverProxy(Duration.ofHours(1));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		session.event("Complete");
		session.send("Event: Truncated\r\nChannel: PJSIP/1-1\r\nCau");
		Awaitility.await().until(() -> this.proxy.connections().get(0).received().endsWith("Cau"));
		this.server.ignore("Slow");
		CompletableFuture<?> pending = client.send(CustomAction.named("Slow"));
		this.proxy.cut();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(failure(pending)).isInstanceOf(AmiException.class);
		assertThat(recorder.names()).contains("Complete").doesNotContain("Truncated");
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("in the middle of a message");
	}

	@Test
	void reconnectsIfLoginIsTruncatedAtAnyByte() {
		AmiClient probe = clientOverProxy(Duration.ofHours(1));
		get(probe.start());
		int login = this.proxy.connections().get(0).received().length();
		probe.stop(TEST_TIMEOUT);
		for (int bytes = 0; bytes < login; bytes += 5) {
			this.proxy.toClient().cutAfter(bytes);
			AmiClient client = clientOverProxy(Duration.ofHours(1));
			int connections = this.proxy.connections().size();
			CompletableFuture<Void> first = client.start();
			Awaitility.await().until(() -> this.proxy.connections().size() > connections + 1);
			assertThat(failure(first)).isInstanceOf(AmiConnectException.class);
			this.proxy.toClient().reset();
			Awaitility.await().until(() -> client.status().isConnected());
			client.stop(TEST_TIMEOUT);
		}
	}

	@Test
	void corruptByteAffectsOnlyItsMessage() {
		AmiClient client = clientOverProxy(Duration.ofHours(1));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		long forwarded = this.proxy.connections().get(0).received().length();
		// the first letter of the event name
		this.proxy.toClient().corrupt(forwarded + "Event: ".length());
		session.event("Hangup", "Cause: 16");
		session.event("Last");
		recorder.await("Last");
		assertThat(recorder.events()).element(1)
			.extracting(AmiEvent::message)
			.satisfies((message) -> assertThat(message.get("Cause")).isEqualTo("16"));
		client.execute(PING);
		assertThat(this.server.connections()).isOne();
	}

	private AmiClient clientOverProxy(Duration keepAlive) {
		return client((settings) -> settings.port(this.proxy.port())
			.keepAlive(KeepAliveSettings.builder().interval(keepAlive).timeout(Duration.ofHours(1)).build()));
	}

}
