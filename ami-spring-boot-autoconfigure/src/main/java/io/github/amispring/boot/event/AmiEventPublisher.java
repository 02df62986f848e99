/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.amispring.boot.client.ApplicationReadiness;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClient.Subscription;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.EventType;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the events of a client as application events: events of the PBX as
 * {@link AmiApplicationEvent}, and connection events as payload. Events wait in the
 * client's buffer until the time that {@link PublishFrom} specifies.
 * <p>
 * Events are published in the order in which the server sent them. The record of an event
 * is built when the first listener needs it. When publishing begins, the publisher
 * determines the listeners of the context, and it does not publish events of types
 * without listeners. After a listener is added or removed, the publisher publishes all
 * events. The publisher also publishes all events if it cannot determine all listeners:
 * in a context with a parent, with a custom {@code applicationEventMulticaster}, or with
 * listener beans that are lazy or not singletons. A listener that is added later
 * therefore receives each event that is read from the connection afterwards.
 * <p>
 * A listener method that declares events of a PBX is isolated: the client counts and logs
 * its exceptions, and the next listener is called. Other listeners follow Spring's
 * contract: an exception of an {@code ApplicationListener} ends the publishing of this
 * event, unless the application's {@code applicationEventMulticaster} has an error
 * handler. The client counts and logs this exception as well, and the next event is
 * published.
 */
public class AmiEventPublisher implements SmartLifecycle, InitializingBean {

	/** Starts after the beans that listeners use, and stops before them. */
	public static final int PHASE = DEFAULT_PHASE - 100;

	private final AmiClient client;

	private final ApplicationContext context;

	private final Duration stopTimeout;

	private final PublishFrom publishFrom;

	private final @Nullable AmiEventObserver observer;

	private final ListenerGuard guard;

	private final ReentrantLock lock = new ReentrantLock();

	/** Empty until publishing begins; guarded by the lock. */
	private List<Subscription> subscriptions = List.of();

	private volatile ListenedTypes listenedTypes;

	private volatile boolean typesShared;

	private volatile @Nullable HeldBackWarning warning;

	private volatile boolean running;

	/**
	 * Creates a publisher that publishes from the start of the context.
	 * @param client the client
	 * @param context the context to which events are published
	 * @param stopTimeout the time to publish waiting events when the application stops
	 */
	public AmiEventPublisher(AmiClient client, ApplicationContext context, Duration stopTimeout) {
		this(client, context, stopTimeout, PublishFrom.CONTEXT_STARTED, null);
	}

	/**
	 * Creates a publisher.
	 * @param client the client
	 * @param context the context to which events are published
	 * @param stopTimeout the time to publish waiting events when the application stops
	 * @param publishFrom the time from which events are published
	 * @param observer observes the publishing of each event, {@code null} for none
	 */
	public AmiEventPublisher(AmiClient client, ApplicationContext context, Duration stopTimeout,
			PublishFrom publishFrom, @Nullable AmiEventObserver observer) {
		this.client = client;
		this.context = context;
		this.stopTimeout = stopTimeout;
		this.publishFrom = publishFrom;
		this.observer = observer;
		this.listenedTypes = new ListenedTypes(context);
		this.guard = new ListenerGuard(client, AmiEventPublisher.class.getName());
	}

	@Override
	public void afterPropertiesSet() {
		this.client.pauseEvents(Duration.ZERO);
	}

	/**
	 * Returns the client whose events are published.
	 * @return the client
	 */
	public AmiClient getClient() {
		return this.client;
	}

	ApplicationContext getContext() {
		return this.context;
	}

	@Override
	public void start() {
		this.typesShared = false;
		begin(new ListenedTypes(this.context));
	}

	/**
	 * Starts with a {@link ListenedTypes} object that several publishers share, and that
	 * the caller closes.
	 */
	void start(ListenedTypes listenedTypes) {
		this.typesShared = true;
		begin(listenedTypes);
	}

	private void begin(ListenedTypes listenedTypes) {
		this.listenedTypes = listenedTypes;
		this.running = true;
		ApplicationReadiness readiness = (this.publishFrom == PublishFrom.APPLICATION_READY)
				? ApplicationReadiness.of(this.context) : null;
		if (readiness == null) {
			begin();
			return;
		}
		this.warning = new HeldBackWarning(this.client, HeldBackWarning.DELAY);
		readiness.whenReady(() -> {
			cancelWarning();
			begin();
		});
	}

	private void cancelWarning() {
		HeldBackWarning warning = this.warning;
		if (warning != null) {
			warning.cancel();
		}
	}

