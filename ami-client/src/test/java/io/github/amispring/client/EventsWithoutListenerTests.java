/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.LogCapture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events whose type has no listener.
 */
class EventsWithoutListenerTests extends AbstractClientTests {

	private static final String HANGUP = "Event: Hangup\r\nCause: 16\r\n\r\n";

	private final List<Object> received = new CopyOnWriteArrayList<>();

	private final AmiClient client = client();

	/** Connects and records marker events, which are not in the catalogue. */
	private Session connect() {
		this.client.subscribe(UnknownEvent.class, (event) -> this.received.add(event.eventName()));
		get(this.client.start());
		return this.server.awaitSession();
	}

	private void awaitMark(Session session) {
		int before = this.received.size();
		session.event("Mark");
		Awaitility.await().until(() -> this.received.size() > before && "Mark".equals(last()));
	}

	private Object last() {
		return this.received.get(this.received.size() - 1);
	}

	@Test
	void countsEventsWithoutListener() {
		Session session = connect();
		session.send(HANGUP.repeat(3));
		awaitMark(session);
		assertThat(this.client.statistics().eventsReceived()).containsEntry("Hangup", 3L);
		assertThat(this.client.statistics().eventsLost()).isZero();
	}

	@Test
	void deliversEventsToListenerThatSubscribesWhileEventsArePaused() {
		Session session = connect();
		awaitMark(session);
		this.client.pauseEvents(Duration.ZERO);
		session.send(HANGUP);
		Awaitility.await().until(() -> this.client.statistics().eventsBuffered() == 1);
		this.client.subscribe(HangupEvent.class, (event) -> this.received.add("Hangup"));
		this.client.resumeEvents();
		Awaitility.await().until(() -> "Hangup".equals(last()));
	}

	@Test
	void deliversEventsReadAfterSubscription() {
		Session session = connect();
		session.send(HANGUP);
		awaitMark(session);
		this.client.subscribe(HangupEvent.class, (event) -> this.received.add("Hangup"));
		session.send(HANGUP);
		Awaitility.await().until(() -> "Hangup".equals(last()));
		assertThat(this.received).containsExactly("Mark", "Hangup");
	}

	@Test
	void deliversEventsThatAMessageListenerHasBegunToReceive() {
		SelectiveListener listener = new SelectiveListener();
		this.client.onEventMessage(listener);
		Session session = connect();
		session.send(HANGUP);
		awaitMark(session);
		listener.receiving.set(true);
		session.send(HANGUP);
		Awaitility.await().until(() -> "Hangup".equals(last()));
		listener.receiving.set(false);
		session.send(HANGUP);
		awaitMark(session);
		assertThat(this.received).containsExactly("Mark", "Hangup", "Mark");
	}

	@Test
	void deliversAllEventsIfReceivesThrows() {
		this.client.onEventMessage(new EventMessageListener() {

			@Override
			public void onEvent(EventType<?> type, AmiMessage message) {
				EventsWithoutListenerTests.this.received.add(type.name());
			}

			@Override
			public boolean receives(EventType<?> type) {
				throw new IllegalStateException("a listener of a test");
			}

			@Override
			public boolean hasChanged() {
				throw new AssertionError("a listener of a test");
			}

			@Override
			public String toString() {
				throw new IllegalStateException("a listener of a test");
			}

		});
		connect().send(HANGUP);
		Awaitility.await().until(() -> this.received.contains("Hangup"));
		assertThat(this.client.statistics().listenerErrors()).isPositive();
		assertThat(this.client.status().isConnected()).isTrue();
	}

	@Test
	void doesNotDiscardEventsThatBelongToAction() {
		this.server.on("ListHangups", (session, request) -> {
			session.send(HANGUP);
			session.respond(request, "EventList: start");
			session.send(HANGUP);
			session.event("HangupsComplete", "EventList: Complete");
			session.send(HANGUP);
		});
		Session session = connect();
		assertThat(this.client.execute(new HangupList()).entries()).hasSize(1);
		awaitMark(session);
		assertThat(this.client.statistics().eventsReceived()).containsEntry("Hangup", 2L);
	}

	@Test
	void wireLogContainsEventsWithoutListener() {
		LogCapture log = new LogCapture();
		try (log) {
			Session session = connect();
			session.send(HANGUP);
			awaitMark(session);
		}
		assertThat(log.messages()).anyMatch((message) -> message.contains("Hangup"));
	}

	/**
	 * An action whose entries have no ActionID.
	 */
	private record HangupList() implements AmiAction<EventList<AmiEvent>> {

		@Override
		public String name() {
			return "ListHangups";
		}

		@Override
		public List<AmiHeader> headers() {
			return List.of();
		}

		@Override
		public ResponseType<EventList<AmiEvent>> responseType() {
			return ResponseType.unmarkedList(Set.of("Hangup"), "HangupsComplete", EventTypes::decode);
		}

	}

	/**
	 * A listener that receives either all events or none.
	 */
	private final class SelectiveListener implements EventMessageListener {

		private final AtomicBoolean receiving = new AtomicBoolean();

		private boolean last;

		@Override
		public void onEvent(EventType<?> type, AmiMessage message) {
			if (type != EventTypes.UNKNOWN) {
				EventsWithoutListenerTests.this.received.add(type.name());
			}
		}

		@Override
		public boolean receives(EventType<?> type) {
			return this.receiving.get();
		}

		@Override
		public boolean hasChanged() {
			boolean before = this.last;
			this.last = this.receiving.get();
			return this.last != before;
		}

	}

}
