/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ServerSocketFactory;

import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * Accepts the connections of clients and sends events to their sessions. Thread-safe.
 */
public final class ManagerServer {

	/** The maximum number of sessions that have not logged in, as in Asterisk. */
	private static final int MAX_UNAUTHENTICATED = 50;

	private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();

	private final List<PortListener> listeners = new CopyOnWriteArrayList<>();

	private final SessionHost host;

	private volatile boolean open;

	/**
	 * Creates a server without ports.
	 * @param host the host of the sessions
	 */
	public ManagerServer(SessionHost host) {
		this.host = host;
	}

	/**
	 * Opens the server. A server that is not open closes the connections that it accepts.
	 */
	public void open() {
		this.open = true;
	}

	/**
	 * Listens on a port.
	 * @param factory creates the server socket
	 * @param address the address, with port 0 for any free port
	 * @return the port
	 * @throws IOException if the port cannot be opened
	 */
	public int listen(ServerSocketFactory factory, InetSocketAddress address) throws IOException {
		PortListener listener = new PortListener(factory, address, this::connected);
		this.listeners.add(listener);
		return listener.port();
	}

	/**
	 * Returns whether the server listens on a port.
	 * @param port the port
	 * @return {@code true} if the server listens on the port
	 */
	public boolean listensOn(int port) {
		return this.listeners.stream().anyMatch((listener) -> listener.port() == port);
	}

	/**
	 * Returns whether the server is open.
	 * @return {@code true} between {@link #open()} and {@link #closePorts()}
	 */
	public boolean isOpen() {
		return this.open;
	}

	private void connected(Socket socket) {
		SocketSession session = new SocketSession(socket, this.host, this.sessions::remove);
		long waiting = this.sessions.stream().filter((each) -> !each.isAuthenticated()).count();
		if (waiting >= MAX_UNAUTHENTICATED) {
			session.close();
			return;
		}
		this.sessions.add(session);
		session.start();
		if (!this.open) {
			// the server was closed concurrently and may have missed this session
			session.close();
		}
	}

	/** Closes all ports. Sessions stay connected until {@link #disconnectAll()}. */
	public void closePorts() {
		this.open = false;
		this.listeners.forEach(PortListener::close);
		this.listeners.clear();
	}

	/** Closes all sessions. */
	public void disconnectAll() {
		this.sessions.forEach(SocketSession::close);
	}

	/**
	 * Returns the sessions that are currently connected.
	 * @return a live view
	 */
	public Collection<SocketSession> sessions() {
		return Collections.unmodifiableSet(this.sessions);
	}

	/**
	 * Sends an event to all sessions that may read it and have requested it.
	 * @param event the event
	 */
	public void publish(PbxEvent event) {
		this.sessions.forEach((session) -> session.offer(event));
	}

}
