/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.sample.security.AuditEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class TransferTests extends SimulatedActions {

	private static final String QUEUE = "night";

	@Autowired
	private BegunTransfers transfers;

	@Test
	void transfersACallWithoutConsultation() {
		ActionClient.Response response = transfer(talk("200", "202"), "203", "BLIND");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.text("message")).contains("transferred to “203”");
		LiveCall call = awaitCall((each) -> each.state() == CallState.TALKING && has(each, "203"));
		assertThat(has(call, "200")).isTrue();
		assertThat(has(call, "202")).isFalse();
		assertThat(call.transfers()).extracting((each) -> each.kind()).containsExactly(TransferKind.BLIND);
	}

	@Test
	void doesNotTransferToAnExtensionThatDoesNotExist() {
		LiveCall call = talk("200", "202");
		for (String kind : new String[] { "BLIND", "ATTENDED" }) {
			ActionClient.Response response = transfer(call, "299", kind);
			assertThat(response.status()).isEqualTo(422);
			assertThat(response.text("field")).isEqualTo("to");
			assertThat(response.text("detail")).contains("“299” does not exist");
		}
		assertThat(simulator.receivedActions("BlindTransfer")).isEmpty();
		assertThat(simulator.receivedActions("Atxfer")).isEmpty();
		assertThat(simulator.channels()).hasSize(2);
	}

	@Test
	void transfersIfThePbxDoesNotSayWhichExtensionsExist() {
		LiveCall call = talk("200", "202");
		simulator.onAction("Getvar", (request, response) -> response.error("Permission denied"));
		assertThat(transfer(call, "203", "BLIND").status()).isEqualTo(200);
		awaitCall((each) -> each.state() == CallState.TALKING && has(each, "203"));
	}

	@Test
	void sendsAWaitingCallerToAPhone() {
		LiveCall waiting = waitInQueue("200");
		assertThat(redirect(waiting, "200", "203").text("message")).isEqualTo("The caller was sent to “203”.");
		LiveCall call = awaitCall((each) -> each.state() == CallState.TALKING && has(each, "203"));
		assertThat(call.id()).isEqualTo(waiting.id());
		assertThat(has(call, "200")).isTrue();
		await(() -> assertThat(this.pbx.queue(QUEUE).orElseThrow().callers()).isEmpty());
		assertThat(this.audit.entries()).extracting(AuditEntry::action, AuditEntry::target)
			.containsExactly(tuple("redirect", waiting.id() + " " + party(waiting, "200").uniqueId() + " to 203"));
	}

	@Test
	void sendsAWaitingCallerToAPhoneThatRings() {
		LiveCall waiting = waitInQueue("200");
		assertThat(redirect(waiting, "200", "201").status()).isEqualTo(200);
		awaitCall((each) -> each.id().equals(waiting.id()) && each.state() == CallState.RINGING);
		assertThat(simulator.phone("PJSIP/201").channels()).hasSize(1);
		await(() -> assertThat(this.pbx.queue(QUEUE).orElseThrow().callers()).isEmpty());
	}

	@Test
	void sendsAParkedCallerToAPhone() {
		LiveCall call = talk("200", "202");
		this.console.post("calls/park", "call", call.id(), "party", party(call, "200").uniqueId());
		LiveCall parked = awaitCall((each) -> each.state() == CallState.PARKED && !has(each, "202"));
		assertThat(redirect(parked, "200", "203").status()).isEqualTo(200);
		awaitCall((each) -> each.state() == CallState.TALKING && has(each, "200") && has(each, "203"));
		await(() -> assertThat(this.pbx.parked()).isEmpty());
	}

	@Test
	void sendsACallerInAMenuToAPhone() {
		simulator.phone("PJSIP/200").call("601");
		LiveCall menu = awaitCall((each) -> each.state() == CallState.PBX);
		assertThat(redirect(menu, "200", "203").status()).isEqualTo(200);
		awaitCall((each) -> each.state() == CallState.TALKING && has(each, "200") && has(each, "203"));
	}

	@Test
	void doesNotSendAWaitingCallerToAnExtensionThatDoesNotExist() {
		LiveCall waiting = waitInQueue("200");
		ActionClient.Response response = redirect(waiting, "200", "299");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("field")).isEqualTo("to");
		assertThat(simulator.receivedActions("Redirect")).isEmpty();
		assertThat(this.pbx.queue(QUEUE).orElseThrow().callers()).hasSize(1);
	}

	@Test
	void doesNotSendAPartyThatTalks() {
		ActionClient.Response response = redirect(talk("200", "202"), "200", "203");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("code")).isEqualTo("not-alone");
		assertThat(simulator.receivedActions("Redirect")).isEmpty();
	}

	@Test
	void doesNotSendAPhoneThatRings() {
		LiveCall call = ring("200", "201");
		String ringing = this.pbx.channels()
			.stream()
			.filter((channel) -> "PJSIP/201".equals(channel.device()))
			.findFirst()
			.orElseThrow()
			.uniqueId();
		ActionClient.Response response = this.console.post("calls/transfer", "call", call.id(), "party", ringing, "to",
				"203", "kind", "REDIRECT");
		assertThat(response.text("code")).isEqualTo("not-alone");
		assertThat(simulator.receivedActions("Redirect")).isEmpty();
	}

	@Test
	void completesAnAttendedTransfer() {
		LiveCall call = talk("200", "202");
		ActionClient.Response begun = transfer(call, "203", "ATTENDED");
		assertThat(begun.status()).isEqualTo(200);
		await(() -> assertThat(simulator.phone("PJSIP/203").channels()).hasSize(1));
		assertThat(simulator.phone("PJSIP/202").channels()).hasSize(1);

		String path = "transfers/" + begun.text("transfer") + "/complete";
		assertThat(this.console.post(path).status()).isEqualTo(200);
		LiveCall transferred = awaitCall(
				(each) -> each.state() == CallState.TALKING && has(each, "200") && has(each, "203"));
		assertThat(has(transferred, "202")).isFalse();
		assertThat(this.console.post(path).status()).isEqualTo(404);
	}

	@Test
	void abandonsAnAttendedTransfer() {
		LiveCall call = talk("200", "202");
		ActionClient.Response begun = transfer(call, "203", "ATTENDED");
		await(() -> assertThat(simulator.phone("PJSIP/203").channels()).hasSize(1));
		assertThat(this.console.post("transfers/" + begun.text("transfer") + "/abandon").status()).isEqualTo(200);
		await(() -> assertThat(simulator.phone("PJSIP/203").channels()).isEmpty());
		awaitCall((each) -> each.state() == CallState.TALKING && has(each, "200") && has(each, "202"));
		assertThat(this.console.post("transfers/" + begun.text("transfer") + "/complete").status()).isEqualTo(404);
	}

	@Test
	void forgetsATransferWhenItsCallEnds() {
		ActionClient.Response begun = transfer(talk("200", "202"), "203", "ATTENDED");
		assertThat(this.transfers.size()).isEqualTo(1);
		simulator.channels().forEach(simulator::hangUp);
		await(() -> assertThat(this.transfers.size()).isZero());
		ActionClient.Response response = this.console.post("transfers/" + begun.text("transfer") + "/complete");
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.text("detail")).startsWith("The transfer has ended");
	}

	@Test
	void doesNotCompleteATransferOfAnotherPbx() {
		ActionClient.Response begun = transfer(talk("200", "202"), "203", "ATTENDED");
		ActionClient.Response response = this.console.postTo("hamburg",
				"transfers/" + begun.text("transfer") + "/complete");
		assertThat(response.status()).isEqualTo(404);
		assertThat(hamburg.receivedActions("Hangup")).isEmpty();
	}

	/** Returns a call that waits in a queue without agents. */
	private LiveCall waitInQueue(String phone) {
		simulator.phone("PJSIP/" + phone).call("703");
		LiveCall call = awaitCall((each) -> each.state() == CallState.QUEUED);
		await(() -> assertThat(this.pbx.queue(QUEUE).orElseThrow().callers()).hasSize(1));
		return call;
	}

	private ActionClient.Response redirect(LiveCall call, String phone, String to) {
		return this.console.post("calls/transfer", "call", call.id(), "party", party(call, phone).uniqueId(), "to", to,
				"kind", "REDIRECT");
	}

	/** Lets the phone 202 transfer the other party. */
	private ActionClient.Response transfer(LiveCall call, String to, String kind) {
		return this.console.post("calls/transfer", "call", call.id(), "party", party(call, "202").uniqueId(), "to", to,
				"kind", kind);
	}

}
