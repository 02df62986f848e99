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
 * Tests of a client whose line to the server does what lines do that are not well.
 */
class FaultyLineTests extends AbstractClientTests {

	private final FaultProxy line = new FaultProxy("127.0.0.1", "127.0.0.1", this.server.port());

	@AfterEach
	void closeLine() {
		this.line.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7 })
	void piecesAreNoMatter(int length) {
		this.line.toClient().tear(length);
		this.line.toServer().tear(length);
		AmiClient client = clientOverLine(Duration.ofHours(1));
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
	void slowLineIsNotTakenForADeadOne() {
		AmiClient client = clientOverLine(Duration.ofMillis(5));
		get(client.start());
		this.line.toClient().delay(20, TimeUnit.MILLISECONDS);
		this.line.toServer().delay(20, TimeUnit.MILLISECONDS);
		for (int i = 0; i < 5; i++) {
			client.execute(PING);
		}
		assertThat(client.status().isConnected()).isTrue();
		assertThat(this.server.connections()).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void lineThatIsDeadInOneDirectionIsFoundAndMadeAgain(boolean toServer) {
		AmiClient client = client((settings) -> settings.port(this.line.port())
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(10)).timeout(Duration.ofMillis(100))));
		Recorder recorder = new Recorder(client);
		get(client.start());
		(toServer ? this.line.toServer() : this.line.toClient()).swallow();
		recorder.await("AmiDisconnectedEvent");
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("did not respond to a Ping");
		this.line.toServer().heal();
		this.line.toClient().heal();
		recorder.await("AmiConnectedEvent", 2);
	}

	@Test
	void messageThatIsCutOffIsNotDelivered() {
		AmiClient client = clientOverLine(Duration.ofHours(1));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		session.event("Whole");
		session.send("Event: Torn\r\nChannel: PJSIP/1-1\r\nCau");
		Awaitility.await().until(() -> this.line.lines().get(0).received().endsWith("Cau"));
		this.server.ignore("Slow");
		CompletableFuture<?> pending = client.send(CustomAction.named("Slow"));
		this.line.cut();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(failure(pending)).isInstanceOf(AmiException.class);
		assertThat(recorder.names()).contains("Whole").doesNotContain("Torn");
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("in the midst of a message");
	}

	@Test
	void lineThatIsCutAtAnyByteOfTheLoginIsMadeAgain() {
		AmiClient probe = clientOverLine(Duration.ofHours(1));
		get(probe.start());
		int login = this.line.lines().get(0).received().length();
		probe.stop(TEST_TIMEOUT);
		for (int bytes = 0; bytes < login; bytes += 5) {
			this.line.toClient().cutAfter(bytes);
			AmiClient client = clientOverLine(Duration.ofHours(1));
			int lines = this.line.lines().size();
			CompletableFuture<Void> first = client.start();
			Awaitility.await().until(() -> this.line.lines().size() > lines + 1);
			assertThat(failure(first)).isInstanceOf(AmiConnectException.class);
			this.line.toClient().heal();
			Awaitility.await().until(() -> client.status().isConnected());
			client.stop(TEST_TIMEOUT);
		}
	}

	@Test
	void corruptByteHarmsNoMoreThanItsMessage() {
		AmiClient client = clientOverLine(Duration.ofHours(1));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		long passed = this.line.lines().get(0).received().length();
		// the first letter of the event's name
		this.line.toClient().corrupt(passed + "Event: ".length());
		session.event("Hangup", "Cause: 16");
		session.event("Last");
		recorder.await("Last");
		assertThat(recorder.events()).element(1)
			.extracting(AmiEvent::message)
			.satisfies((message) -> assertThat(message.get("Cause")).isEqualTo("16"));
		client.execute(PING);
		assertThat(this.server.connections()).isOne();
	}

	private AmiClient clientOverLine(Duration keepAlive) {
		return client((settings) -> settings.port(this.line.port())
			.keepAlive(KeepAliveSettings.builder().interval(keepAlive).timeout(Duration.ofHours(1)).build()));
	}

}
