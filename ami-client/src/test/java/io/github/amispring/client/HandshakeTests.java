/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.amispring.client.internal.Handshake;
import io.github.amispring.client.internal.ServerFilters;
import io.github.amispring.client.internal.event.NamePattern;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Handshake}.
 */
class HandshakeTests extends AbstractClientTests {

	@Test
	void logsInWithChallenge() {
		AmiClient client = connected();
		assertThat(names()).containsExactly("Challenge", "Login", "CoreSettings");
		Request login = this.server.received("Login").get(0);
		assertThat(login.get("Username")).isEqualTo(FakeServer.USERNAME);
		assertThat(login.get("AuthType")).isEqualTo("MD5");
		// printf '185769040Tr0ub4dor&3' | md5sum
		assertThat(login.get("Key")).isEqualTo("3d886b63b291431b6be3d35310c0f3d8");
		assertThat(login.lines()).noneMatch((line) -> line.contains(FakeServer.SECRET));
		assertThat(client.status().isConnected()).isTrue();
	}

	@Test
	void logsInWithPlaintext() {
		connected((settings) -> settings.authentication(Authentication.PLAINTEXT));
		assertThat(names()).containsExactly("Login", "CoreSettings");
		assertThat(this.server.received("Login").get(0).lines()).hasSize(4)
			.contains("Username: " + FakeServer.USERNAME, "Secret: " + FakeServer.SECRET);
	}

