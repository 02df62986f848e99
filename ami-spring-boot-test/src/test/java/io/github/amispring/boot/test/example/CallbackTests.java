/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.time.Duration;

import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SpringBootTest
@AutoConfigureAmiSimulator
class CallbackTests {

	@Test
	void recordsAMissedCall(@Autowired AmiSimulator pbx, @Autowired CallbackApplication application) {
		pbx.raise("Event", "Hangup", "Channel", "PJSIP/101-00000001", "Cause", "19");
		await().untilAsserted(() -> assertThat(application.missed()).contains("PJSIP/101-00000001"));
	}

	@Test
	void callsBack(@Autowired AmiSimulator pbx, @Autowired CallbackApplication application) {
		application.callBack("PJSIP/101");
		assertThat(pbx.awaitAction("Originate", Duration.ofSeconds(5)).get("Channel")).isEqualTo("PJSIP/101");
	}

	@Test
	void reportsThatItCannotCallBack(@Autowired AmiSimulator pbx, @Autowired CallbackApplication application) {
		pbx.onAction("Originate", (request, response) -> response.error("Originate failed"));
		assertThatExceptionOfType(AmiErrorResponseException.class).isThrownBy(() -> application.callBack("PJSIP/101"));
	}

}
