/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import io.github.amispring.boot.event.ListenerAttempts;
import io.github.amispring.boot.event.ListenerFailedException;
import io.github.amispring.live.event.LiveEvent;

import org.springframework.context.ApplicationEventPublisher;

/**
 * The publication of a change of a live view that is not part of this application, such
 * as a call from Kafka. The change reaches the same listeners as a change of a live view
 * of this application. A listener that fails does not affect other listeners. The change
 * can be published again; listener methods that have handled it are not called again.
 *
 * @since 1.0.0
 */
public final class RepeatableLivePublication {

	private final ListenerAttempts attempts = new ListenerAttempts();

	private final LiveApplicationEvent event;

	/**
	 * Creates a publication.
	 * @param source the source of the application event
	 * @param event the change
	 */
	public RepeatableLivePublication(Object source, LiveEvent event) {
		this.event = new LiveApplicationEvent(source, event, this.attempts);
	}

	/**
	 * Publishes the change.
	 * @param publisher publishes application events
	 * @throws ListenerFailedException if a listener has failed
	 */
	public void publish(ApplicationEventPublisher publisher) {
		this.attempts.publish(() -> publisher.publishEvent(this.event));
	}

}
