/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.action.WaitEventAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.it.support.EventLog;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.it.support.Transport;
import io.github.amispring.testsupport.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests what is special about AMI over HTTP on a real Asterisk.
 */
@OnEachAsterisk(over = { Transport.HTTP_RAWMAN, Transport.DIGEST_RAWMAN })
class HttpIT {

	private static final int THREADS = 20;

	private static final int ACTIONS_PER_THREAD = 50;

	private final Pbx pbx;

	HttpIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void eachOfManyThreadsReceivesItsResponses() {
		AmiClient client = this.pbx.connect();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<CompletableFuture<Void>> futures = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				String prefix = "thread" + i + "action";
				futures.add(CompletableFuture.runAsync(() -> assertOwnResponses(client, prefix), threads));
			}
			futures.forEach(CompletableFuture::join);
		}
		finally {
			threads.shutdown();
		}
		assertThat(client.statistics().reconnects()).isZero();
	}

	private static void assertOwnResponses(AmiClient client, String prefix) {
		for (int i = 0; i < ACTIONS_PER_THREAD; i++) {
			assertThat(client.execute(GetVarAction.of("URIDECODE(" + prefix + i + ")")).value()).isEqualTo(prefix + i);
		}
	}

	/** Asterisk closes a connection after 15 seconds without a request. */
	@Test
	void worksAfterAsteriskHasClosedAnIdleConnection() {
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		AmiClient client = this.pbx.connect((settings) -> settings.host("127.0.0.1")
			.port(proxy.port())
			.http((http) -> http.pollTimeout(Duration.ofSeconds(40)))
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofHours(1))));
		EventLog log = EventLog.of(client);
		client.execute(PingAction.of());
		assertThat(proxy.connections()).hasSize(2).allMatch(FaultProxy.Connection::isOpen);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> proxy.connections().stream().anyMatch((connection) -> !connection.isOpen()));
		String name = Pbx.uniqueName();
		client.execute(UserEventAction.of(name));
		log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
		assertThat(client.statistics().reconnects()).isZero();
	}

	@Test
	void receivesNoEventTwiceAndLosesNone() {
		AmiClient client = this.pbx.connect();
		EventLog log = EventLog.of(client);
		AmiClient other = this.pbx.connect();
		String name = Pbx.uniqueName();
		List<String> sent = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			sent.add(Integer.toString(i));
			other.send(UserEventAction.of(name).header("Number", Integer.toString(i)));
		}
		this.pbx.awaitDelivery(other);
		this.pbx.awaitDelivery(client);
		assertThat(log.events(UserEvent.class, (event) -> name.equals(event.userEventName())))
			.extracting((event) -> event.message().get("Number"))
			.containsExactlyElementsOf(sent);
	}

	@Test
	void maskAndFiltersApplyToPolledEvents() {
		AmiClient users = this.pbx.connect((settings) -> settings.events((events) -> events.mask("user")));
		AmiClient hangups = this.pbx
			.connect((settings) -> settings.events((events) -> events.include("Hangup", "UserEvent")));
		EventLog userLog = EventLog.of(users);
		EventLog hangupLog = EventLog.of(hangups);
		TestCall call = TestCall.to("answer", this.pbx, this.pbx.connect());
		call.awaitHangup(hangupLog);
		this.pbx.awaitDelivery(users);
		assertThat(userLog.events()).isNotEmpty().allMatch(UserEvent.class::isInstance);
		assertThat(hangupLog.events()).isNotEmpty()
			.allMatch((event) -> event instanceof HangupEvent || event instanceof UserEvent);
		assertThat(hangups.status().filters()).isNotEmpty();
	}

	/** With an empty mask, WaitEvent would select all events. */
	@ParameterizedTest
	@ValueSource(strings = { "off", "misspelled" })
	void emptyMaskSelectsNoEvents(String mask) {
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		AmiClient client = this.pbx
			.connect((settings) -> settings.host("127.0.0.1").port(proxy.port()).events((events) -> events.mask(mask)));
		client.execute(PingAction.of());
		assertThat(proxy.sent()).contains("Action=Ping").doesNotContain("WaitEvent");
	}

	@Test
	void setsMaskAndFiltersAgainAfterReconnect() {
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		AmiClient client = this.pbx.connect((settings) -> settings.host("127.0.0.1")
			.port(proxy.port())
			.events((events) -> events.mask("user").filters(List.of("!UserEvent: .*hidden"))));
		proxy.cut();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> client.statistics().reconnects() == 1);
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> client.status().isConnected());
		EventLog log = EventLog.of(client);
		TestCall.to("answer", this.pbx, client).awaitHangup(EventLog.of(this.pbx.connect()));
		client.execute(UserEventAction.of(Pbx.uniqueName() + "hidden"));
		this.pbx.awaitDelivery(client);
		assertThat(log.events()).isNotEmpty().allSatisfy((event) -> {
			assertThat(event).isInstanceOf(UserEvent.class);
			assertThat(((UserEvent) event).userEventName()).doesNotEndWith("hidden");
		});
	}

	@Test
	void refusesWaitEvent() {
		AmiClient client = this.pbx.connect();
		assertThatThrownBy(() -> client.execute(WaitEventAction.of(Duration.ofSeconds(1))))
			.isInstanceOf(InvalidActionException.class)
			.hasMessageContaining("the client itself waits for events");
	}

	@Test
	void wrongPathIsReported() {
		AmiClient client = this.pbx.client((settings) -> settings.http((http) -> http.pathPrefix("/nowhere")));
		assertThatThrownBy(() -> client.start().join()).cause()
			.isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("HTTP status 404")
			.hasMessageContaining("webenabled=yes");
	}

	@Test
	void portOfTcpIsReported() {
		AmiClient client = this.pbx.client((settings) -> settings.port(this.pbx.server().port()));
		assertThatThrownBy(() -> client.start().join()).cause()
			.isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("the banner of the manager interface over TCP");
	}

	@Test
	void tlsOnThePlainPortIsReported() {
		AmiClient client = this.pbx.client((settings) -> settings.tls((tls) -> tls.context(this.pbx.sslContext())));
		assertThatThrownBy(() -> client.start().join()).cause()
			.isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("TLS failed");
	}

	@Test
	void plainTextOnTheTlsPortIsReported() {
		AmiClient client = this.pbx.client((settings) -> settings.port(this.pbx.server().httpsPort()));
		assertThatThrownBy(() -> client.start().join()).cause()
			.isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("that it does not expect TLS");
	}

}
