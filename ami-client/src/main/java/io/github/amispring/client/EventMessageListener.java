/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import io.github.amispring.event.EventType;
import io.github.amispring.message.AmiMessage;

/**
 * A listener that receives the messages of events instead of records.
 *
 * @since 1.0.0
 * @see AmiClient#onEventMessage(EventMessageListener)
 */
@FunctionalInterface
public interface EventMessageListener {

	/**
	 * Receives an event. Called for each event in order and never concurrently.
	 * @param type the type of the event
	 * @param message the message of the event
	 */
	void onEvent(EventType<?> type, AmiMessage message);

	/**
	 * Returns whether this listener receives events of a type. The default is to receive
	 * all types. The client calls this method for the first event of a type and remembers
	 * the result until {@link #hasChanged()} returns {@code true} or another listener
	 * subscribes.
	 * <p>
	 * Called by the thread that reads from the connection and by the thread that delivers
	 * events, so it must neither block nor throw. If this method throws an exception, the
	 * listener receives the events of the type.
	 * @param type the type
	 * @return {@code false} if {@link #onEvent} does not need events of this type
	 */
	default boolean receives(EventType<?> type) {
		return true;
	}

	/**
	 * Returns whether the results of {@link #receives} may have changed since the last
	 * call. The thread that reads from the connection calls this method after each read
	 * and before it processes the events of this read. Therefore, a type that is added
	 * before the server sends an event takes effect for that event. It must neither block
	 * nor throw.
	 * @return {@code true} if the client has to call {@link #receives} again
	 */
	default boolean hasChanged() {
		return false;
	}

}
