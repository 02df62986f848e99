/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.message.AmiEvent;

/**
 * Observes the publishing of events, for metrics and tracing.
 */
@FunctionalInterface
public interface AmiEventObserver {

	/**
	 * Observes the publishing of one event. Called by the thread that publishes.
	 * @param server the client's name
	 * @param event the event
	 * @param publishing publishes the event to all listeners; to be run once. It does not
	 * throw
	 */
	void observe(String server, AmiEvent event, Runnable publishing);

}
