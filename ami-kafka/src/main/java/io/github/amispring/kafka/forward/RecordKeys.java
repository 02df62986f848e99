/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import io.github.amispring.message.AmiMessage;

/**
 * Determines the keys of events. Events with the same key are written to the same
 * partition, in wire order.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface RecordKeys {

	/**
	 * Returns the key of an event. Called for each event in wire order, by the thread
	 * that delivers the events of the client. It must not block.
	 * @param message the event
	 * @return the key
	 */
	String key(AmiMessage message);

	/**
	 * Returns keys that are the same for all events of a server, so that the order of all
	 * its events is preserved.
	 * @param server the name of the server
	 * @return the keys
	 */
	static RecordKeys server(String server) {
		return (message) -> server;
	}

}
