/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.sample.stream.view.TestPbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RatesTests {

	private final Rates rates = new Rates();

	@Test
	void countsTheCallsOfEachServer() {
		this.rates.on(TestPbx.started("east", false));
		this.rates.on(TestPbx.started("east", false));
		assertThat(this.rates.callsPerMinute("east")).isEqualTo(2);
		assertThat(this.rates.callsPerMinute("west")).isZero();
	}

	@Test
	void doesNotCountCallsThatStartedBeforeTheConnection() {
		this.rates.on(TestPbx.started("east", true));
		assertThat(this.rates.callsPerMinute("east")).isZero();
	}

	@Test
	void countsTheEventsOfEachServer() {
		AmiEvent event = EventTypes.decode(AmiMessage.of("Event", "Newchannel"));
		for (int i = 0; i < 11; i++) {
			this.rates.on(new AmiApplicationEvent<>(this, "west", event));
		}
		assertThat(this.rates.eventsPerSecond("west")).isEqualTo(3);
		assertThat(this.rates.eventsPerSecond("east")).isZero();
	}

}
