/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.QueueCallerJoinEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiApplicationEvent}.
 */
class AmiApplicationEventTests {

	private final AmiApplicationEvent<HangupEvent> event = hangup();

	private AmiApplicationEvent<HangupEvent> hangup() {
		return new AmiApplicationEvent<>(this, "east", HangupEvent.of(AmiMessage.of("Event", "Hangup")));
	}

	@Test
	void hasTheServerTheSourceAndThePayload() {
		assertThat(this.event.getServer()).isEqualTo("east");
		assertThat(this.event.getSource()).isSameAs(this);
		assertThat(this.event.getPayload().eventName()).isEqualTo("Hangup");
	}

	@Test
	void hasTheTypeArgumentOfItsPayload() {
		assertThat(this.event.getResolvableType())
			.isEqualTo(ResolvableType.forClassWithGenerics(AmiApplicationEvent.class, HangupEvent.class))
			.isNotEqualTo(ResolvableType.forClassWithGenerics(AmiApplicationEvent.class, QueueCallerJoinEvent.class));
	}

	@Test
	void hasOneTypeForAllEventsOfAClass() {
		assertThat(this.event.getResolvableType()).isSameAs(hangup().getResolvableType());
	}

}
