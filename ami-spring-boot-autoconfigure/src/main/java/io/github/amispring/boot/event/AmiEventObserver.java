/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * Observes the publishing of events, for metrics and tracing.
 */
@FunctionalInterface
public interface AmiEventObserver {

	/**
	 * Observes the publishing of one event. Called by the thread that publishes. When it
	 * throws, that counts as the error of a listener, and the event is published all the
	 * same.
	 * @param server the client's name
	 * @param event the event
	 * @param publishing publishes the event to all listeners; to be called once
	 */
	void observe(String server, AmiEvent event, Publishing publishing);

	/**
	 * The publishing of one event.
	 */
	@FunctionalInterface
	interface Publishing {

		/**
		 * Publishes the event to all listeners. Does not throw.
		 * @return what the first listener that failed threw, {@code null} if none failed.
		 * Listeners that run on a task executor of the application's multicaster are not
		 * waited for
		 */
		@Nullable Throwable publish();

	}

}
