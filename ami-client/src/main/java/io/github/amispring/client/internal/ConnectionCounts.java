/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What is counted over all connections of a client.
 *
 * @param reconnects connections after the first
 * @param unrecognizedMessages messages that are neither events nor responses
 */
record ConnectionCounts(AtomicLong reconnects, AtomicLong unrecognizedMessages) {

	ConnectionCounts() {
		this(new AtomicLong(), new AtomicLong());
	}

}
