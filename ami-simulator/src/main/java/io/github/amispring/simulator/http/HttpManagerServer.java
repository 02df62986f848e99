/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Collection;

import javax.net.ssl.SSLContext;

import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.AbstractSession;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;

/**
 * Serves AMI over HTTP. Sessions do not depend on connections. Thread-safe.
 */
public final class HttpManagerServer {

	private final HttpSessions sessions;

	private final RequestHandler handler;

	private final @Nullable SSLContext sslContext;

	private @Nullable HttpPort port;

	/**
	 * Creates a server without a port.
	 * @param host the host of the sessions
	 * @param prefix the first part of all paths, such as {@code /asterisk}, or empty
	 * @param sslContext the certificate and the key, {@code null} for HTTP without TLS
	 */
	public HttpManagerServer(SessionHost host, String prefix, @Nullable SSLContext sslContext) {
		this.sessions = new HttpSessions(host);
		this.handler = new RequestHandler(host, this.sessions, prefix);
		this.sslContext = sslContext;
	}

	/**
	 * Listens on a port.
	 * @param address the address, with port 0 for any free port
	 * @return the port
	 * @throws IOException if the port cannot be opened
	 */
	public synchronized int listen(InetSocketAddress address) throws IOException {
		HttpPort opened = new HttpPort(address, this.sslContext, this.handler);
		this.port = opened;
		return opened.address().getPort();
	}

	/**
	 * Returns whether the server listens on a port.
	 * @param number the port
	 * @return {@code true} if the server listens on the port
	 */
	public synchronized boolean listensOn(int number) {
		return this.port != null && this.port.address().getPort() == number;
	}

	/** Closes the port, all connections and all sessions. */
	public synchronized void close() {
		if (this.port != null) {
			this.port.close();
			this.port = null;
		}
		this.sessions.removeAll();
	}

	/**
	 * Closes all connections. Sessions continue, and clients can connect again. The port
	 * is closed for a short time.
	 */
	public synchronized void disconnectAll() {
		HttpPort current = this.port;
		if (current != null) {
			InetSocketAddress address = current.address();
			current.close();
			try {
				listen(address);
			}
			catch (IOException ex) {
				this.port = null;
				throw new UncheckedIOException("The simulator cannot listen on port " + address.getPort() + " again",
						ex);
			}
		}
	}

	/** Ends all sessions. Requests that wait for events return. */
	public void expireSessions() {
		this.sessions.removeAll();
	}

	/**
	 * Returns the sessions that have not ended or expired.
	 * @return a live view
	 */
	public Collection<? extends AbstractSession> sessions() {
		return this.sessions.all();
	}

	/**
	 * Adds an event to all sessions.
	 * @param event the event
	 */
	public void publish(PbxEvent event) {
		this.sessions.publish(event);
	}

	/**
	 * Adds bytes to the next events of all sessions.
	 * @param bytes the bytes
	 */
	public void send(byte[] bytes) {
		publish(new PbxEvent("", Privileges.NONE, bytes.clone()));
	}

}
