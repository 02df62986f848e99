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
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.PbxEvent;
import org.junit.jupiter.api.Test;

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
		return new Pbx(new PbxSettings(endpoints, new LinkedHashMap<>(), List.of()), this.clock,
				AsteriskVersion.parse("22.10.1"), 1, this.recorder);
	}

	private void advance(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
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
	void rejectsWhatThePhoneCannotDo() {
		assertThatIllegalStateException().isThrownBy(this.anna::hold)
			.withMessage("Phone PJSIP/101 has no call to hold");
		assertThatIllegalStateException().isThrownBy(this.anna::hangUp)
			.withMessage("Phone PJSIP/101 has no call to hang up");
		assertThatIllegalArgumentException().isThrownBy(() -> this.pbx.phone("PJSIP/9"))
			.withMessageContaining("no endpoint \"PJSIP/9\"");
	}

}
