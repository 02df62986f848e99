/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.FakeAmiClient;

/**
 * A client without a connection that also records the calls of the Spring integration.
 */
public class RecordingAmiClient extends FakeAmiClient {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final List<String> failures = new CopyOnWriteArrayList<>();

	private final AtomicInteger listeners = new AtomicInteger();

	private CompletableFuture<Void> firstAttempt = new CompletableFuture<>();

	private Object subscriber = "none";

	private long lost;

	private Duration lag = Duration.ZERO;

	public RecordingAmiClient() {
		this("fake");
	}

	public RecordingAmiClient(String name) {
		super(name);
		setStatus(status(AmiClientStatus.State.STOPPED));
	}

	public RecordingAmiClient(AmiClientSettings settings) {
		super(settings);
		setStatus(status(AmiClientStatus.State.STOPPED));
	}

	public static AmiClientStatus status(AmiClientStatus.State state) {
		return AmiClientStatus.builder("fake", state).build();
	}

	public RecordingAmiClient firstAttempt(CompletableFuture<Void> firstAttempt) {
		this.firstAttempt = firstAttempt;
		return this;
	}

	public RecordingAmiClient status(AmiClientStatus status) {
		setStatus(status);
		return this;
	}

	public RecordingAmiClient lag(Duration lag) {
		this.lag = lag;
		return this;
	}

	public void lose(long events) {
		this.lost += events;
	}

	/** Returns the calls in order. */
	public List<String> calls() {
		return this.calls;
	}

	/** Returns {@code toString()} of the last subscriber to events. */
	public String runningListener() {
		return this.subscriber.toString();
	}

	/** Returns descriptions of the listeners' failures, in order. */
	public List<String> failures() {
		return this.failures;
	}

	public int listeners() {
		return this.listeners.get();
	}

	public void receive(String name, String... headers) {
		publish(name, headers);
	}

	public void receive(AmiConnectionEvent event) {
		publish(event);
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
	public <E extends AmiEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		this.subscriber = listener;
		return counted(super.subscribe(type, listener));
	}

	@Override
	public Subscription onEventMessage(EventMessageListener listener) {
		this.subscriber = listener;
		return counted(super.onEventMessage(listener));
	}

	@Override
	public Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		return counted(super.onConnectionEvent(listener));
	}

	private Subscription counted(Subscription subscription) {
		this.listeners.incrementAndGet();
		return () -> {
			this.listeners.decrementAndGet();
			subscription.close();
		};
	}

	@Override
	public void listenerFailed(String listener, Object event, Throwable failure) {
		super.listenerFailed(listener, event, failure);
		Class<?> type = (event instanceof AmiMessage message) ? EventTypes.of(message).eventClass() : event.getClass();
		this.failures.add(listener + " failed at " + type.getSimpleName() + ": " + failure.getMessage());
	}

	@Override
	public void pauseEvents(Duration timeout) {
		this.calls.add("pause " + timeout);
		super.pauseEvents(timeout);
	}

	@Override
	public void resumeEvents() {
		this.calls.add("resume");
		super.resumeEvents();
	}

	@Override
	public AmiClientStatistics statistics() {
		return super.statistics().toBuilder()
			.eventsLost(this.lost)
			.eventsLag(this.lag)
			.reconnects(3)
			.unrecognizedMessages(5)
			.pendingActions(2)
			.build();
	}

}
