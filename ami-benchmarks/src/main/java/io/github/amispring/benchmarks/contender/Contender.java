/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.IOException;

/**
 * A client that is measured. It counts the events that it hands to its listener.
 */
interface Contender extends AutoCloseable {

	/** Connects and logs in. */
	void connect() throws Exception;

	/** The events that the listener has been called with. */
	long events();

	/** How many of them the server never sent. */
	default long inventedEvents() {
		return 0;
	}

	/** Pings and waits for the answer. */
	void ping() throws Exception;

	/** Keeps so many Pings under way until the pipeline ends. */
	void pipeline(Pipeline pipeline, int outstanding) throws Exception;

	@Override
	void close() throws IOException;

}
