/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.time.Duration;

import io.github.amispring.action.WaitEventAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.Transport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests WaitEvent on a real Asterisk over TCP. Over HTTP, only the client itself sends
 * it.
 */
@OnEachAsterisk(over = { Transport.TCP, Transport.TLS })
class WaitEventIT extends AbstractActionsIT {

	WaitEventIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers("WaitEvent")
	void waitsForEvents() {
		assertThat(execute(WaitEventAction.of(Duration.ofSeconds(1))).eventName()).isEqualTo("WaitEventComplete");
	}

}
