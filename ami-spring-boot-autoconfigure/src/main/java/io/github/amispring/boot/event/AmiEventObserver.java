/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * Observes the publishing of events, for metrics and tracing. The record of each event is
 * built if there is an observer.
 */
@FunctionalInterface
public interface AmiEventObserver {

	/**
	 * Observes the publishing of one event. Called by the thread that publishes. An
	 * exception that the observer throws counts as a listener error, and the event is
	 * still published.
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
		 * Publishes the event to all listeners. Does not throw, and does not wait for
		 * listeners that run on a task executor.
		 * @return the exception of the first listener that failed, {@code null} if none
		 * failed
		 */
		@Nullable Throwable publish();

	}

}
