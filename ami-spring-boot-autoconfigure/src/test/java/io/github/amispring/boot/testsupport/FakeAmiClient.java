/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * A client without a PBX, which delivers events on the caller's thread and writes down
 * what is asked of it.
 */
public class FakeAmiClient implements AmiClient {

	private final String name;

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();

	private final Queue<Object> buffer = new ArrayDeque<>();

	private final Map<String, Long> received = new TreeMap<>();

	private CompletableFuture<Void> firstAttempt = new CompletableFuture<>();

	private AmiClientStatus status = status(AmiClientStatus.State.STOPPED);

	private Object subscriber = "none";

	private boolean paused;

	private long lost;

	private Duration lag = Duration.ZERO;

	private final List<String> failures = new CopyOnWriteArrayList<>();

	public FakeAmiClient() {
		this("fake");
	}

	public FakeAmiClient(String name) {
		this.name = name;
	}

	public static AmiClientStatus status(AmiClientStatus.State state) {
		return AmiClientStatus.builder("fake", state).build();
	}

	@Override
	public AmiClientSettings settings() {
		return AmiClientSettings.builder().name(this.name).host("pbx.invalid").credentials("app", "secret").build();
	}

	public FakeAmiClient firstAttempt(CompletableFuture<Void> firstAttempt) {
		this.firstAttempt = firstAttempt;
		return this;
	}

	public FakeAmiClient status(AmiClientStatus status) {
		this.status = status;
		return this;
	}

	/** What was called, in order. */
	public List<String> calls() {
		return this.calls;
	}

	/** What the last subscriber to events calls itself. */
	public String runningListener() {
		return this.subscriber.toString();
	}

	/** What listeners threw, in order. */
	public List<String> failures() {
		return this.failures;
	}

	public int listeners() {
		return this.listeners.size();
	}

	public void receive(String name, String... headers) {
		List<String> message = new ArrayList<>(List.of("Event", name));
		message.addAll(List.of(headers));
		AmiMessage event = AmiMessage.of(message.toArray(String[]::new));
		this.received.merge(EventTypes.of(event).name(), 1L, Long::sum);
		take(event);
	}

	public void receive(AmiConnectionEvent event) {
		take(event);
	}

	private void take(Object event) {
		if (this.paused) {
			this.buffer.add(event);
		}
		else {
			deliver(event);
		}
	}

	public FakeAmiClient lag(Duration lag) {
		this.lag = lag;
		return this;
	}

	public void lose(long events) {
		this.lost += events;
	}

	private void deliver(Object event) {
		for (Consumer<Object> listener : this.listeners) {
			try {
				listener.accept(event);
			}
			catch (Throwable ex) {
				listenerFailed(this.subscriber.toString(), event, ex);
			}
		}
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public CompletableFuture<Void> start() {
		this.calls.add("start");
		return this.firstAttempt;
	}

	@Override
	public void stop(Duration timeout) {
		this.calls.add("stop " + timeout);
	}

	@Override
	public void close() {
		this.calls.add("close");
	}

	@Override
	public void reconnect() {
		this.calls.add("reconnect");
	}

	@Override
	public <R> R execute(AmiAction<R> action) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <R> R execute(AmiAction<R> action, Duration timeout) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <R> CompletableFuture<R> send(AmiAction<R> action, Duration timeout) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		this.subscriber = listener;
		return add((event) -> {
			if (event instanceof AmiMessage message && type.isAssignableFrom(EventTypes.of(message).eventClass())) {
				listener.accept(type.cast(EventTypes.decode(message)));
			}
		});
	}

	@Override
	public Subscription onEventMessage(BiConsumer<? super EventType<?>, ? super AmiMessage> listener) {
		this.subscriber = listener;
		return add((event) -> {
			if (event instanceof AmiMessage message) {
				listener.accept(EventTypes.of(message), message);
			}
		});
	}

	@Override
	public Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		return add((event) -> {
			if (event instanceof AmiConnectionEvent connectionEvent) {
				listener.accept(connectionEvent);
			}
		});
	}

	private Subscription add(Consumer<Object> listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	@Override
	public void listenerFailed(String listener, Object event, Throwable failure) {
		Class<?> type = (event instanceof AmiMessage message) ? EventTypes.of(message).eventClass() : event.getClass();
		this.failures.add(listener + " failed at " + type.getSimpleName() + ": " + failure.getMessage());
	}

	@Override
	public boolean isListenerThread() {
		return false;
	}

	@Override
	public void pauseEvents(Duration timeout) {
		this.calls.add("pause " + timeout);
		this.paused = true;
	}

	@Override
	public void resumeEvents() {
		this.calls.add("resume");
		this.paused = false;
		while (!this.buffer.isEmpty()) {
			deliver(this.buffer.remove());
		}
	}

	@Override
	public AmiClientStatus status() {
		return this.status;
	}

	@Override
	public AmiClientStatistics statistics() {
		return AmiClientStatistics.builder()
			.eventsReceived(this.received)
			.eventsLost(this.lost)
			.eventsBuffered(this.buffer.size())
			.eventsLag(this.lag)
			.listenerErrors(this.failures.size())
			.reconnects(3)
			.unrecognizedMessages(5)
			.pendingActions(2)
			.build();
	}

}
