/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.CommandResponse;
import io.github.amispring.message.EventList;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.Recorder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that responses are assigned to the actions that they belong to.
 */
class CorrelationTests extends AbstractClientTests {

	private static final CustomAction GETVAR = CustomAction.named("Getvar").with("Variable", "X");

	@Test
	void assignsResponsesInReverseOrder() {
		int count = 1000;
		List<Request> requests = new ArrayList<>();
		this.server.on("Echo", (session, request) -> {
			requests.add(request);
			if (requests.size() == count) {
				for (int i = count - 1; i >= 0; i--) {
					session.respond(requests.get(i), "Text: " + requests.get(i).get("Text"));
				}
			}
		});
		AmiClient client = connected();
		List<CompletableFuture<EventList<AmiEvent>>> responses = IntStream.range(0, count)
			.mapToObj((i) -> client.send(CustomAction.named("Echo").with("Text", "text " + i)))
			.toList();
		for (int i = 0; i < count; i++) {
			assertThat(get(responses.get(i)).message().get("Text")).isEqualTo("text " + i);
		}
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void actionIdsAreShortAndDifferBetweenConnections() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		client.execute(PING);
		client.execute(PING);
		this.server.awaitSession().close();
		recorder.await("AmiConnectedEvent", 2);
		client.execute(PING);
		List<String> ids = this.server.received().stream().map(Request::actionId).toList();
		assertThat(ids).doesNotHaveDuplicates().allMatch((id) -> id.length() <= 67);
		List<String> pings = this.server.received("Ping").stream().map(Request::actionId).toList();
		Set<String> prefixes = new HashSet<>(pings.stream().map((id) -> id.substring(0, 16)).toList());
		assertThat(prefixes).hasSize(2);
	}

