/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A measured client, which counts the events that its listeners receive.
 */
interface Contender extends AutoCloseable {

	/** Connects and logs in. */
	void connect() throws Exception;

	/** Returns the number of events that the listeners have received. */
	long events();

	/**
	 * Returns the number of received events that the client created itself and the server
	 * never sent.
	 */
	default long inventedEvents() {
		return 0;
	}

	/**
	 * Returns the number of events that the client reported as lost, if its listeners
	 * receive only some types of events. For other clients, the loss is the number of
	 * sent events that were not delivered.
	 */
	default OptionalLong reportedLoss() {
		return OptionalLong.empty();
	}

	/** Sends a Ping and waits for its response. */
	void ping() throws Exception;

	/** Keeps a number of Pings outstanding until the pipeline ends. */
	void pipeline(Pipeline pipeline, int outstanding) throws Exception;

	@Override
	void close() throws IOException;

}