	private void begin() {
		change(() -> {
			if (this.running && this.subscriptions.isEmpty()) {
				this.listenedTypes.ask();
				this.subscriptions = Stream
					.of(subscribe(), this.client.onConnectionEvent(new Subscriber<>(this.guard, this::publish)))
					.toList();
				this.client.resumeEvents();
			}
		});
	}

	/**
	 * Subscribes to events. If there is an observer, all events are decoded, because the
	 * observer receives the record of each event.
	 */
	private Subscription subscribe() {
		AmiEventObserver observer = this.observer;
		return (observer != null)
				? this.client.subscribe(AmiEvent.class,
						new Subscriber<>(this.guard, (AmiEvent event) -> publish(event, observer)))
				: this.client.onEventMessage(new MessageSubscriber());
	}

	private void publish(EventType<?> type, AmiMessage message) {
		this.context.publishEvent(AmiApplicationEvent.of(this.client, this.client.name(), type, message, this.guard));
	}

	private void publish(AmiEvent event, AmiEventObserver observer) {
		Publication publication = new Publication(event);
		try {
			observer.observe(this.client.name(), event, publication);
		}
		finally {
			if (!publication.done) {
				publication.publish();
			}
		}
	}

	private void publish(AmiConnectionEvent event) {
		this.context.publishEvent(new ConnectionApplicationEvent(this.client, event, this.guard));
	}

	/**
	 * Stops on a separate thread, so that the other beans of the phase stop in parallel
	 * and the timeout of the phase applies. A listener that stops the application stops
	 * the publisher on the listener's own thread, because any other thread would wait for
	 * the listener.
	 */
	@Override
	public void stop(Runnable callback) {
		Executor executor = this.client.isListenerThread() ? Runnable::run
				: (task) -> new Thread(task, "ami-" + this.client.name() + "-events-shutdown").start();
		executor.execute(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		});
	}

	@Override
	public void stop() {
		change(() -> this.running = false);
		cancelWarning();
		this.client.pauseEvents(this.stopTimeout);
		change(() -> {
			this.subscriptions.stream().filter(Objects::nonNull).forEach(Subscription::close);
			this.subscriptions = List.of();
			if (!this.typesShared) {
				this.listenedTypes.close();
			}
		});
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * The publishing of one event. The publisher calls this object if the observer does
	 * not.
	 */
	private final class Publication extends ListenerGuard implements AmiEventObserver.Publishing {

		private final AmiApplicationEvent<?> event;

		private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

		private boolean done;

		private Publication(AmiEvent event) {
			super(AmiEventPublisher.this.guard);
			this.event = new AmiApplicationEvent<>(AmiEventPublisher.this.client, AmiEventPublisher.this.client.name(),
					event, this);
		}

		@Override
		public @Nullable Throwable publish() {
			this.done = true;
			try {
				AmiEventPublisher.this.context.publishEvent(this.event);
			}
			catch (Throwable ex) {
				failed(toString(), this.event, ex);
			}
			return this.firstFailure.get();
		}

		@Override
		void failed(String listener, PayloadApplicationEvent<?> event, Throwable failure) {
			this.firstFailure.compareAndSet(null, failure);
			super.failed(listener, event, failure);
		}

	}

	/**
	 * Receives the messages of events that have listeners. The client discards all other
	 * events.
	 */
	private final class MessageSubscriber implements EventMessageListener {

		/**
		 * Whether the listeners had been determined at the last check. Used by the reader
		 * thread only.
		 */
		private boolean known;

		@Override
		public void onEvent(EventType<?> type, AmiMessage message) {
			publish(type, message);
		}

		@Override
		public boolean receives(EventType<?> type) {
			return AmiEventPublisher.this.listenedTypes.contains(type);
		}

		@Override
		public boolean hasChanged() {
			boolean known = AmiEventPublisher.this.listenedTypes.check();
			boolean changed = known != this.known;
			this.known = known;
			return changed;
		}

		/**
		 * Returns a description of the running listener method. The warning about delayed
		 * events includes it.
		 */
		@Override
		public String toString() {
			return AmiEventPublisher.this.guard.toString();
		}

	}

	/**
	 * Receives events. The text of the consumer describes the listener method that is
	 * running.
	 *
	 * @param <T> the type of the events
	 * @param guard describes the listener method that is running
	 * @param consumer publishes an event
	 */
	private record Subscriber<T>(ListenerGuard guard, Consumer<T> consumer) implements Consumer<T> {

		@Override
		public void accept(T event) {
			this.consumer.accept(event);
		}

		@Override
		public String toString() {
			return this.guard.toString();
		}

	}

}
