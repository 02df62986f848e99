/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.sample.security.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActionErrorsTests extends SimulatedActions {

	private static final String NO_CALL = "default-no-such-call";

	static Stream<Object[]> actions() {
		return Stream.of(action("calls", "from", "200", "to", "202"), action("calls/hangup", "call", NO_CALL),
				action("calls/transfer", "call", NO_CALL, "party", "1.1", "to", "202", "kind", "BLIND"),
				action("calls/park", "call", NO_CALL, "party", "1.1"),
				action("calls/pickup", "call", NO_CALL, "extension", "200"),
				action("calls/spy", "call", NO_CALL, "party", "1.1", "extension", "200", "mode", "LISTEN"),
				action("calls/record", "call", NO_CALL, "party", "1.1"),
				action("calls/record/stop", "call", NO_CALL, "party", "1.1"), action("transfers/x/complete"),
				action("transfers/x/abandon"), action("parked/retrieve", "space", 701, "extension", "200"),
				action("queues/pause", "interface", "PJSIP/102", "paused", true),
				action("queues/add", "queue", "sales", "interface", "PJSIP/200"),
				action("queues/remove", "queue", "sales", "interface", "PJSIP/100"),
				action("conferences/mute", "conference", "room", "channel", "x", "muted", true),
				action("conferences/kick", "conference", "room", "channel", "x"),
				action("conferences/lock", "conference", "room", "locked", true));
	}

	private static Object[] action(String path, Object... fields) {
		return new Object[] { path, fields };
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("actions")
	void rejectsAnUnknownServer(String path, Object[] fields) {
		ActionClient.Response response = this.console.postTo("rome", path, fields);
		assertProblem(response, 404, "Unknown PBX", "unknown-server");
		assertThat(response.text("detail")).contains("“rome”");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("actions")
	void sendsNothingWhileTheViewIsNotValid(String path, Object[] fields) {
		// the view cannot be seeded without the list of channels
		simulator.onAction("Status", (request, response) -> {
		});
		simulator.onAction("CoreShowChannels", (request, response) -> {
		});
		simulator.disconnectAll();
		try {
			await(() -> assertThat(this.pbx.state()).isNotEqualTo(ViewState.VALID));
			ActionClient.Response response = this.console.post(path, fields);
			assertProblem(response, 409, "The PBX is not available", "not-ready");
			assertThat(response.text("detail")).startsWith("Nothing was sent");
			assertThat(simulator.receivedActions()).extracting((action) -> action.get("Action"))
				.doesNotContain("Originate", "Hangup", "BlindTransfer", "QueuePause", "QueueAdd", "QueueRemove");
		}
		finally {
			simulator.resetActions();
		}
	}

	@Test
	void sendsNothingWhileThePbxIsNotConnected() {
		this.client().stop(Duration.ofSeconds(5));
		try {
			await(() -> assertThat(this.client().status().isConnected()).isFalse());
			ActionClient.Response response = this.console.post("calls", "from", "200", "to", "202");
			assertProblem(response, 409, "The PBX is not available", "not-ready");
			assertThat(response.text("detail")).contains("it is not connected");
			assertThat(
					this.console.postTo("hamburg", "queues/pause", "interface", "PJSIP/102", "paused", false).status())
				.isEqualTo(200);
		}
		finally {
			this.client().start();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "hangup", "park", "pickup", "spy", "record", "record/stop", "transfer" })
	void reportsACallThatHasEnded(String action) {
		LiveCall call = talk("200", "202");
		simulator.channels().forEach(simulator::hangUp);
		await(() -> assertThat(this.pbx.calls()).isEmpty());
		simulator.clearReceivedActions();
		ActionClient.Response response = this.console.post("calls/" + action, "call", call.id(), "party",
				call.parties().get(0).uniqueId(), "to", "203", "kind", "BLIND", "extension", "203", "mode", "LISTEN");
		assertProblem(response, 404, "It no longer exists", "gone");
		assertThat(response.text("detail")).isEqualTo("The call has ended. Nothing was sent to the PBX.");
		assertThat(simulator.receivedActions()).isEmpty();
	}

	@Test
	void reportsAPartyOfAnotherCall() {
		LiveCall call = talk("200", "202");
		LiveCall other = ring("203", "201");
		ActionClient.Response response = this.console.post("calls/hangup", "call", call.id(), "party",
				party(other, "203").uniqueId());
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.text("detail")).startsWith("The party has left the call.");
		assertThat(simulator.receivedActions("Hangup")).isEmpty();
	}

	@Test
	void reportsAChannelThatEndsAtTheSameTime() {
		LiveCall call = talk("200", "202");
		simulator.onAction("MixMonitor", (request, response) -> response.error("No such channel"));
		ActionClient.Response response = this.console.post("calls/record", "call", call.id(), "party",
				party(call, "200").uniqueId());
		assertProblem(response, 404, "The call has ended", "gone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "100@internal", "100&200", "PJSIP/100", "100,30", "100;1", "{number}", "${X}",
			"1 2", "100\r\nX: y", "00000000000000000000000000000000000000000" })
	void rejectsInvalidNumbers(String number) {
		assertInvalid("from", this.console.post("calls", "from", number, "to", "202"));
		assertInvalid("to", this.console.post("calls", "from", "200", "to", number));
		LiveCall call = ring("200", "201");
		assertInvalid("to", this.console.post("calls/transfer", "call", call.id(), "party",
				party(call, "200").uniqueId(), "to", number, "kind", "BLIND"));
		assertInvalid("extension", this.console.post("calls/pickup", "call", call.id(), "extension", number));
		assertInvalid("extension", this.console.post("calls/spy", "call", call.id(), "party",
				party(call, "200").uniqueId(), "extension", number, "mode", "LISTEN"));
		assertInvalid("extension", this.console.post("parked/retrieve", "space", 701, "extension", number));
		assertThat(simulator.receivedActions()).isEmpty();
	}

	@Test
	void rejectsIncompleteRequests() {
		assertInvalid("from", this.console.post("calls"));
		assertInvalid("call", this.console.post("calls/hangup"));
		assertInvalid("kind", this.console.post("calls/transfer", "call", "x", "party", "y", "to", "202"));
		assertInvalid("mode", this.console.post("calls/spy", "call", "x", "party", "y", "extension", "202"));
		assertInvalid("space", this.console.post("parked/retrieve", "extension", "202"));
		assertInvalid("muted", this.console.post("conferences/mute", "conference", "room", "channel", "x"));
	}

	@Test
	void rejectsRequestsThatAreNotJson() {
		ActionClient.Response response = this.console.postRaw("calls", "application/json", "{\"from\":");
		assertProblem(response, 400, "Invalid request", "invalid");
		assertThat(this.console.post("calls/transfer", "call", "x", "party", "y", "to", "202", "kind", "SLOW").status())
			.isEqualTo(400);
		assertThat(this.console.postRaw("calls", "text/plain", "{\"from\":\"200\",\"to\":\"202\"}").status())
			.isEqualTo(415);
		assertThat(this.console.postRaw("calls", "application/x-www-form-urlencoded", "from=200&to=202").status())
			.isEqualTo(415);
	}

	@Test
	void namesTheExtensionThatDoesNotExist() {
		ActionClient.Response response = this.console.post("calls", "from", "200", "to", "999");
		assertProblem(response, 422, "This is not possible", "no-such-extension");
		assertThat(response.text("field")).isEqualTo("to");
		assertThat(response.text("detail"))
			.isEqualTo("Extension “999” does not exist in context “default”. Check the number.");
		response = this.console.send(this.console.request("default", "calls", "from", "200", "to", "999")
			.header("Accept-Language", "de")
			.build());
		assertThat(response.text("detail"))
			.isEqualTo("Die Nebenstelle „999“ gibt es im Kontext „default“ nicht. Prüfen Sie die Nummer.");
		assertThat(this.audit.entries()).extracting(AuditEntry::result)
			.allMatch((result) -> result.contains("Extension “999” does not exist"));
	}

	@Test
	void reportsWhatThePbxRefuses() {
		simulator.onAction("QueueRemove", (request, answer) -> answer.error("Unable to remove interface: Not there"));
		ActionClient.Response response = this.console.post("queues/remove", "queue", "sales", "interface", "PJSIP/102");
		assertProblem(response, 422, "The PBX refused", "refused");
		assertThat(response.text("detail")).isEqualTo("The PBX refused: Unable to remove interface: Not there");
		simulator.onAction("QueuePause", (request, answer) -> answer.error("Permission denied"));
		response = this.console.post("queues/pause", "interface", "PJSIP/102", "paused", true);
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("detail")).contains("Permission denied", "lacks a permission");
	}

	@Test
	void reportsThatThePbxDoesNotRespond() {
		simulator.onAction("QueuePause", (request, response) -> {
		});
		ActionClient.Response response = this.console.post("queues/pause", "interface", "PJSIP/102", "paused", true);
		assertProblem(response, 504, "The PBX did not respond", "no-response");
		assertThat(response.text("detail")).contains("may have executed the action");
	}

	@Test
	void reportsThatTheConnectionIsLostBeforeTheResponse() {
		simulator.onAction("QueuePause", (request, response) -> simulator.disconnectAll());
		ActionClient.Response response = this.console.post("queues/pause", "interface", "PJSIP/102", "paused", true);
		assertProblem(response, 504, "The PBX did not respond", "no-response");
	}

	private static void assertInvalid(String field, ActionClient.Response response) {
		assertProblem(response, 400, "Invalid value", "invalid");
		assertThat(response.text("field")).isEqualTo(field);
		assertThat(response.text("detail")).isNotEmpty();
	}

	private static void assertProblem(ActionClient.Response response, int status, String title, String code) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.contentType()).isEqualTo("application/problem+json");
		assertThat(response.text("title")).isEqualTo(title);
		assertThat(response.text("code")).isEqualTo(code);
	}

}
