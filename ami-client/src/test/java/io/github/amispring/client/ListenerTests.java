/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the delivery of events to listeners.
 */
class ListenerTests extends AbstractClientTests {

	@Test
	void deliversEventsInOrder() {
		int count = 10_000;
		AmiClient client = client();
		List<String> numbers = new ArrayList<>();
		CompletableFuture<List<String>> all = new CompletableFuture<>();
		client.subscribe(UnknownEvent.class, (event) -> {
			numbers.add(event.message().get("Number"));
			if (numbers.size() == count) {
				all.complete(numbers);
			}
		});
		get(client.start());
		Session session = this.server.awaitSession();
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append("Event: Probe\r\nNumber: ").append(i).append("\r\n\r\n");
		}
		session.send(text.toString());
		assertThat(get(all)).isEqualTo(IntStream.range(0, count).mapToObj(Integer::toString).toList());
		assertThat(client.statistics().eventsReceived()).containsEntry("UnknownEvent", (long) count)
			.containsEntry("FullyBooted", 1L);
		assertThat(client.statistics().eventsLost()).isZero();
	}

	@Test
	void listenersRunOnAClientThreadIfTheExecutorRejectsTasks() {
		CompletableFuture<Thread> own = new CompletableFuture<>();
		ExecutorService executor = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task);
			own.complete(thread);
			return thread;
		});
		try {
			AmiClient client = client((settings) -> settings.executor(executor));
			Recorder recorder = new Recorder(client);
			CompletableFuture<Thread> seen = new CompletableFuture<>();
			client.subscribe(UnknownEvent.class, (event) -> seen.complete(Thread.currentThread()));
			get(client.start());
			Session session = this.server.awaitSession();
			session.event("A");
			assertThat(get(seen)).isSameAs(get(own));
			executor.shutdown();
			session.event("B");
			recorder.await("B");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void failingListenerDoesNotAffectOtherListenersOrLaterEvents() {
		AmiClient client = client();
		client.subscribe(AmiEvent.class, (event) -> {
			throw new IllegalStateException("a listener of a test");
		});
		client.subscribe(AmiEvent.class, (event) -> {
			throw new StackOverflowError("a listener of a test");
		});
		client.onConnectionEvent((event) -> {
			throw new AssertionError("a listener of a test");
		});
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		session.event("A");
		session.event("B");
		recorder.await("B");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "A", "B");
		assertThat(client.statistics().listenerErrors()).isEqualTo(7);
		assertThat(client.status().isConnected()).isTrue();
	}

	@Test
	void deliversMessagesInSubscriptionOrder() {
		AmiClient client = client();
		List<String> received = new CopyOnWriteArrayList<>();
		client.subscribe(AmiEvent.class, (event) -> received.add("first " + event.eventName()));
		client.onEventMessage((type, message) -> received.add(type.name() + " message " + message.get("Event")));
		client.subscribe(AmiEvent.class, (event) -> received.add("last " + event.eventName()));
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.awaitSession().send("Event: Hangup\r\n\r\nEvent: Probe\r\n\r\n");
		recorder.await("Probe");
		assertThat(received).endsWith("first Hangup", "Hangup message Hangup", "last Hangup", "first Probe",
				"UnknownEvent message Probe", "last Probe");
	}

	@Test
	void closedMessageSubscriptionReceivesNoMessages() {
		AmiClient client = client();
		List<AmiMessage> messages = new CopyOnWriteArrayList<>();
		AmiClient.Subscription subscription = client.onEventMessage((type, message) -> messages.add(message));
		subscription.close();
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.awaitSession().event("A");
		recorder.await("A");
		assertThat(messages).isEmpty();
	}

	@Test
	void logsEventIfMessageSubscriberFails() {
		LogCapture log = new LogCapture();
		try (log) {
			AmiClient client = client();
			client.onEventMessage((type, message) -> {
				throw new IllegalStateException("a listener of a test");
			});
			Recorder recorder = new Recorder(client);
			get(client.start());
			this.server.awaitSession().send("Event: Hangup\r\n\r\n");
			recorder.await("Hangup");
			assertThat(client.statistics().listenerErrors()).isEqualTo(2);
		}
		assertThat(log.messages()).anyMatch((message) -> message.endsWith("failed at FullyBootedEvent"));
	}

	@Test
	void clearsInterruptStatusBetweenListeners() {
		AmiClient client = client();
		List<Object> responses = new CopyOnWriteArrayList<>();
		client.subscribe(AmiEvent.class, (event) -> Thread.currentThread().interrupt());
		client.subscribe(AmiEvent.class, (event) -> responses.add(client.execute(PING)));
		get(client.start());
		this.server.awaitSession().event("A");
		Awaitility.await().until(() -> responses.size() == 2);
		assertThat(client.statistics().listenerErrors()).isZero();
	}

	@Test
	void subscribesToRecordsInterfacesAndAllEvents() {
		AmiClient client = client();
		List<String> received = new CopyOnWriteArrayList<>();
		client.subscribe(HangupEvent.class, (event) -> received.add("record " + event.causeCode()));
		client.subscribe(ChannelEvent.class, (event) -> received.add("family " + event.eventName()));
		client.subscribe(UnknownEvent.class, (event) -> received.add("unknown " + event.eventName()));
		client.subscribe(AmiEvent.class, (event) -> received.add("all " + event.eventName()));
		get(client.start());
		Session session = this.server.awaitSession();
		session.event("Newstate", "Channel: PJSIP/100-00000020");
		session.event("Hangup", "Channel: PJSIP/100-00000020", "Cause: 16");
		session.event("HANGUP", "Cause: 17");
		session.event("OfMyOwn");
		Awaitility.await().until(() -> received.contains("all OfMyOwn"));
		assertThat(received).containsExactly("all FullyBooted", "family Newstate", "all Newstate", "record 16",
				"family Hangup", "all Hangup", "record 17", "family HANGUP", "all HANGUP", "unknown OfMyOwn",
				"all OfMyOwn");
	}

	@Test
	void createsRecordOnceForAllListeners() {
		AmiClient client = client();
		List<AmiEvent> events = new CopyOnWriteArrayList<>();
		client.subscribe(HangupEvent.class, events::add);
		client.subscribe(AmiEvent.class, events::add);
		get(client.start());
		this.server.awaitSession().event("Hangup", "Cause: 16");
		Awaitility.await().until(() -> events.size() == 3);
		assertThat(events.get(1)).isSameAs(events.get(2));
	}

	@Test
	void closedSubscriptionReceivesNoEvents() {
		AmiClient client = client();
		List<String> received = new CopyOnWriteArrayList<>();
		AmiClient.Subscription first = client.subscribe(AmiEvent.class,
				(event) -> received.add("1 " + event.eventName()));
		client.subscribe(AmiEvent.class, (event) -> received.add("2 " + event.eventName()));
		AmiClient.Subscription connection = client.onConnectionEvent((event) -> received.add("connection"));
		first.close();
		first.close();
		connection.close();
		get(client.start());
		this.server.awaitSession().event("A");
		Awaitility.await().until(() -> received.contains("2 A"));
		assertThat(received).containsExactly("2 FullyBooted", "2 A");
	}

	@Test
	void sameListenerCanSubscribeTwice() {
		AmiClient client = client();
		List<String> received = new CopyOnWriteArrayList<>();
		Consumer<AmiEvent> listener = (event) -> received.add(event.eventName());
		client.subscribe(AmiEvent.class, listener);
		AmiClient.Subscription second = client.subscribe(AmiEvent.class, listener);
		get(client.start());
		Session session = this.server.awaitSession();
		session.event("A");
		Awaitility.await().until(() -> received.size() == 4);
		second.close();
		session.event("B");
		session.event("C");
		Awaitility.await().until(() -> received.contains("C"));
		assertThat(received).containsExactly("FullyBooted", "FullyBooted", "A", "A", "B", "C");
	}

	@Test
	void listenersCanSubscribeAndUnsubscribeInsideAListener() {
		AmiClient client = client();
		List<String> received = new CopyOnWriteArrayList<>();
		AtomicReference<AmiClient.Subscription> once = new AtomicReference<>();
		once.set(client.subscribe(AmiEvent.class, (event) -> {
			received.add("once " + event.eventName());
			once.get().close();
			client.subscribe(AmiEvent.class, (later) -> received.add("new " + later.eventName()));
			client.onConnectionEvent((later) -> received.add(later.getClass().getSimpleName()));
		}));
		get(client.start());
		Session session = this.server.awaitSession();
		session.event("A");
		Awaitility.await().until(() -> received.contains("new A"));
		session.close();
		Awaitility.await().until(() -> received.contains("AmiConnectedEvent"));
		assertThat(received).startsWith("once FullyBooted", "new A", "AmiDisconnectedEvent", "AmiConnectedEvent");
	}

	@Test
	void overflowLosesNewestEventsAndReportsLoss() {
		int count = 1000;
		AmiClient client = client((settings) -> settings.events(capacity(10)));
		CountDownLatch inListener = latch();
		CountDownLatch release = latch();
		client.subscribe(AmiEvent.class, (event) -> {
			inListener.countDown();
			block(release);
		});
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		await(inListener);
		IntStream.range(0, count).forEach((i) -> session.event("Probe", "Number: " + i));
		Awaitility.await().until(() -> client.statistics().eventsReceived().getOrDefault("UnknownEvent", 0L) == count);
		assertThat(client.statistics().eventsBuffered()).isEqualTo(10);
		long lost = client.statistics().eventsLost();
		assertThat(lost).isEqualTo(count + 1 - 10);
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		release.countDown();
		recorder.await("AmiEventsLostEvent");
		session.event("Probe", "Number: " + count);
		Awaitility.await().until(() -> lastNumber(recorder).equals(Integer.toString(count)));
		assertNumbersAreAccountedFor(recorder, count + 1);
		assertThat(recorder.only(AmiEventsLostEvent.class)).hasSize(1)
			.allSatisfy((event) -> assertThat(event.count()).isEqualTo(lost));
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void reportsEachLossAtItsPosition() {
		int count = 20_000;
		AmiClient client = client((settings) -> settings.events(capacity(7)));
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		IntStream.range(0, count).forEach((i) -> session.event("Probe", "Number: " + i));
		Awaitility.await()
			.until(() -> client.statistics().eventsReceived().getOrDefault("UnknownEvent", 0L) == count
					&& client.statistics().eventsBuffered() == 0);
		session.close();
		recorder.await("AmiDisconnectedEvent");
		assertNumbersAreAccountedFor(recorder, count);
		assertThat(recorder.only(AmiEventsLostEvent.class).stream().mapToLong(AmiEventsLostEvent::count).sum())
			.isEqualTo(client.statistics().eventsLost());
	}

	@Test
	void reconnectsWhileTheBufferIsFull() {
		AmiClient client = client((settings) -> settings.events(capacity(3)));
		CountDownLatch release = latch();
		client.subscribe(AmiEvent.class, (event) -> block(release));
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		IntStream.range(0, 100).forEach((i) -> session.event("Probe", "Number: " + i));
		session.close();
		this.server.awaitSession();
		Awaitility.await().until(() -> client.status().isConnected() && client.statistics().reconnects() == 1);
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		release.countDown();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.names().stream().filter((name) -> name.startsWith("Ami")).toList())
			.startsWith("AmiConnectedEvent", "AmiEventsLostEvent", "AmiDisconnectedEvent");
	}

	@Test
	void pauseDeliversReceivedEventsAndBuffersLaterOnes() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		IntStream.range(0, 500).forEach((i) -> session.event("Probe", "Number: " + i));
		awaitReceived(client, 500);
		client.pauseEvents(TEST_TIMEOUT);
		assertThat(recorder.events()).hasSize(501);
		session.event("Probe", "Number: 500");
		session.event("Probe", "Number: 501");
		awaitReceived(client, 502);
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		assertThat(client.statistics().eventsBuffered()).isGreaterThanOrEqualTo(2);
		assertThat(recorder.events()).hasSize(501);
		client.resumeEvents();
		recorder.await("Probe", 502);
		assertNumbersAreAccountedFor(recorder, 502);
	}

	@Test
	void pauseWaitsForBlockedListenerOnlyUntilTimeout() {
		AmiClient client = client();
		CountDownLatch inListener = latch();
		CountDownLatch release = latch();
		client.subscribe(AmiEvent.class, (event) -> {
			inListener.countDown();
			block(release);
		});
		Recorder recorder = new Recorder(client);
		get(client.start());
		await(inListener);
		Session session = this.server.awaitSession();
		session.event("A");
		client.pauseEvents(Duration.ofMillis(20));
		release.countDown();
		recorder.await("FullyBooted");
		awaitReceived(client, 1);
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted");
		client.resumeEvents();
		recorder.await("A");
		session.event("B");
		recorder.await("B");
	}

	@Test
	void pauseInsideListenerTakesEffectWhenListenerReturns() {
		AmiClient client = client();
		client.subscribe(AmiEvent.class, (event) -> {
			if (event.eventName().equals("Pause")) {
				client.pauseEvents(TEST_TIMEOUT);
			}
		});
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		session.send("Event: Pause\r\n\r\nEvent: Later\r\n\r\n");
		recorder.await("Pause");
		awaitReceived(client, 2);
		client.execute(PING);
		assertThat(recorder.names()).doesNotContain("Later");
		client.resumeEvents();
		recorder.await("Later");
	}

	@Test
	void canPauseBeforeStart() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		client.pauseEvents(TEST_TIMEOUT);
		get(client.start());
		this.server.awaitSession().event("A");
		awaitReceived(client, 1);
		assertThat(recorder.all()).isEmpty();
		client.resumeEvents();
		recorder.await("A");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "A");
	}

	@Test
	void pausesAndResumesRepeatedly() {
		int count = 3000;
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		for (int i = 0; i < count; i++) {
			session.event("Probe", "Number: " + i);
			if (i % 10 == 0) {
				client.pauseEvents(Duration.ofNanos((i % 7) * 20_000L));
				client.resumeEvents();
			}
		}
		recorder.await("Probe", count);
		assertNumbersAreAccountedFor(recorder, count);
	}

	private static EventSettings capacity(int capacity) {
		return EventSettings.builder().bufferCapacity(capacity).build();
	}

	private static void awaitReceived(AmiClient client, long unknownEvents) {
		Awaitility.await()
			.until(() -> client.statistics().eventsReceived().getOrDefault("UnknownEvent", 0L) == unknownEvents
					&& client.statistics().eventsReceived().containsKey("FullyBooted"));
	}

	private static String lastNumber(Recorder recorder) {
		List<AmiEvent> events = recorder.events();
		return String.valueOf(events.get(events.size() - 1).message().get("Number"));
	}

	/**
	 * Asserts that each event was delivered in order, or is included in the loss that was
	 * reported at the position of the event.
	 */
	private static void assertNumbersAreAccountedFor(Recorder recorder, int count) {
		long next = 0;
		for (Object item : recorder.all()) {
			if (item instanceof UnknownEvent event) {
				assertThat(event.message().get("Number")).isEqualTo(Long.toString(next));
				next++;
			}
			else if (item instanceof AmiEventsLostEvent lost) {
				next += lost.count();
			}
		}
		assertThat(next).isEqualTo(count);
	}

}
