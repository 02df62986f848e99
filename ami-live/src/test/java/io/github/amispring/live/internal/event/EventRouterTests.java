/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.event;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link EventRouter}.
 */
class EventRouterTests {

	private final EventRouter router = new EventRouter();

	private final List<String> called = new ArrayList<>();

	@Test
	void callsHandlersInTheirOrder() {
		this.router.on(HangupEvent.class, (event) -> this.called.add("a"));
		this.router.on(HangupEvent.class, (event) -> this.called.add("b"));
		this.router.on(NewChannelEvent.class, (event) -> this.called.add("other"));
		hangup();
		assertThat(this.called).containsExactly("a", "b");
	}

	@Test
	void callsFirstHandlersBeforeThoseAddedEarlier() {
		this.router.on(HangupEvent.class, (event) -> this.called.add("a"));
		this.router.on(HangupEvent.class, (event) -> this.called.add("b"));
		this.router.first(HangupEvent.class, (event) -> this.called.add("c"));
		this.router.first(HangupEvent.class, (event) -> this.called.add("d"));
		this.router.on(HangupEvent.class, (event) -> this.called.add("e"));
		hangup();
		assertThat(this.called).containsExactly("d", "c", "a", "b", "e");
	}

	@Test
	void firstHandlerMayBeTheOnlyOne() {
		this.router.first(HangupEvent.class, (event) -> this.called.add("a"));
		hangup();
		assertThat(this.called).containsExactly("a");
		assertThat(this.router.types()).containsExactly(HangupEvent.class);
	}

	@Test
	void ignoresOtherEvents() {
		hangup();
		assertThat(this.called).isEmpty();
	}

	private void hangup() {
		this.router.route(EventTypes.decode(AmiMessage.of("Event", "Hangup")));
	}

}
