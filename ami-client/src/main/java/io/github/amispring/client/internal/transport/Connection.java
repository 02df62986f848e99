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
 * A connection to a server, for one use: it is opened once and closed once. One thread
 * opens it, any thread may close it.
 */
public interface Connection extends Closeable {

	/**
	 * Connects. All addresses of the host are tried in turn, each with its share of the
	 * time that is left. {@link #close()} by another thread ends this at once. When the
	 * timeout expires, the connection is closed and reads fail with
	 * {@link SocketTimeoutException}, however much has been read until then, unless
	 * {@link #keepOpen()} was called.
	 * @param timeout how long connecting may take, including the TLS handshake and what
	 * is read then
	 * @param timer closes the connection when the timeout expires
	 * @throws IOException when no address accepts the connection, or TLS fails
	 */
	void open(Duration timeout, ScheduledExecutorService timer) throws IOException;

	/**
	 * Explains a failure that happened before {@link #keepOpen()}.
	 * @param failure the failure as it was caught
	 * @return a {@link SocketTimeoutException} when the connection was closed because the
	 * timeout of {@link #open} expired, else the failure
	 */
	IOException explain(IOException failure);

	/**
	 * Returns what the server sends.
	 * @return the stream of bytes
	 * @throws IOException when the connection is not open
	 */
	InputStream input() throws IOException;

	/**
	 * Returns where to write what is sent to the server.
	 * @return the stream of bytes
	 * @throws IOException when the connection is not open
	 */
	OutputStream output() throws IOException;

	/**
	 * Ends the timeout of {@link #open}, so that reads may wait without limit.
	 * @throws SocketTimeoutException when it has expired
	 */
	void keepOpen() throws SocketTimeoutException;

	/**
	 * Closes the connection at once, even while another thread opens it, reads from it or
	 * is blocked in a write. It cannot be opened again.
	 */
	@Override
	void close();

}
