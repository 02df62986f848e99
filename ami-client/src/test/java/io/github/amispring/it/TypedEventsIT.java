/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.amispring.action.HangupAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.CdrEvent;
import io.github.amispring.event.ConfbridgeJoinEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.MusicOnHoldStartEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.event.ParkedCallTimeOutEvent;
import io.github.amispring.event.QueueCallerAbandonEvent;
import io.github.amispring.event.TestEventEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.event.UserEventEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue knows what a real Asterisk sends, to the last header.
 */
@OnEachAsterisk
class TypedEventsIT {

	/** Calls that end by themselves within a few seconds. */
	private static final List<String> EXTENSIONS = List.of("answer", "ring-answer", "noanswer", "busy", "congestion",
			"dial-answer", "dial-busy", "dial-congestion", "dial-noanswer", "dial-two", "queue", "queue-empty",
			"queue-timeout", "queue-noanswer", "park-short", "userevent", "setvar", "escaped-variable", "caller-name",
			"hangup-handler", "monitor", "dtmf");

	/** Their headers are not for the catalogue to name. */
	private static final Set<Class<?>> OPEN = Set.of(UserEventEvent.class, TestEventEvent.class, CdrEvent.class,
			OriginateResponseEvent.class);

	private final Pbx pbx;

	TypedEventsIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void everyEventIsKnownToTheLastHeader() {
		AmiClient client = this.pbx.connect();
		EventLog log = EventLog.of(client);
		List<TestCall> calls = EXTENSIONS.stream()
			.map((extension) -> TestCall.to(extension, this.pbx, client))
			.toList();
		TestCall conference = TestCall.to("conference", this.pbx, client);
		log.await(ConfbridgeJoinEvent.class, (event) -> conference.owns(event.channel()));
		client.execute(HangupAction.of(conference.callerId()));
		TestCall hold = TestCall.to("hold", this.pbx, client);
		log.await(MusicOnHoldStartEvent.class, hold::owns);
		client.execute(HangupAction.of(hold.callerId()));
		calls.forEach((call) -> log.await(HangupEvent.class, call::isCalled));
		this.pbx.settle(client);

		assertThat(log.events(UnknownEvent.class, (event) -> true)).isEmpty();
		assertThat(log.events(ParkedCallTimeOutEvent.class, (event) -> true)).isNotEmpty();
		assertThat(log.events(QueueCallerAbandonEvent.class, (event) -> true)).isNotEmpty();
		assertThat(unnamedHeaders(log)).isEmpty();
	}

	private static Map<String, Set<String>> unnamedHeaders(EventLog log) {
		Map<String, Set<String>> unnamed = new TreeMap<>();
		for (AmiEvent event : log.events()) {
			Set<String> headers = isOpen(event) ? Set.of() : HeaderCheck.unnamed(event);
			if (!headers.isEmpty()) {
				unnamed.computeIfAbsent(event.eventName(), (name) -> new TreeSet<>()).addAll(headers);
			}
		}
		return unnamed;
	}

	/** Of a global variable Asterisk says that it is of the channel none. */
	private static boolean isOpen(AmiEvent event) {
		return OPEN.contains(event.getClass()) || (event instanceof VarSetEvent set && set.channel() == null);
	}

}
