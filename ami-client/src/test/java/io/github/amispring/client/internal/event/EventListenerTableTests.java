/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mockStatic;

/**
 * Tests for {@link EventListenerTable}.
 */
class EventListenerTableTests {

	private final EventListenerTable table = new EventListenerTable(new ListenerErrors("east", System::nanoTime));

	private final List<Object> delivered = new ArrayList<>();

	@Test
	void doesNotDecodeEventsForMessageListeners() {
		this.table.add((type, message) -> this.delivered.add(message));
		AmiMessage hangup = AmiMessage.of("Event", "Hangup");
		try (MockedStatic<HangupEvent> decoder = mockStatic(HangupEvent.class)) {
			deliver(hangup);
			decoder.verifyNoInteractions();
		}
		assertThat(this.delivered).singleElement().isSameAs(hangup);
	}

	@Test
	void createsRecordOnceForAllListeners() {
		this.table.add(HangupEvent.class, this.delivered::add);
		this.table.add((type, message) -> this.delivered.add(message));
		this.table.add(HangupEvent.class, this.delivered::add);
		AmiMessage hangup = AmiMessage.of("Event", "Hangup");
		deliver(hangup);
		assertThat(this.delivered).hasSize(3);
		assertThat(this.delivered.get(0)).isInstanceOf(HangupEvent.class).isSameAs(this.delivered.get(2));
		assertThat(this.delivered.get(1)).isSameAs(hangup);
	}

	private void deliver(AmiMessage message) {
		this.table.deliver(message, EventTypes.indexOf(message), new AtomicReference<>());
	}

}
