/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

/**
 * Selects events that the {@link MessageReader} discards without creating a message.
 * Called by the reader thread.
 */
public interface EventFilter {

	/**
	 * Returns the type of an event that can be discarded.
	 * @param bytes contains the name of the event
	 * @param from the index of the first byte of the name
	 * @param to the index after the last byte of the name
	 * @return the type, or -1 if the event must become a message
	 */
	int discardable(byte[] bytes, int from, int to);

	/**
	 * Notifies this filter that an event was discarded.
	 * @param type the result of {@link #discardable}
	 */
	void discarded(int type);

}
