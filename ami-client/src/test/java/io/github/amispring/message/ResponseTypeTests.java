/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Set;

import io.github.amispring.message.ResponseType.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResponseType}.
 */
class ResponseTypeTests {

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
	void undecodedTypeAcceptsTheSameMessages() {
		ResponseType<EventList<Event>> list = ResponseType.list(Set.of("Entry"), "EntriesComplete", Event::new);
		List<ResponseType<?>> types = List.of(ResponseType.simple(), ResponseType.output(), list,
				ResponseType.unmarkedList(Set.of("Entry", "Other"), "EntriesComplete", Event::new),
				ResponseType.listIfAnnounced(Set.of("Entry"), "EntriesComplete", Event::new),
				ResponseType.anyList(Event::new), ResponseType.outcomeEvent("OriginateResponse", Event::new),
				ResponseType.singleEvent("Entry", Event::new), ResponseType.onlyEntry(list),
				ResponseType.emptyableList(list, "No *"), ResponseType.optional(ResponseType.simple(), "No such thing"),
				ResponseType.onlyEntry(ResponseType.emptyableList(list, "No *")));
		List<AmiMessage> responses = List.of(SUCCESS, ANNOUNCED, FOLLOWS,
				AmiMessage.of("Response", "Error", "Message", "No such thing"));
		List<AmiMessage> events = List.of(ENTRY, END, END_WITHOUT_HEADER, CANCELLED, USER_EVENT, ORIGINATE_RESPONSE);
		for (ResponseType<?> type : types) {
			ResponseType<ResponseMessages> undecoded = ResponseType.undecoded(type.form());
			assertThat(undecoded.form()).isEqualTo(type.form());
			assertThat(undecoded.isAsynchronous()).as("%s", type).isEqualTo(type.isAsynchronous());
			assertThat(undecoded.hasUnmarkedEntries()).as("%s", type).isEqualTo(type.hasUnmarkedEntries());
			for (AmiMessage response : responses) {
				assertThat(undecoded.isComplete(response)).as("%s, %s", type, response)
					.isEqualTo(type.isComplete(response));
				assertThat(undecoded.isAbsent(response)).as("%s, %s", type, response)
					.isEqualTo(type.isAbsent(response));
			}
			for (AmiMessage event : events) {
				assertThat(undecoded.role(event)).as("%s, %s", type, event).isEqualTo(type.role(event));
			}
		}
	}

	@Test
	void undecodedTypeReturnsTheMessages() {
		ResponseType<EventList<Event>> list = ResponseType.list(Set.of("Entry"), "EntriesComplete", Event::new);
		ResponseMessages messages = ResponseType.undecoded(list.form()).read(SUCCESS, List.of(ENTRY, END));
		assertThat(messages).isEqualTo(new ResponseMessages(SUCCESS, List.of(ENTRY, END)));
		assertThat(list.read(messages.response(), messages.events()).entries()).containsExactly(new Event(ENTRY));
	}

	@Test
	void singleMessageIsComplete() {
		ResponseType<SimpleResponse> type = ResponseType.simple();
		assertThat(type.isComplete(SUCCESS)).isTrue();
		assertThat(type.isComplete(ANNOUNCED)).isTrue();
		assertThat(type.role(ENTRY)).isEqualTo(Role.NONE);
		assertThat(type.role(END)).isEqualTo(Role.NONE);
		assertThat(type.read(SUCCESS, List.of()).message()).isSameAs(SUCCESS);
		assertThat(ResponseType.single(AmiMessage::size).read(ANNOUNCED, List.of())).isEqualTo(2);
	}

	@Test
	void outputIsComplete() {
		AmiMessage response = AmiMessage.of("Response", "Success", "Output", " a", "Output", "");
		assertThat(ResponseType.output().isComplete(response)).isTrue();
		assertThat(ResponseType.output().read(response, List.of()).output()).containsExactly(" a", "");
	}