	@Test
	void onlyResponseWithSameActionIdCompletesAction() {
		this.server.on("Getvar", (session, request) -> {
			session.send("Response: Success\r\nActionID: other-1\r\nValue: unknown id\r\n\r\n");
			session.send("Response: Success\r\nValue: no id\r\n\r\n");
			session.send("Response: Success\r\nActionID: \r\nValue: empty id\r\n\r\n");
			session.send("Response: Success\r\nActionID: " + request.actionId() + "0\r\nValue: longer id\r\n\r\n");
			session.send("Value: no response\r\nActionID: " + request.actionId() + "\r\n\r\n");
			session.send("text\r\n\r\n");
			session.respond(request, "Value: right");
			session.respond(request, "Value: duplicate");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(client.execute(GETVAR).message().get("Value")).isEqualTo("right");
		assertThat(client.execute(GETVAR).message().get("Value")).isEqualTo("right");
		assertNothingPublished(recorder);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void ignoresForgedResponseInsideAValue() {
		this.server.on("Getvar", (session, request) -> session.respond(request, "Variable: X",
				"Value: a\r\n\r\nResponse: Success\r\nevent: Fake\r\nActionID: 1\r\nMessage: forged",
				"Value: rest\r\n\r\nFoo: bar\r\nEvent: Fake\r\nResponse: Success\r\nActionID: " + request.actionId()));
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(client.execute(GETVAR).message().get("Value")).isEqualTo("a");
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		assertNothingPublished(recorder);
	}

	@Test
	void usesFirstActionIdHeader() {
		this.server.on("Getvar", (session, request) -> session.respond(request, "Value: right", "ActionID: other-1"));
		AmiClient client = connected();
		assertThat(client.execute(GETVAR).message().get("Value")).isEqualTo("right");
	}

	@Test
	void messageHeaderDoesNotStartEventList() {
		this.server.on("X",
				(session, request) -> session.respond(request, "Message: Things will follow, in a list that follows"));
		EventList<AmiEvent> response = connected().execute(CustomAction.named("X"));
		assertThat(response.entries()).isEmpty();
		assertThat(response.completion()).isNull();
	}

	@Test
	void throwsExceptionForErrorResponse() {
		this.server.on("Getvar", (session, request) -> session.respondWithError(request, "No such channel"));
		AmiClient client = connected();
		assertThatExceptionOfType(AmiErrorResponseException.class).isThrownBy(() -> client.execute(GETVAR))
			.withMessageContaining(client.name())
			.withMessageContaining("Getvar")
			.withMessageContaining("No such channel")
			.satisfies((ex) -> {
				assertThat(ex.isNoSuchChannel()).isTrue();
				assertThat(ex.isPermissionDenied()).isFalse();
				assertThat(ex.response()).extracting((response) -> response.get("Message"))
					.isEqualTo("No such channel");
			});
		assertThat(failure(client.send(GETVAR))).isInstanceOf(AmiErrorResponseException.class);
	}

	@Test
	void exceptionNamesMissingPermission() {
		this.server.on("Originate", (session, request) -> session.respondWithError(request, "Permission denied"));
		this.server.on("Status", (session, request) -> session.respondWithError(request, "Permission denied"));
		this.server.on("X", (session, request) -> session.respondWithError(request, "Permission denied"));
		AmiClient client = connected();
		AmiErrorResponseException refusal = refusal(client, OriginateAction.of("PJSIP/100").application("Echo"));
		assertThat(refusal).hasMessageEndingWith("\"Permission denied\". The account needs the write permission"
				+ " \"originate\" (\"write\" line of its section in manager.conf).");
		assertThat(refusal.action()).isEqualTo("Originate");
		assertThat(refusal.missingPermissions()).containsExactly("originate");
		assertThat(refusal(client, CustomAction.named("originate")).missingPermissions()).containsExactly("originate");
		assertThat(refusal(client, StatusAction.of())).hasMessageContaining("\"system\" or \"call\" or \"reporting\"");
		assertThat(refusal(client, CustomAction.named("X"))).hasMessageEndingWith("\"Permission denied\".")
			.returns(List.of(), AmiErrorResponseException::missingPermissions);
	}

	/** Messages with which Asterisk 16 and 22 reject applications and functions. */
	@ParameterizedTest
	@ValueSource(
			strings = { "Originate Access Forbidden: app or data blacklisted", "Originate Access Forbidden: System",
					"GetVar Access Forbidden: Variable", "Status Access Forbidden: Variables" })
	void namesMissingPermissionOfApplicationOrFunction(String message) {
		this.server.on("Originate", (session, request) -> session.respondWithError(request, message));
		AmiErrorResponseException refusal = refusal(connected(),
				OriginateAction.of("PJSIP/100").application("System", "ls"));
		assertThat(refusal.isPermissionDenied()).isTrue();
		assertThat(refusal.missingPermissions()).containsExactly("system");
		assertThat(refusal).hasMessageContaining("needs the write permission \"system\"");
	}

	private static AmiErrorResponseException refusal(AmiClient client, AmiAction<?> action) {
		return catchThrowableOfType(AmiErrorResponseException.class, () -> client.execute(action));
	}

	/** Messages with which actions in Asterisk 16 and 22 report a missing channel. */
	@ParameterizedTest
	@ValueSource(strings = { "No such channel", "Channel not found", "Channel does not exist.",
			"Channel does not exist: Local/1@test-00000000;1", "Channel specified does not exist",
			"Channel Local/1@test-00000000;1 does not exist.", "Channel2 does not exist: Local/1@test-00000000;1",
			"Could not get channel snapshot" })
	void recognizesMissingChannel(String message) {
		this.server.on("Getvar", (session, request) -> session.respondWithError(request, message));
		AmiClient client = connected();
		assertThatExceptionOfType(AmiErrorResponseException.class).isThrownBy(() -> client.execute(GETVAR))
			.matches(AmiErrorResponseException::isNoSuchChannel);
	}

	@Test
	void recognizesUnknownAction() {
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> connected().execute(CustomAction.named("Nonsense")))
			.matches(AmiErrorResponseException::isUnknownAction);
	}

	@Test
	void readsErrorWithTrailingLineFeed() {
		this.server.on("X", (session, request) -> session.respondWithError(request, "No endpoints found\n"));
		AmiClient client = connected();
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("X")))
			.satisfies((ex) -> assertThat(ex.serverMessage()).isEqualTo("No endpoints found"));
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x\r\n\r\nAction: Logoff", "x\n", "\u0000" })
	void rejectsInjectionWithoutSending(String value) {
		AmiClient client = connected();
		CustomAction evil = CustomAction.named("Setvar").with("Value", value);
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> client.execute(evil));
		assertThat(failure(client.send(evil))).isInstanceOf(InvalidActionException.class);
		client.execute(PING);
		assertThat(this.server.received()).extracting(Request::name)
			.containsExactly("Challenge", "Login", "CoreSettings", "Ping");
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void readsCommandOutputFromAsterisk22() {
		this.server.on("Command", (session, request) -> session.respond(request, "Message: Command output follows",
				"Output:   indented", "Output: ", "Output: Action: Ping", "Output: done"));
		CommandResponse response = connected().execute(CommandAction.of("core show channels"));
		assertThat(response.output()).containsExactly("  indented", "", "Action: Ping", "done");
	}

	@Test
	void readsCommandOutputFromAsterisk13() {
		this.server.onConnect((session) -> session.send("Asterisk Call Manager/2.10.6\r\n"));
		this.server.on("Command",
				(session, request) -> session.send("Response: Follows\r\nPrivilege: Command\r\nActionID: "
						+ request.actionId() + "\r\n  indented\n\nEvent: Fake\nlast--END COMMAND--\r\n\r\n"));
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		CommandResponse response = client.execute(CommandAction.of("core show channels"));
		assertThat(response.output()).containsExactly("  indented", "", "Event: Fake", "last");
		assertNothingPublished(recorder);
	}

	@Test
	void exceptionContainsOutputOfFailedCommand() {
		this.server.on("Command",
				(session, request) -> session.send("Response: Error\r\nActionID: " + request.actionId()
						+ "\r\nMessage: Command output follows\r\nOutput: No such command 'nonsense'\r\n\r\n"));
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> connected().execute(CommandAction.of("nonsense")))
			.satisfies((ex) -> assertThat(ex.response()).isNotNull()
				.extracting(CommandResponse::outputOf, InstanceOfAssertFactories.list(String.class))
				.containsExactly("No such command 'nonsense'"));
	}

