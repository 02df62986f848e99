/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.amispring.action.UpdateConfigAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.event.UserEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests the time that Asterisk adds to events if {@code timestampevents} is enabled. The
 * server and the test run on the same machine and use the same clock.
 */
@OnEachAsterisk
class ServerTimestampIT extends AbstractPbxIT {

	ServerTimestampIT(Pbx pbx) {
		super(pbx);
	}

	@AfterEach
	void switchOff() {
		timestampEvents("no");
	}

	@Test
	void timestampIsPresentOnlyIfEnabled() {
		assertThat(event().serverTimestamp()).isNull();
		timestampEvents("yes");
		Instant before = Instant.now();
		UserEvent event = event();
		assertThat(event.serverTimestamp()).isBetween(before.truncatedTo(ChronoUnit.MICROS), event.receivedAt());
		assertThat(event.receivedAt()).isCloseTo(Instant.now(), within(Pbx.TEST_TIMEOUT));
	}

	/** Causes an event that contains its own header with the name {@code Timestamp}. */
	private UserEvent event() {
		String name = Pbx.uniqueName();
		this.client.execute(UserEventAction.of(name).header("Timestamp", "1.5"));
		return this.log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
	}

	private void timestampEvents(String value) {
		this.client.execute(UpdateConfigAction.of("manager.conf", "manager.conf")
			.update("general", "timestampevents", value)
			.reload("manager"), Pbx.TEST_TIMEOUT.plus(Duration.ofSeconds(1)));
	}

}
