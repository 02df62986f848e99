/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Set;

import io.github.amispring.message.Answer.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Answer}.
 */
class AnswerTests {

	private static final AmiMessage SUCCESS = AmiMessage.of("Response", "Success");

	private static final AmiMessage ANNOUNCED = AmiMessage.of("Response", "Success", "EventList", "Start");

	private static final AmiMessage FOLLOWS = AmiMessage.of("Response", "Success", "Message", "A list will follow");

	private static final AmiMessage ENTRY = AmiMessage.of("Event", "Entry", "Number", "1");

	private static final AmiMessage END = AmiMessage.of("Event", "EntriesComplete", "EventList", "Complete");

	private static final AmiMessage END_WITHOUT_HEADER = AmiMessage.of("Event", "entriescomplete");

	private static final AmiMessage CANCELLED = AmiMessage.of("Event", "Entry", "EventList", "cancelled");

	private static final AmiMessage USER_EVENT = AmiMessage.of("Event", "UserEvent", "Event", "EntriesComplete",
			"EventList", "Complete");

	private static final AmiMessage ORIGINATE_RESPONSE = AmiMessage.of("Event", "OriginateResponse", "Response",
			"Success");

	@Test
	void singleMessageIsWhole() {
		Answer<SimpleResponse> answer = Answer.simple();
		assertThat(answer.isWhole(SUCCESS)).isTrue();
		assertThat(answer.isWhole(ANNOUNCED)).isTrue();
		assertThat(answer.role(ENTRY)).isEqualTo(Role.NONE);
		assertThat(answer.role(END)).isEqualTo(Role.NONE);
		assertThat(answer.read(SUCCESS, List.of()).message()).isSameAs(SUCCESS);
		assertThat(Answer.single(AmiMessage::size).read(ANNOUNCED, List.of())).isEqualTo(2);
	}

	@Test
	void outputIsWhole() {
		AmiMessage response = AmiMessage.of("Response", "Success", "Output", " a", "Output", "");
		assertThat(Answer.output().isWhole(response)).isTrue();
		assertThat(Answer.output().read(response, List.of()).output()).containsExactly(" a", "");
	}

	@Test
	void listIsReadEntryByEntry() {
		Answer<EventList<Event>> answer = Answer.list(Set.of("Entry"), "EntriesComplete", Event::new);
		assertThat(answer.isWhole(SUCCESS)).isFalse();
		assertThat(answer.isWhole(ANNOUNCED)).isFalse();
		assertThat(answer.role(ENTRY)).isEqualTo(Role.ENTRY);
		assertThat(answer.role(AmiMessage.of("Event", "ENTRY"))).isEqualTo(Role.ENTRY);
		assertThat(answer.role(AmiMessage.of("Event", "Stranger"))).isEqualTo(Role.NONE);
		assertThat(answer.role(AmiMessage.of("Event", "Stranger", "EventList", "Complete"))).isEqualTo(Role.NONE);
		assertThat(answer.role(END)).isEqualTo(Role.COMPLETION);
		assertThat(answer.role(END_WITHOUT_HEADER)).isEqualTo(Role.COMPLETION);
		assertThat(answer.role(CANCELLED)).isEqualTo(Role.COMPLETION);
		assertThat(answer.role(USER_EVENT)).isEqualTo(Role.NONE);
		assertThat(answer.role(ORIGINATE_RESPONSE)).isEqualTo(Role.NONE);
		EventList<Event> list = answer.read(SUCCESS, List.of(ENTRY, ENTRY, END));
		assertThat(list.entries()).containsExactly(new Event(ENTRY), new Event(ENTRY));
		assertThat(list.completion()).isSameAs(END);
		assertThat(list.message()).isSameAs(SUCCESS);
		assertThat(list).hasSize(2);
	}

	@Test
	void listIfAnnouncedMayBeNone() {
		Answer<EventList<Event>> answer = Answer.listIfAnnounced(Set.of("Entry"), "EntriesComplete", Event::new);
		assertThat(answer.isWhole(SUCCESS)).isTrue();
		assertThat(answer.isWhole(FOLLOWS)).isTrue();
		assertThat(answer.isWhole(ANNOUNCED)).isFalse();
		assertThat(answer.role(ENTRY)).isEqualTo(Role.ENTRY);
		assertThat(answer.role(END)).isEqualTo(Role.COMPLETION);
		assertThat(answer.read(SUCCESS, List.of()).completion()).isNull();
	}

	@Test
	void anyListTakesAllButOthersEvents() {
		Answer<EventList<Event>> answer = Answer.anyList(Event::new);
		assertThat(answer.isWhole(FOLLOWS)).isTrue();
		assertThat(answer.isWhole(ANNOUNCED)).isFalse();
		assertThat(answer.role(ENTRY)).isEqualTo(Role.ENTRY);
		assertThat(answer.role(END)).isEqualTo(Role.COMPLETION);
		assertThat(answer.role(END_WITHOUT_HEADER)).isEqualTo(Role.ENTRY);
		assertThat(answer.role(CANCELLED)).isEqualTo(Role.COMPLETION);
		assertThat(answer.role(USER_EVENT)).isEqualTo(Role.NONE);
		assertThat(answer.role(ORIGINATE_RESPONSE)).isEqualTo(Role.NONE);
	}

	@Test
	void singleEventIsNobodyElses() {
		Answer<Event> answer = Answer.singleEvent("FAXStats", Event::new);
		AmiMessage event = AmiMessage.of("Event", "FAXStats");
		assertThat(answer.isWhole(AmiMessage.of("Response", "Success"))).isFalse();
		assertThat(answer.role(event)).isEqualTo(Answer.Role.COMPLETION);
		assertThat(answer.role(AmiMessage.of("Event", "UserEvent"))).isEqualTo(Answer.Role.NONE);
		assertThat(answer.read(AmiMessage.of("Response", "Success"), List.of(event)).message()).isEqualTo(event);
	}

	@Test
	void closingEventIsEverybodys() {
		Answer<Event> answer = Answer.closingEvent("OriginateResponse", Event::new);
		assertThat(answer.isWhole(SUCCESS)).isFalse();
		assertThat(answer.role(ORIGINATE_RESPONSE)).isEqualTo(Role.SHARED_COMPLETION);
		assertThat(answer.role(ENTRY)).isEqualTo(Role.NONE);
		assertThat(answer.role(USER_EVENT)).isEqualTo(Role.NONE);
		assertThat(answer.read(SUCCESS, List.of(ORIGINATE_RESPONSE))).isEqualTo(new Event(ORIGINATE_RESPONSE));
	}

	@Test
	void entriesOfOneType() {
		EventList<AmiEvent> list = new EventList<>(SUCCESS, List.of(new Event(ENTRY), new OtherEvent(END)), END);
		assertThat(list.entries(Event.class)).containsExactly(new Event(ENTRY));
		assertThat(list.entries(OtherEvent.class)).containsExactly(new OtherEvent(END));
		assertThat(list.entries(AmiEvent.class)).hasSize(2);
	}

	private record Event(AmiMessage message) implements AmiEvent {

	}

	private record OtherEvent(AmiMessage message) implements AmiEvent {

	}

}
