/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A connection to a server. It can be opened only once. One thread opens it, and any
 * thread may close it.
 */
public interface Connection extends Closeable {

	/**
	 * Opens the connection. Tries the addresses of the host one after another, each for
	 * an equal share of the remaining time. {@link #close()} by another thread aborts
	 * this immediately. When the timeout expires, the connection is closed and reads fail
	 * with {@link SocketTimeoutException}, even if data was read before, unless
	 * {@link #keepOpen()} was called.
	 * @param timeout the timeout for connecting, the TLS handshake and all reads until
	 * {@link #keepOpen()}
	 * @param timer closes the connection when the timeout expires
	 * @throws IOException if no address accepts the connection, or TLS fails
	 */
	void open(Duration timeout, ScheduledExecutorService timer) throws IOException;

	/**
	 * Replaces a failure that was caused by the timeout of {@link #open}.
	 * @param failure the failure that was caught
	 * @return a {@link SocketTimeoutException} if the connection was closed because the
	 * timeout has expired, otherwise the failure itself
	 */
	IOException explain(IOException failure);

	/**
	 * Returns the stream of bytes that the server sends.
	 * @return the stream
	 * @throws IOException if the connection is not open
	 */
	InputStream input() throws IOException;

	/**
	 * Returns the stream of bytes that are sent to the server.
	 * @return the stream
	 * @throws IOException if the connection is not open
	 */
	OutputStream output() throws IOException;

	/**
	 * Begins to receive events. Called at most once, when the mask and the filters are
	 * set. A server sends events over TCP without a request, so this method does nothing
	 * by default.
	 */
	default void beginEvents() {
	}

	/**
	 * Cancels the timeout of {@link #open}. Later reads have no timeout.
	 * @throws SocketTimeoutException if the timeout has expired
	 */
	void keepOpen() throws SocketTimeoutException;

	/**
	 * Closes the connection immediately, even while another thread opens it, reads from
	 * it or is blocked in a write. It cannot be opened again.
	 */
	@Override
	void close();

}
