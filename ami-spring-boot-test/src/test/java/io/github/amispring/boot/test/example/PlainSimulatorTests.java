/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.time.Duration;

import io.github.amispring.Ami;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The simulator without Spring, as the handbook shows it.
 */
class PlainSimulatorTests {

	@Test
	void acceptsClient() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start();
				AmiClient client = Ami.createClient(AmiClientSettings.builder()
					.host("127.0.0.1")
					.port(pbx.port())
					.credentials("app", "secret")
					.build())) {
			client.start().join();
			assertThat(client.execute(CoreShowChannelsAction.of()).entries()).isEmpty();
		}
	}

	@Test
	void transfersCall() {
		ManualClock clock = new ManualClock();
		try (AmiSimulator pbx = AmiSimulator.builder()
			.clock(clock)
			.endpoint("PJSIP/200", "Anna", PhoneBehavior.doesNotAnswer())
			.endpoint("PJSIP/201", "Ben", PhoneBehavior.doesNotAnswer())
			.endpoint("PJSIP/202", "Carla", PhoneBehavior.doesNotAnswer())
			.build()
			.start()) {
			Phone ben = pbx.phone("PJSIP/201");
			pbx.phone("PJSIP/200").call("201");
			clock.advance(Duration.ofSeconds(1));
			ben.answer();
			ben.hold();
			ben.call("202");
			clock.advance(Duration.ofSeconds(1));
			pbx.phone("PJSIP/202").answer();
			ben.completeTransfer();
			assertThat(ben.channels()).isEmpty();
			assertThat(pbx.phone("PJSIP/202").channels()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "300", "301", "700", "302", "303" })
	void hasExtensions(String exten) {
		ManualClock clock = new ManualClock();
		AmiSimulatorBuilder builder = AmiSimulator.builder()
			.extension("300", "Dial(PJSIP/201,30,tTkK)") // both may use feature codes
			.extension("301", "ConfBridge(room)")
			.extension("*8201", "Pickup(201)")
			.extension("700", "Park()")
			.extension("701", "ParkedCall(default,701)")
			.extension("302", "Answer()", "BackGround(menu)", "WaitExten(5)")
			.extension("303", "Dial(PJSIP/201,10)", "VoiceMail(201)")
			.extension("304", "ChanSpy(PJSIP/201)")
			.hint("201", "PJSIP/201")
			.featureCodes(new FeatureCodes("#1", "#2", "#3"))
			.parkingTime(Duration.ofSeconds(30));
		try (AmiSimulator pbx = builder.clock(clock)
			.endpoint("PJSIP/201", "Ben", PhoneBehavior.doesNotAnswer())
			.build()
			.start()) {
			pbx.phone("PJSIP/100").call(exten);
			clock.advance(Duration.ofSeconds(1));
			assertThat(pbx.phone("PJSIP/100").channels()).hasSize(1);
		}
	}

}
