/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.CustomAction;
import io.github.amispring.event.EventTypes;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests responses that are event lists.
 */
class EventListTests extends AbstractClientTests {

	private static final CustomAction CUSTOM = CustomAction.named("ListThings");

	private static final AmiAction<EventList<AmiEvent>> TYPED = action(
			ResponseType.list(Set.of("Thing", "OtherThing"), "ThingsComplete", EventTypes::decode));

	private static final AmiAction<EventList<AmiEvent>> IF_ANNOUNCED = action(
			ResponseType.listIfAnnounced(Set.of("Thing"), "ThingsComplete", EventTypes::decode));

	private static final AmiAction<EventList<AmiEvent>> UNMARKED = action(
			ResponseType.unmarkedList(Set.of("Thing"), "ThingsComplete", EventTypes::decode));

	private static <R> AmiAction<R> action(ResponseType<R> response) {
		return new AmiAction<>() {

			@Override
			public String name() {
				return "ListThings";
			}

			@Override
			public List<AmiHeader> headers() {
				return List.of();
			}

			@Override
			public ResponseType<R> responseType() {
				return response;
			}

		};
	}

	@Test
	void collectsEntriesAndDoesNotPublishThem() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: start", "Message: Things will follow");
			entry(session, "Thing", request.actionId(), 1);
			session.event("Foreign");
			entry(session, "Thing", "other-1", 99);
			entry(session, "Thing", request.actionId(), 2);
			session.event("Thing", "Number: 98");
			entry(session, "OtherThing", request.actionId(), 3);
			session.event("ThingsComplete", "ActionID: other-1", "EventList: Complete", "ListItems: 1");
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: Complete", "ListItems: 3");
			session.event("Last");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		for (AmiAction<EventList<AmiEvent>> action : List.of(CUSTOM, TYPED)) {
			recorder.all().clear();
			EventList<AmiEvent> list = client.execute(action);
			assertThat(numbers(list)).containsExactly("1", "2", "3");
			assertThat(list.message().get("Message")).isEqualTo("Things will follow");
			assertThat(list.completion()).isNotNull();
			assertThat(list.completion().get("ListItems")).isEqualTo("3");
			recorder.await("Last");
			assertThat(recorder.names()).filteredOn((name) -> !name.matches("AmiConnectedEvent|FullyBooted"))
				.containsExactly("Foreign", "Thing", "Thing", "ThingsComplete", "Last");
			assertThat(recorder.events().stream().map((event) -> event.message().get("Number"))).doesNotContain("1",
					"2", "3");
		}
	}

	/** Asterisk omits the ActionID in the entries of the IAXpeers list. */
	@Test
	void assignsEntriesWithoutActionIdToPendingList() {
		this.server.on("ListThings", (session, request) -> {
			session.event("Thing", "Number: 97");
			session.respond(request, "EventList: start");
			session.event("Thing", "Number: 1");
			session.event("Foreign");
			session.event("Thing", "Number: 2");
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: Complete", "ListItems: 2");
			session.event("Thing", "Number: 98");
			session.event("Last");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(numbers(client.execute(UNMARKED))).containsExactly("1", "2");
		recorder.await("Last");
		assertThat(recorder.names()).filteredOn((name) -> !name.matches("AmiConnectedEvent|FullyBooted"))
			.containsExactly("Thing", "Foreign", "Thing", "Last");
	}

	@Test
	void userEventNeitherCompletesNorJoinsAList() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: start");
			entry(session, "Thing", request.actionId(), 1);
			session.event("UserEvent", "UserEvent: A", "ActionID: " + request.actionId(), "EventList: Complete");
			session.event("UserEvent", "UserEvent: B", "Event: ThingsComplete", "ActionID: " + request.actionId(),
					"EventList: Complete");
			session.event("UserEvent", "UserEvent: C", "ActionID: " + request.actionId(), "Response: Error");
			entry(session, "Thing", request.actionId(), 2);
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: Complete");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(numbers(client.execute(CUSTOM))).containsExactly("1", "2");
		assertThat(numbers(client.execute(TYPED))).containsExactly("1", "2");
		recorder.await("UserEvent", 6);
		assertThat(recorder.names()).containsOnly("AmiConnectedEvent", "FullyBooted", "UserEvent");
	}

	@Test
	void errorCompletesAList() {
		this.server.on("ListThings", (session, request) -> session.respondWithError(request, "No things found\n"));
		AmiClient client = connected();
		for (AmiAction<?> action : List.of(CUSTOM, TYPED, IF_ANNOUNCED)) {
			assertThat(failure(client.send(action))).isInstanceOf(AmiErrorResponseException.class);
		}
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void readsEmptyList() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: Start");
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: Complete", "ListItems: 0");
		});
		AmiClient client = connected();
		for (AmiAction<EventList<AmiEvent>> action : List.of(CUSTOM, TYPED, IF_ANNOUNCED)) {
			EventList<AmiEvent> list = client.execute(action);
			assertThat(list.entries()).isEmpty();
			assertThat(list.completion()).isNotNull();
		}
	}

	@Test
	void successWithoutListIsEmptyUnlessListIsRequired() {
		this.server.on("ListThings", (session, request) -> session.respond(request, "Message: Nothing to list"));
		AmiClient client = connected();
		assertThat(client.execute(CUSTOM).completion()).isNull();
		assertThat(client.execute(IF_ANNOUNCED).completion()).isNull();
	}

	@Test
	void completesListFromOldServerByEventName() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "Message: Things will follow");
			entry(session, "Thing", request.actionId(), 1);
			session.event("ThingsComplete", "ActionID: " + request.actionId());
		});
		EventList<AmiEvent> list = connected().execute(TYPED);
		assertThat(numbers(list)).containsExactly("1");
		assertThat(list.completion()).isNotNull();
	}

	@Test
	void completesListByEventListHeader() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: start");
			entry(session, "Thing", request.actionId(), 1);
			session.event("PeerlistComplete", "EventList: Complete", "ListItems: 1", "ActionID: " + request.actionId());
		});
		assertThat(numbers(connected().execute(CUSTOM))).containsExactly("1");
	}

	@Test
	void cancelsList() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: start");
			entry(session, "Thing", request.actionId(), 1);
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: cancelled");
		});
		AmiClient client = connected();
		assertThat(numbers(client.execute(CUSTOM))).containsExactly("1");
		assertThat(numbers(client.execute(TYPED))).containsExactly("1");
	}

	@Test
	void eventBeforeTheResponseIsNotAnEntry() {
		this.server.on("ListThings", (session, request) -> {
			entry(session, "Thing", request.actionId(), 99);
			session.respond(request, "EventList: start");
			entry(session, "Thing", request.actionId(), 1);
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: Complete");
		});
		assertThat(numbers(connected().execute(TYPED))).containsExactly("1");
	}

	@Test
	void typedListPublishesOtherEvents() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: start");
			session.event("Other", "ActionID: " + request.actionId(), "EventList: Complete");
			entry(session, "Thing", request.actionId(), 1);
			session.event("ThingsComplete", "ActionID: " + request.actionId(), "EventList: Complete");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(numbers(client.execute(TYPED))).containsExactly("1");
		recorder.await("Other");
	}

	@Test
	void readsInterleavedLists() {
		this.server.ignore("ListThings");
		AmiClient client = connected();
		CompletableFuture<EventList<AmiEvent>> first = client.send(CUSTOM);
		CompletableFuture<EventList<AmiEvent>> second = client.send(TYPED);
		Session session = this.server.awaitSession();
		String firstId = session.awaitAction("ListThings").actionId();
		String secondId = session.awaitAction("ListThings").actionId();
		session.send("Response: Success\r\nActionID: " + secondId + "\r\nEventList: start\r\n\r\n"
				+ "Response: Success\r\nActionID: " + firstId + "\r\nEventList: start\r\n\r\n");
		entry(session, "Thing", firstId, 1);
		entry(session, "Thing", secondId, 2);
		session.event("ThingsComplete", "ActionID: " + secondId, "EventList: Complete");
		entry(session, "Thing", firstId, 3);
		session.event("ThingsComplete", "ActionID: " + firstId, "EventList: Complete");
		assertThat(numbers(get(first))).containsExactly("1", "3");
		assertThat(numbers(get(second))).containsExactly("2");
	}

	@Test
	void failureContainsPartialList() {
		this.server.on("ListThings", (session, request) -> {
			session.respond(request, "EventList: start");
			entry(session, "Thing", request.actionId(), 1);
			entry(session, "Thing", request.actionId(), 2);
			session.close();
		});
		AmiClient client = connected();
		assertThat(failure(client.send(TYPED))).isInstanceOfSatisfying(AmiDisconnectedException.class, (failure) -> {
			assertThat(failure.mayHaveRun()).isTrue();
			assertThat(failure.received()).extracting((event) -> event.message().get("Number"))
				.containsExactly("1", "2");
		});
	}

	@Test
	void doesNotPublishRemainingEntriesOfAbandonedList() {
		this.server.ignore("ListThings");
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		for (boolean cancelled : List.of(true, false)) {
			recorder.all().clear();
			CompletableFuture<EventList<AmiEvent>> response = client.send(TYPED,
					cancelled ? TEST_TIMEOUT : Duration.ofMillis(20));
			String id = session.awaitAction("ListThings").actionId();
			session.send("Response: Success\r\nActionID: " + id + "\r\nEventList: start\r\n\r\n");
			entry(session, "Thing", id, 1);
			if (cancelled) {
				response.cancel(false);
			}
			else {
				assertThat(failure(response)).isInstanceOf(AmiTimeoutException.class);
			}
			Awaitility.await().until(() -> client.statistics().pendingActions() == 0);
			entry(session, "Thing", id, 2);
			session.event("UserEvent", "ActionID: " + id);
			session.event("ThingsComplete", "ActionID: " + id, "EventList: Complete");
			session.event("Last");
			recorder.await("Last");
			assertThat(recorder.names()).doesNotContain("Thing", "ThingsComplete").contains("UserEvent");
		}
	}

	private static void entry(Session session, String event, String actionId, int number) {
		session.event(event, "ActionID: " + actionId, "Number: " + number);
	}

	private static List<String> numbers(EventList<AmiEvent> list) {
		return list.entries().stream().map((entry) -> entry.message().get("Number")).toList();
	}

}
