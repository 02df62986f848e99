/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;

/**
 * The publication of an event that was not received by a client of this application, such
 * as an event from Kafka. The event reaches the same listeners as an event of a client. A
 * listener that fails does not affect other listeners. The event can be published again;
 * listener methods that have handled it are not called again.
 *
 * @since 1.0.0
 */
public final class RepeatablePublication {

	private final ListenerAttempts attempts = new ListenerAttempts();

	private final PayloadApplicationEvent<?> event;

	/**
	 * Creates the publication of an event of a PBX.
	 * @param source the source of the application event
	 * @param server the name of the server
	 * @param event the event
	 */
	public RepeatablePublication(Object source, String server, AmiEvent event) {
		this.event = new AmiApplicationEvent<>(source, server, event, new Guard(this.attempts));
	}

	/**
	 * Creates the publication of an event of a connection.
	 * @param source the source of the application event
	 * @param event the event
	 */
	public RepeatablePublication(Object source, AmiConnectionEvent event) {
		this.event = new ConnectionApplicationEvent(source, event, new Guard(this.attempts));
	}

	/**
	 * Publishes the event.
	 * @param publisher publishes application events
	 * @throws ListenerFailedException if a listener has failed
	 */
	public void publish(ApplicationEventPublisher publisher) {
		this.attempts.publish(() -> publisher.publishEvent(this.event));
	}

	/**
	 * Guards the listener methods of one event.
	 */
	private static final class Guard extends ListenerGuard {

		private final ListenerAttempts attempts;

		private Guard(ListenerAttempts attempts) {
			super((listener, event, failure) -> attempts.failed(listener, failure),
					RepeatablePublication.class.getName());
			this.attempts = attempts;
		}

		@Override
		void call(Object listener, PayloadApplicationEvent<?> event, Runnable call) {
			if (this.attempts.shouldCall(listener)) {
				AtomicBoolean completed = new AtomicBoolean();
				super.call(listener, event, () -> {
					call.run();
					completed.set(true);
				});
				if (completed.get()) {
					this.attempts.succeeded(listener);
				}
			}
		}

	}

}