	@Test
	void readsVersions() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		AmiClientStatus status = client.status();
		assertThat(status.server()).isEqualTo(client.name());
		assertThat(status.state()).isEqualTo(AmiClientStatus.State.CONNECTED);
		assertThat(status.asteriskVersion()).isEqualTo("22.10.1");
		assertThat(status.amiVersion()).isEqualTo("11.0.0");
		assertThat(status.lastError()).isNull();
		recorder.await("AmiConnectedEvent");
		AmiConnectedEvent connected = recorder.only(AmiConnectedEvent.class).get(0);
		assertThat(connected.asteriskVersion()).isEqualTo("22.10.1");
		assertThat(connected.amiVersion()).isEqualTo("11.0.0");
		assertThat(connected.gap()).isNull();
		assertThat(connected.at()).isEqualTo(status.connectedSince());
	}

	@Test
	void connectsWithoutPermissionToQueryTheVersion() {
		this.server.on("CoreSettings", (session, request) -> session.respondWithError(request, "Permission denied"));
		AmiClient client = connected();
		assertThat(client.status().isConnected()).isTrue();
		assertThat(client.status().asteriskVersion()).isNull();
		assertThat(client.status().amiVersion()).isEqualTo("11.0.0");
		assertThatNoException().isThrownBy(() -> client.execute(PING));
	}

	@Test
	void doesNotWaitForFullyBooted() {
		this.server.on("Login", (session, request) -> session.respond(request, "Message: Authentication accepted"));
		AmiClient client = connected();
		assertThat(client.status().isConnected()).isTrue();
	}

	@Test
	void deliversFullyBootedAfterAmiConnectedEvent() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		recorder.await("FullyBooted");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted");
	}

	@Test
	void deliversEventsReceivedRightAfterLastResponse() {
		this.server.on("CoreSettings",
				(session, request) -> session.send("Response: Success\r\nActionID: " + request.actionId()
						+ "\r\nAsteriskVersion: 22.10.1\r\n\r\nEvent: First\r\n\r\nEvent: Second\r\n\r\n"));
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		recorder.await("Second");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "First", "Second");
	}

	@Test
	void toleratesEventsBeforeResponses() {
		this.server.on("Challenge", (session, request) -> {
			session.event("Noise", "ActionID: " + request.actionId(), "Response: Success", "Challenge: 1");
			session.send("no colon\r\n\r\n\r\nResponse: Success\r\nActionID: other\r\nChallenge: 2\r\n\r\n");
			session.respond(request, "Challenge: " + FakeServer.CHALLENGE);
		});
		assertThat(connected().status().isConnected()).isTrue();
	}

	@Test
	void acceptsResponsesWithoutActionId() {
		this.server.onConnect((session) -> session.send("Asterisk Call Manager/1.1\r\n"));
		this.server.on("Challenge",
				(session, request) -> session.send("Response: Success\r\nChallenge: 185769040\r\n\r\n"));
		this.server.on("Login",
				(session, request) -> session.send("Response: Success\r\nMessage: Authentication accepted\r\n\r\n"));
		this.server.on("CoreSettings", (session, request) -> session
			.send("Response: Success\r\nAMIversion: 1.1\r\nAsteriskVersion: 1.6.2.24\r\n\r\n"));
		AmiClient client = connected();
		assertThat(client.status().asteriskVersion()).isEqualTo("1.6.2.24");
		assertThat(client.status().amiVersion()).isEqualTo("1.1");
	}

	@Test
	void readsBannerAndResponsesByteByByte() {
		this.server.onConnect((session) -> "Asterisk Call Manager/11.0.0\r\n".chars()
			.forEach((c) -> session.send(Character.toString(c))));
		this.server.on("Login",
				(session,
						request) -> ("Response: Success\r\nActionID: " + request.actionId()
								+ "\r\nMessage: Authentication accepted\r\n\r\n")
							.chars()
							.forEach((c) -> session.send(Character.toString(c))));
		assertThat(connected().status().amiVersion()).isEqualTo("11.0.0");
	}

	@Test
	void sendsMaskAndFiltersAtEachLogin() {
		AmiClient client = client((settings) -> settings
			.events((events) -> events.mask("call", "agent").filter("!Channel: Local/", "Event: Hangup")));
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.awaitSession().close();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(this.server.received("Login")).extracting((login) -> login.get("Events"))
			.containsExactly("call,agent,system", "call,agent,system");
		assertThat(this.server.received("Events")).extracting((events) -> events.get("EventMask"))
			.containsExactly("call,agent", "call,agent");
		assertThat(this.server.received("Filter")).extracting((filter) -> filter.get("Filter"))
			.containsExactly("!Channel: Local/", "Event: Hangup", "!Channel: Local/", "Event: Hangup");
		assertThat(this.server.received("Filter")).allMatch((filter) -> "Add".equals(filter.get("Operation")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "system", "SYSTEM,call", "all", "on", "off", "none", "0", "2,call" })
	void doesNotChangeMaskWithSystemOrSpecialValue(String mask) {
		connected((settings) -> settings.events((events) -> events.mask(mask.split(","))));
		assertThat(this.server.received("Login").get(0).get("Events")).isEqualTo(mask);
		assertThat(this.server.received("Events")).isEmpty();
	}

	@Test
	void doesNotPublishFullyBootedIfTheMaskExcludesIt() {
		AmiClient client = client((settings) -> settings.events((events) -> events.mask("call")));
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.awaitSession().event("Hangup");
		recorder.await("Hangup");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "Hangup");
	}

	@Test
	void reportsRejectedMask() {
		this.server.on("Events", (session, request) -> session.respondWithError(request, "Invalid event mask"));
		AmiClient client = client((settings) -> settings.events((events) -> events.mask("call")));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("the event mask: \"Invalid event mask");
	}

	@Test
	void doesNotSendMaskByDefault() {
		connected();
		assertThat(this.server.received("Login").get(0).get("Events")).isNull();
		assertThat(this.server.received("Events")).isEmpty();
		assertThat(this.server.received("Filter")).isEmpty();
	}

	@Test
	void reportsRejectedFilter() {
		this.server.on("Filter", (session, request) -> session.respondWithError(request,
				"Filter did not compile.  Check the syntax of the filter given."));
		AmiClient client = client((settings) -> settings.events((events) -> events.filter("Event: (")));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("Event: (")
			.hasMessageContaining("did not compile")
			.cause()
			.isInstanceOf(AmiErrorResponseException.class)
			.hasMessageContaining("action Filter");
		assertThat(client.status().isConnected()).isFalse();
	}

	@Test
	void setsNameFiltersAtEachLogin() {
		AmiClient client = client(HandshakeTests::named);
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.awaitSession().close();
		recorder.await("AmiConnectedEvent", 2);
		List<String> filters = List.of("!Channel: Local/", "!^Event: ([Nn][Ee][Ww][Ee][Xx][Tt][Ee][Nn])[[:cntrl:]]",
				"^Event: ([Nn][Ee][Ww][^[:cntrl:]]*|" + ServerFilters.OUTCOMES.stream()
					.map((name) -> NamePattern.of(List.of(name)).get(0).expression())
					.collect(Collectors.joining("|")) + ")[[:cntrl:]]");
		assertThat(filters()).containsExactlyElementsOf(Stream.concat(filters.stream(), filters.stream()).toList());
		assertThat(client.status().filters()).containsExactlyElementsOf(filters);
		client.stop(TEST_TIMEOUT);
		assertThat(client.status().filters()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "11.25.3", "12.8.2", "GIT-master-1a2b3c4" })
	void clientSelectsNamesIfServerFiltersAreIncompatible(String asterisk) {
		this.server.on("CoreSettings", (session, request) -> session.respond(request, "AsteriskVersion: " + asterisk));
		LogCapture log = new LogCapture();
		AmiClient client;
		try (log) {
			client = connected(HandshakeTests::named);
		}
		assertThat(filters()).containsExactly("!Channel: Local/");
		assertThat(client.status().filters()).containsExactly("!Channel: Local/");
		assertThat(log.messages(Level.INFO))
			.anyMatch((message) -> message.contains(": Asterisk " + asterisk + " may not support filters")
					&& message.contains("by the client only"));
	}

	@Test
	void clientSelectsNamesIfAccountMayNotSetFilters() {
		this.server.on("Filter", (session, request) -> session.respondWithError(request, "Permission denied"));
		LogCapture log = new LogCapture();
		AmiClient client = client(
				(settings) -> settings.events((events) -> events.include("New*").exclude("Newexten")));
		Recorder recorder = new Recorder(client);
		try (log) {
			get(client.start());
			this.server.awaitSession().close();
			recorder.await("AmiConnectedEvent", 2);
		}
		assertThat(filters()).hasSize(2);
		assertThat(client.status().filters()).isEmpty();
		assertThat(log.messages(Level.INFO)).filteredOn((message) -> message.contains("by the client only"))
			.singleElement()
			.asString()
			.contains(client.name(), "Permission denied", "\"system\"");
		FakeServer.Session session = this.server.awaitSession();
		session.event("Newexten");
		session.event("Newstate");
		recorder.await("Newstate");
		assertThat(recorder.names()).doesNotContain("Newexten", "FullyBooted");
	}

	@Test
	void failsIfOnlySomeFiltersAreAccepted() {
		this.server.on("Filter", (session, request) -> {
			if (request.get("Filter").startsWith("!")) {
				session.respond(request, "Message: Success");
			}
			else {
				session.respondWithError(request, "Internal Error. Failed adding filter.");
			}
		});
		assertThat(failure(client(HandshakeTests::named).start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("the event filter \"^Event: ")
			.hasMessageContaining("Internal Error");
	}

	@Test
	void reportsRejectedChallenge() {
		this.server.on("Challenge", (session, request) -> session.respondWithError(request, "Must specify AuthType"));
		assertThat(failure(client().start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("challenge")
			.hasMessageContaining("Must specify AuthType");
	}

	@Test
	void accountInUseIsNotAnAuthenticationFailure() {
		this.server.on("Login", (session, request) -> session.respondWithError(request, "Login Already In Use"));
		assertThat(failure(client().start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining(FakeServer.USERNAME)
			.hasMessageContaining("Login Already In Use");
	}

	private static void named(AmiClientSettings.Builder settings) {
		settings.events(EventSettings.builder().include("New*").exclude("Newexten").filter("!Channel: Local/").build());
	}

	private List<String> filters() {
		return this.server.received("Filter").stream().map((filter) -> filter.get("Filter")).toList();
	}

	private List<String> names() {
		return this.server.received().stream().map(Request::name).toList();
	}

}