	@Test
	void awaitsAndPublishesOutcomeOfOriginate() {
		this.server.on("Originate", (session, request) -> {
			session.respond(request, "Message: Originate successfully queued");
			originateResponse(session, "other-1", "Failure");
			session.event("UserEvent", "UserEvent: Fake", "ActionID: " + request.actionId(), "Response: Failure",
					"Event: OriginateResponse", "EventList: Complete");
			originateResponse(session, request.actionId(), "Success");
			originateResponse(session, request.actionId(), "Failure");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		OriginateResponseEvent outcome = client
			.execute(OriginateAction.of("PJSIP/100").application("Wait", "1").awaitingOutcome());
		assertThat(outcome.message().get("Response")).isEqualTo("Success");
		recorder.await("OriginateResponse", 3);
		assertThat(recorder.only(OriginateResponseEvent.class)).extracting((event) -> event.message().get("Response"))
			.containsExactly("Failure", "Success", "Failure");
		assertThat(recorder.names()).contains("UserEvent");
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void rejectedOriginateHasNoOutcome() {
		this.server.on("Originate", (session, request) -> session.respondWithError(request, "Originate failed"));
		AmiClient client = connected();
		assertThat(failure(client.send(OriginateAction.of("PJSIP/100").application("Wait", "1").awaitingOutcome())))
			.isInstanceOf(AmiErrorResponseException.class);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void originateDoesNotAwaitOutcomeByDefault() {
		this.server.on("Originate",
				(session, request) -> session.respond(request, "Message: Originate successfully queued"));
		assertThat(connected().execute(OriginateAction.of("PJSIP/100").application("Wait", "1")).serverMessage())
			.isEqualTo("Originate successfully queued");
	}

	private static void originateResponse(Session session, String actionId, String response) {
		session.event("OriginateResponse", "Privilege: call,all", "ActionID: " + actionId, "Response: " + response,
				"Channel: PJSIP/100-00000020", "Reason: 4", "Uniqueid: 1795334138.20");
	}

	/**
	 * Sends a marker event and waits until it is published. Any earlier event would have
	 * been published before the marker.
	 */
	private void assertNothingPublished(Recorder recorder) {
		this.server.awaitSession().event("Marker");
		recorder.await("Marker");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "Marker");
	}

}
