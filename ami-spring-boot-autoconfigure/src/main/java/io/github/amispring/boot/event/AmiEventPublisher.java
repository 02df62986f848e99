/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.github.amispring.boot.lifecycle.ApplicationReadiness;
import io.github.amispring.boot.lifecycle.BackgroundStop;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClient.Subscription;
import io.github.amispring.client.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Publishes what comes by a client as application events: events of the PBX as
 * {@link AmiApplicationEvent}, and what happens to the connection as it is. Events wait
 * in the client's buffer until {@link PublishFrom} says that publishing begins.
 * <p>
 * Listeners are called one after another, in the order of their {@code @Order}, and
 * events in the order of the wire, unless the application's
 * {@code applicationEventMulticaster} has a task executor. When a listener throws, the
 * next listener and the next event are served all the same; the client counts and logs
 * what was thrown.
 */
@ImportRuntimeHints(AmiEventRuntimeHints.class)
public class AmiEventPublisher extends BackgroundStop implements InitializingBean {

	/** After all that a listener may need, and before it when the application stops. */
	public static final int PHASE = DEFAULT_PHASE - 100;

	private final AmiClient client;

	private final ApplicationContext context;

	private final Duration stopTimeout;

	private final PublishFrom publishFrom;

	private final @Nullable AmiEventObserver observer;

	private final ReentrantLock lock = new ReentrantLock();

	/** Empty until publishing begins; guarded by the lock. */
	private List<Subscription> subscriptions = List.of();

	private volatile @Nullable HeldBackWarning warning;

	private volatile boolean running;

	/**
	 * Creates a publisher that publishes from the start of the context on.
	 * @param client the client
	 * @param context where to publish
	 * @param stopTimeout how long it may take to publish what has come already when the
	 * application stops
	 */
	public AmiEventPublisher(AmiClient client, ApplicationContext context, Duration stopTimeout) {
		this(client, context, stopTimeout, PublishFrom.CONTEXT_STARTED, null);
	}

	/**
	 * Creates a publisher.
	 * @param client the client
	 * @param context where to publish
	 * @param stopTimeout how long it may take to publish what has come already when the
	 * application stops
	 * @param publishFrom when publishing begins
	 * @param observer observes the publishing of each event, {@code null} for none
	 */
	public AmiEventPublisher(AmiClient client, ApplicationContext context, Duration stopTimeout,
			PublishFrom publishFrom, @Nullable AmiEventObserver observer) {
		super("ami-" + client.name() + "-events-shutdown");
		this.client = client;
		this.context = context;
		this.stopTimeout = stopTimeout;
		this.publishFrom = publishFrom;
		this.observer = observer;
	}

	@Override
	public void afterPropertiesSet() {
		this.client.pauseEvents(Duration.ZERO);
	}

	/**
	 * The client whose events are published.
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
				EventMulticast multicast = new EventMulticast(this.client, this.context);
				this.subscriptions = Stream.of(
						this.client.subscribe(AmiEvent.class,
								new ClientListener<>(multicast, (AmiEvent event) -> publish(event, multicast))),
						this.client.onConnectionEvent(new ClientListener<>(multicast,
								(AmiConnectionEvent event) -> publish(event, multicast))))
					.toList();
				this.client.resumeEvents();
			}
		});
	}

	private void publish(AmiEvent event, EventMulticast multicast) {
		AmiApplicationEvent<?> applicationEvent = new AmiApplicationEvent<>(this.client, this.client.name(), event);
		if (this.observer == null) {
			multicast.multicast(applicationEvent);
			return;
		}
		Publication publication = new Publication(applicationEvent, multicast);
		try {
			this.observer.observe(this.client.name(), event, publication);
		}
		finally {
			if (!publication.done) {
				publication.publish();
			}
		}
	}

	private void publish(AmiConnectionEvent event, EventMulticast multicast) {
		multicast.multicast(new PayloadApplicationEvent<>(this.client, event));
	}

	@Override
	protected boolean isListenerThread() {
		return this.client.isListenerThread();
	}

	@Override
	public void stop() {
		change(() -> this.running = false);
		cancelWarning();
		this.client.pauseEvents(this.stopTimeout);
		change(() -> {
			this.subscriptions.stream().filter(Objects::nonNull).forEach(Subscription::close);
			this.subscriptions = List.of();
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
	 * The publishing of one event, which an observer may fail to ask for.
	 */
	private static final class Publication implements AmiEventObserver.Publishing {

		private final AmiApplicationEvent<?> event;

		private final EventMulticast multicast;

		private boolean done;

		private Publication(AmiApplicationEvent<?> event, EventMulticast multicast) {
			this.event = event;
			this.multicast = multicast;
		}

		@Override
		public @Nullable Throwable publish() {
			this.done = true;
			return this.multicast.multicast(this.event);
		}

	}

}
