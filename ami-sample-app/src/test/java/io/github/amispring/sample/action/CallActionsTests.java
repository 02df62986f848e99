/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.live.control.SpyMode;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallActionsTests extends SimulatedActions {

	@Test
	void hangsUpACall() {
		LiveCall call = talk("200", "202");
		ActionClient.Response response = this.console.post("calls/hangup", "call", call.id());
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.text("message")).isEqualTo("The call was hung up.");
		await(() -> assertThat(this.pbx.calls()).isEmpty());
		assertThat(simulator.channels()).isEmpty();
	}

	@Test
	void hangsUpOneParty() {
		simulator.phone("PJSIP/200").call("300");
		simulator.phone("PJSIP/202").call("300");
		LiveCall call = awaitCall((each) -> each.state() == CallState.CONFERENCE && has(each, "202"));
		assertThat(
				this.console.post("calls/hangup", "call", call.id(), "party", party(call, "202").uniqueId()).status())
			.isEqualTo(200);
		await(() -> assertThat(this.pbx.calls()).noneMatch((each) -> has(each, "202")));
		assertThat(this.pbx.calls()).anyMatch((each) -> has(each, "200"));
	}

	@Test
	void hangsUpAPhoneThatRings() {
		LiveCall call = ring("200", "201");
		String ringing = call.attempts().get(0).uniqueId();
		assertThat(this.console.post("calls/hangup", "call", call.id(), "party", ringing).status()).isEqualTo(200);
		await(() -> assertThat(simulator.phone("PJSIP/201").channels()).isEmpty());
	}

	@Test
	void picksUpACallThatRingsAtAnotherPhone() {
		LiveCall call = ring("200", "201");
		ActionClient.Response response = this.console.post("calls/pickup", "call", call.id(), "extension", "203");
		assertThat(response.status()).isEqualTo(202);
		assertThat(response.text("message")).contains("“203” is called");
		LiveCall answered = awaitCall((each) -> each.state() == CallState.TALKING && has(each, "200"));
		assertThat(answered.pickedUp()).isTrue();
		assertThat(simulator.phone("PJSIP/201").channels()).isEmpty();
		assertThat(simulator.phone("PJSIP/203").channels()).hasSize(1);
		await(() -> assertThat(this.console.placed(response.text("id")).text("step")).isEqualTo("ANSWERED"));
	}

	@Test
	void doesNotPickUpACallThatDoesNotRing() {
		LiveCall call = talk("200", "202");
		ActionClient.Response response = this.console.post("calls/pickup", "call", call.id(), "extension", "203");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("code")).isEqualTo("not-ringing");
		assertThat(simulator.receivedActions("Originate")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "LISTEN,qES", "WHISPER,qESw", "BARGE,qESB" })
	void spiesOnAParty(SpyMode mode, String options) {
		LiveCall call = talk("200", "202");
		ActionClient.Response response = this.console.post("calls/spy", "call", call.id(), "party",
				party(call, "202").uniqueId(), "extension", "203", "mode", mode.name());
		assertThat(response.status()).isEqualTo(202);
		await(() -> assertThat(this.console.placed(response.text("id")).text("step")).isEqualTo("FIRST_ANSWERED"));
		await(() -> assertThat(this.pbx.calls()).anyMatch((each) -> has(each, "203")));
		AmiMessage originate = simulator.receivedActions("Originate").get(0);
		assertThat(originate.get("Application")).isEqualTo("ChanSpy");
		assertThat(originate.get("Data")).isEqualTo(party(call, "202").channel() + "," + options);
		simulator.hangUp(party(call, "200").channel());
		await(() -> assertThat(this.console.placed(response.text("id")).text("step")).isEqualTo("ENDED"));
	}

	@Test
	void recordsAParty() {
		LiveCall call = talk("200", "202");
		String party = party(call, "202").uniqueId();
		ActionClient.Response response = this.console.post("calls/record", "call", call.id(), "party", party);
		assertThat(response.status()).isEqualTo(200);
		String file = response.text("recording");
		assertThat(file).matches("console-\\d{8}-\\d{6}-\\d{3}-[A-Za-z0-9-]+\\.wav");
		AmiMessage start = simulator.receivedActions("MixMonitor").get(0);
		assertThat(start.get("File")).isEqualTo(file);
		assertThat(start.get("Channel")).isEqualTo(party(call, "202").channel());

		assertThat(this.console.post("calls/record/stop", "call", call.id(), "party", party).status()).isEqualTo(200);
		assertThat(simulator.receivedActions("StopMixMonitor").get(0).get("Channel"))
			.isEqualTo(party(call, "202").channel());
	}

}
