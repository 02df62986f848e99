/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.PbxEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PhoneTests {

	private final ManualClock clock = new ManualClock();

	private final EventRecorder recorder = new EventRecorder();

	private final Pbx pbx = pbx();

	private final Phone anna = this.pbx.phone("PJSIP/101");

	private final Phone ben = this.pbx.phone("PJSIP/102");

	private final Phone carla = this.pbx.phone("PJSIP/103");

	private Pbx pbx() {
		List<Endpoint> endpoints = new ArrayList<>();
		Map.of("PJSIP/101", "Anna", "PJSIP/102", "Ben", "PJSIP/103", "Carla")
			.forEach((device, name) -> endpoints
				.add(new Endpoint(device, name, PhoneBehavior.answersAfter(Duration.ofSeconds(1)))));
		Map<String, List<DialplanStep>> extensions = new LinkedHashMap<>();
		extensions.put("features", DialplanStep.parseAll("Dial(PJSIP/102,30,tTkK)"));
		extensions.put("local", DialplanStep.parseAll("Dial(Local/102@default,30)"));
		extensions.put("conference", DialplanStep.parseAll("ConfBridge(room)"));
		extensions.put("700", DialplanStep.parseAll("Park()"));
		extensions.put("701", DialplanStep.parseAll("ParkedCall(default,701)"));
		extensions.put("*8102", DialplanStep.parseAll("Pickup(102)"));
		return new Pbx(settings(endpoints, extensions), this.clock, AsteriskVersion.parse("22.10.1"), 1, this.recorder);
	}

	private void advance(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
	}

	private static PbxSettings settings(List<Endpoint> endpoints, Map<String, List<DialplanStep>> extensions) {
		return new PbxSettings(endpoints, extensions, List.of(), Map.of(), new FeatureCodes("#1", "#2", "#3"),
				Duration.ofSeconds(45));
	}

	private void talkWithFeatures() {
		this.anna.call("features");
		advance(3);
	}

	private void talk() {
		this.anna.call("102");
		advance(3);
	}

	private List<String> states() {
		return this.pbx.locked(() -> this.pbx.channels()
			.stream()
			.map((channel) -> channel.device() + " " + channel.state().word()
					+ (channel.bridgeId().isEmpty() ? "" : " in bridge"))
			.toList());
	}

	private List<String> names() {
		return this.recorder.events().stream().map(PbxEvent::name).toList();
	}

	@Test
	void holdsAndResumesACall() {
		talk();
		this.ben.hold();
		this.ben.resume();
		assertThat(names()).containsSubsequence("Hold", "MusicOnHoldStart", "Unhold", "MusicOnHoldStop");
		PbxEvent hold = this.recorder.named("Hold").get(0);
		assertThat(EventRecorder.get(hold, "Channel")).startsWith("PJSIP/102-");
		PbxEvent music = this.recorder.named("MusicOnHoldStart").get(0);
		assertThat(EventRecorder.get(music, "Channel")).startsWith("PJSIP/101-");
	}

	@Test
	void stopsMusicWhenAHeldCallEnds() {
		talk();
		this.ben.hold();
		this.anna.hangUp();
		assertThat(names()).containsSubsequence("Hold", "BridgeLeave", "MusicOnHoldStop").doesNotContain("Unhold");
		assertThat(this.pbx.channels()).isEmpty();
	}

	@Test
	void calleeTransfersTheCaller() {
		talk();
		this.ben.transfer("103");
		assertThat(this.ben.channels()).isEmpty();
		advance(3);
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/103 Up in bridge");
		PbxEvent transfer = this.recorder.named("BlindTransfer").get(0);
		assertThat(EventRecorder.get(transfer, "TransfererChannel")).startsWith("PJSIP/102-");
		assertThat(EventRecorder.get(transfer, "TransfereeChannel")).startsWith("PJSIP/101-");
		assertThat(EventRecorder.get(transfer, "Extension")).isEqualTo("103");
		this.anna.hangUp();
		assertThat(this.pbx.channels()).isEmpty();
		assertThat(this.pbx.bridgeCount()).isZero();
	}

	@Test
	void callerTransfersTheCallee() {
		talk();
		this.anna.transfer("103");
		assertThat(this.anna.channels()).isEmpty();
		advance(3);
		assertThat(states()).containsExactly("PJSIP/102 Up in bridge", "PJSIP/103 Up in bridge");
		this.carla.hangUp();
		assertThat(this.pbx.channels()).isEmpty();
	}

	@Test
	void transfersACallOnHold() {
		talk();
		this.ben.hold();
		this.ben.transfer("103");
		assertThat(names()).containsSubsequence("Hold", "Unhold", "MusicOnHoldStop", "BlindTransfer");
		assertThat(this.recorder.named("MusicOnHoldStop")).hasSize(1);
	}

	@Test
	void callsOnlyKnownExtensions() {
		assertThat(this.anna.call("999")).isNull();
		assertThat(this.recorder.events()).isEmpty();
		String channel = this.anna.call("102");
		assertThat(this.anna.channels()).containsExactly(channel);
		assertThat(channel).startsWith("PJSIP/101-");
	}

	@Test
	void answersWhenTheUserDoes() {
		this.ben.behave(PhoneBehavior.doesNotAnswer());
		this.anna.call("102");
		advance(10);
		assertThat(states()).containsExactly("PJSIP/101 Ring", "PJSIP/102 Ringing");
		this.ben.answer();
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/102 Up in bridge");
	}

	@ParameterizedTest
	@CsvSource({ "486,17,BUSY", "480,19,NOANSWER", "603,21,NOANSWER" })
	void rejectsWithASipStatus(int sipStatus, int cause, String status) {
		this.ben.behave(PhoneBehavior.doesNotAnswer());
		this.anna.call("102");
		advance(2);
		this.ben.reject(sipStatus);
		assertThat(EventRecorder.get(this.recorder.named("DialEnd").get(0), "DialStatus")).isEqualTo(status);
		assertThat(this.recorder.named("Hangup").get(0).text()).contains("PJSIP/102-", "Cause: " + cause + "\r\n",
				"TechCause: " + sipStatus);
		assertThat(this.ben.channels()).isEmpty();
	}

	@Test
	void forwardsACall() {
		this.ben.behave(PhoneBehavior.doesNotAnswer());
		this.anna.call("102");
		advance(2);
		this.ben.forward("103");
		advance(3);
		PbxEvent end = this.recorder.named("DialEnd").get(0);
		assertThat(EventRecorder.get(end, "Forward")).isEqualTo("103");
		assertThat(this.ben.channels()).isEmpty();
		assertThat(this.carla.channels()).hasSize(1);
		assertThat(states()).contains("PJSIP/101 Up in bridge").contains("PJSIP/103 Up in bridge");
	}

	@Test
	void behavesAsSetForTheNextCalls() {
		this.ben.behave(PhoneBehavior.rejects(480));
		this.anna.call("102");
		advance(1);
		assertThat(EventRecorder.get(this.recorder.named("DialEnd").get(0), "DialStatus")).isEqualTo("NOANSWER");
		this.ben.behave(PhoneBehavior.forwardsTo("103"));
		this.anna.call("102");
		advance(4);
		assertThat(this.carla.channels()).hasSize(1);
	}

	@Test
	void connectsTwoCalls() {
		talk();
		this.ben.hold();
		this.ben.call("103");
		advance(3);
		this.ben.completeTransfer();
		assertThat(this.ben.channels()).isEmpty();
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/103 Up in bridge");
		PbxEvent transfer = this.recorder.named("AttendedTransfer").get(0);
		assertThat(EventRecorder.get(transfer, "TransfereeChannel")).startsWith("PJSIP/101-");
		assertThat(EventRecorder.get(transfer, "TransferTargetChannel")).startsWith("PJSIP/103-");
		assertThat(this.pbx.bridgeCount()).isOne();
	}

	@Test
	void connectsACallToARingingPhone() {
		talk();
		this.ben.hold();
		this.carla.behave(PhoneBehavior.doesNotAnswer());
		this.ben.call("103");
		advance(2);
		this.ben.completeTransfer();
		assertThat(this.ben.channels()).isEmpty();
		assertThat(states()).containsExactly("PJSIP/101 Up", "PJSIP/103 Ringing");
		this.carla.answer();
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/103 Up in bridge");
	}

	@Test
	void consultsWithKeysAndTransfers() {
		talkWithFeatures();
		this.anna.press("#2103");
		advance(5);
		assertThat(this.carla.channels()).hasSize(1);
		assertThat(this.recorder.named("AttendedTransfer")).isEmpty();
		this.anna.hangUp();
		advance(1);
		assertThat(states()).containsExactlyInAnyOrder("PJSIP/102 Up in bridge", "PJSIP/103 Up in bridge");
		assertThat(this.recorder.named("AttendedTransfer")).hasSize(1);
	}

	@Test
	void returnsFromAConsultation() {
		talkWithFeatures();
		this.anna.press("#2103");
		advance(5);
		this.anna.press("*1");
		advance(1);
		assertThat(this.carla.channels()).isEmpty();
		assertThat(states()).containsExactlyInAnyOrder("PJSIP/101 Up in bridge", "PJSIP/102 Up in bridge");
		assertThat(this.recorder.named("AttendedTransfer")).isEmpty();
		assertThat(this.pbx.bridgeCount()).isOne();
	}

	@Test
	void joinsBothCallsOfAConsultation() {
		talkWithFeatures();
		this.anna.press("#2103");
		advance(5);
		assertThat(this.pbx.bridgeCount()).isEqualTo(3);
		this.anna.press("*3");
		assertThat(this.pbx.bridges().all()).extracting((bridge) -> bridge.channels().size())
			.containsExactlyInAnyOrder(2, 3);
	}

	@Test
	void transfersWithKeys() {
		talkWithFeatures();
		this.ben.press("#1103");
		advance(4);
		assertThat(this.ben.channels()).isEmpty();
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/103 Up in bridge");
	}

	@Test
	void parksAndRetrievesACall() {
		talkWithFeatures();
		this.ben.press("#3");
		advance(4);
		PbxEvent parked = this.recorder.named("ParkedCall").get(0);
		assertThat(EventRecorder.get(parked, "ParkeeChannel")).startsWith("PJSIP/101-");
		assertThat(EventRecorder.get(parked, "ParkingSpace")).isEqualTo("701");
		assertThat(this.ben.channels()).isEmpty();
		this.carla.call("701");
		advance(1);
		assertThat(this.recorder.named("UnParkedCall")).hasSize(1);
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/103 Up in bridge");
	}

	@Test
	void parkedCallerGivesUp() {
		this.anna.call("700");
		this.anna.hangUp();
		assertThat(names()).containsSubsequence("ParkedCall", "ParkedCallGiveUp", "Hangup");
		assertThat(this.pbx.parkingLot().calls()).isEmpty();
	}

	@Test
	void parkedCallReturnsToTheParker() {
		talkWithFeatures();
		this.ben.press("#3");
		advance(4);
		advance(60);
		assertThat(this.recorder.named("ParkedCallTimeOut")).hasSize(1);
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/102 Up in bridge");
	}

	@Test
	void picksUpTheCallOfAnotherPhone() {
		this.ben.behave(PhoneBehavior.doesNotAnswer());
		this.anna.call("102");
		advance(2);
		this.carla.call("*8102");
		assertThat(this.recorder.named("Pickup")).hasSize(1);
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/103 Up in bridge");
	}

	@Test
	void meetsInAConference() {
		List.of(this.anna, this.ben, this.carla).forEach((phone) -> phone.call("conference"));
		assertThat(states()).hasSize(3).allMatch((state) -> state.endsWith("Up in bridge"));
		assertThat(this.pbx.bridgeCount()).isOne();
		List.of(this.anna, this.ben, this.carla).forEach(Phone::hangUp);
		assertThat(names()).containsSubsequence("ConfbridgeStart", "ConfbridgeJoin", "ConfbridgeLeave",
				"ConfbridgeEnd");
		assertThat(this.pbx.bridgeCount()).isZero();
	}

	@Test
	void keepsALocalChannelWithoutAudio() {
		this.anna.sendAudio(false);
		this.ben.sendAudio(false);
		this.anna.call("local");
		advance(3);
		assertThat(this.recorder.named("LocalBridge")).hasSize(1);
		assertThat(this.recorder.named("LocalOptimizationBegin")).isEmpty();
		assertThat(this.pbx.channels()).hasSize(4);
	}

	@Test
	void removesALocalChannelBetweenTwoPhones() {
		this.anna.call("local");
		advance(3);
		assertThat(this.recorder.named("LocalOptimizationBegin")).hasSize(1);
		assertThat(states()).containsExactly("PJSIP/101 Up in bridge", "PJSIP/102 Up in bridge");
		assertThat(this.pbx.bridgeCount()).isOne();
	}

	@Test
	void rejectsWhatThePhoneCannotDo() {
		assertThatIllegalStateException().isThrownBy(this.anna::hold)
			.withMessage("Phone PJSIP/101 has no call to hold");
		assertThatIllegalStateException().isThrownBy(this.anna::hangUp)
			.withMessage("Phone PJSIP/101 has no call to hang up");
		assertThatIllegalArgumentException().isThrownBy(() -> this.pbx.phone("PJSIP/9"))
			.withMessageContaining("no endpoint \"PJSIP/9\"");
	}

}
