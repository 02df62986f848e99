/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The counters of all connections of a client.
 *
 * @param reconnects the number of connections after the first one
 * @param unrecognizedMessages the number of messages that are neither events nor
 * responses
 */
record ConnectionCounts(AtomicLong reconnects, AtomicLong unrecognizedMessages) {

	ConnectionCounts() {
		this(new AtomicLong(), new AtomicLong());
	}

}
