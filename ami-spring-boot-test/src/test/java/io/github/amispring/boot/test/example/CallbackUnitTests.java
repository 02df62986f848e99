/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.test.FakeAmiClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallbackUnitTests {

	private final FakeAmiClient client = new FakeAmiClient();

	private final CallbackApplication application = new CallbackApplication(this.client);

	@Test
	void callsBack() {
		this.application.callBack("PJSIP/101");
		assertThat(this.client.sentActions(OriginateAction.class)).hasSize(1);
	}

	@Test
	void reportsThatItCannotCallBack() {
		this.client.whenSent(OriginateAction.class).fail("Originate failed");
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> this.application.callBack("PJSIP/101"));
	}

}