	@Test
	void decodesEachEntryOfAList() {
		ResponseType<EventList<Event>> type = ResponseType.list(Set.of("Entry"), "EntriesComplete", Event::new);
		assertThat(type.isComplete(SUCCESS)).isFalse();
		assertThat(type.isComplete(ANNOUNCED)).isFalse();
		assertThat(type.role(ENTRY)).isEqualTo(Role.ENTRY);
		assertThat(type.role(AmiMessage.of("Event", "ENTRY"))).isEqualTo(Role.ENTRY);
		assertThat(type.role(AmiMessage.of("Event", "Other"))).isEqualTo(Role.NONE);
		assertThat(type.role(AmiMessage.of("Event", "Other", "EventList", "Complete"))).isEqualTo(Role.NONE);
		assertThat(type.role(END)).isEqualTo(Role.COMPLETION);
		assertThat(type.role(END_WITHOUT_HEADER)).isEqualTo(Role.COMPLETION);
		assertThat(type.role(CANCELLED)).isEqualTo(Role.COMPLETION);
		assertThat(type.role(USER_EVENT)).isEqualTo(Role.NONE);
		assertThat(type.role(ORIGINATE_RESPONSE)).isEqualTo(Role.NONE);
		EventList<Event> list = type.read(SUCCESS, List.of(ENTRY, ENTRY, END));
		assertThat(list.entries()).containsExactly(new Event(ENTRY), new Event(ENTRY));
		assertThat(list.completion()).isSameAs(END);
		assertThat(list.message()).isSameAs(SUCCESS);
		assertThat(list).hasSize(2);
	}

	@Test
	void responseThatAnnouncesNoListIsComplete() {
		ResponseType<EventList<Event>> type = ResponseType.listIfAnnounced(Set.of("Entry"), "EntriesComplete",
				Event::new);
		assertThat(type.isComplete(SUCCESS)).isTrue();
		assertThat(type.isComplete(FOLLOWS)).isTrue();
		assertThat(type.isComplete(ANNOUNCED)).isFalse();
		assertThat(type.role(ENTRY)).isEqualTo(Role.ENTRY);
		assertThat(type.role(END)).isEqualTo(Role.COMPLETION);
		assertThat(type.read(SUCCESS, List.of()).completion()).isNull();
	}

	@Test
	void anyListIgnoresEventsThatCarryForeignActionIds() {
		ResponseType<EventList<Event>> type = ResponseType.anyList(Event::new);
		assertThat(type.isComplete(FOLLOWS)).isTrue();
		assertThat(type.isComplete(ANNOUNCED)).isFalse();
		assertThat(type.role(ENTRY)).isEqualTo(Role.ENTRY);
		assertThat(type.role(END)).isEqualTo(Role.COMPLETION);
		assertThat(type.role(END_WITHOUT_HEADER)).isEqualTo(Role.ENTRY);
		assertThat(type.role(CANCELLED)).isEqualTo(Role.COMPLETION);
		assertThat(type.role(USER_EVENT)).isEqualTo(Role.NONE);
		assertThat(type.role(ORIGINATE_RESPONSE)).isEqualTo(Role.NONE);
	}

	@Test
	void subscribersDoNotReceiveASingleEvent() {
		ResponseType<Event> type = ResponseType.singleEvent("FAXStats", Event::new);
		AmiMessage event = AmiMessage.of("Event", "FAXStats");
		assertThat(type.isComplete(AmiMessage.of("Response", "Success"))).isFalse();
		assertThat(type.role(event)).isEqualTo(ResponseType.Role.COMPLETION);
		assertThat(type.role(AmiMessage.of("Event", "UserEvent"))).isEqualTo(ResponseType.Role.NONE);
		assertThat(type.read(AmiMessage.of("Response", "Success"), List.of(event)).message()).isEqualTo(event);
	}

	@Test
	void subscribersAlsoReceiveOutcomeEvent() {
		ResponseType<Event> type = ResponseType.outcomeEvent("OriginateResponse", Event::new);
		assertThat(type.isComplete(SUCCESS)).isFalse();
		assertThat(type.role(ORIGINATE_RESPONSE)).isEqualTo(Role.SHARED_COMPLETION);
		assertThat(type.role(ENTRY)).isEqualTo(Role.NONE);
		assertThat(type.role(USER_EVENT)).isEqualTo(Role.NONE);
		assertThat(type.read(SUCCESS, List.of(ORIGINATE_RESPONSE))).isEqualTo(new Event(ORIGINATE_RESPONSE));
	}

	@Test
	void returnsEntriesOfGivenType() {
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
