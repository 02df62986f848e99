/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens at a port, and hands each connection on.
 */
public final class Listener implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Listener.class);

	private static final int BACKLOG = 200;

	private static final long CLOSE_MILLIS = 5_000;

	private final ServerSocket server;

	private final Consumer<Socket> connections;

	private final Thread thread;

	/**
	 * Begins to listen.
	 * @param factory makes the server socket: plain or TLS
	 * @param address where to listen, port 0 for any that is free
	 * @param connections whom to give each connection, in the listener's thread
	 * @throws IOException when it cannot listen there
	 */
	public Listener(ServerSocketFactory factory, InetSocketAddress address, Consumer<Socket> connections)
			throws IOException {
		this.server = factory.createServerSocket();
		this.server.setReuseAddress(true);
		this.server.bind(address, BACKLOG);
		this.connections = connections;
		this.thread = new Thread(this::accept, "ami-simulator-listener-" + port());
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * The port.
	 * @return the port at which it listens
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				if (socket instanceof SSLSocket) {
					// or closing waits for as long as a client does not read
					socket.setSoLinger(true, 1);
				}
				this.connections.accept(socket);
			}
			catch (IOException ex) {
				if (!this.server.isClosed()) {
					logger.warn("A connection could not be accepted", ex);
				}
			}
		}
	}

	/** Closes the port; when this returns it is free, and no more connections come. */
	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			logger.debug("Closing a port failed", ex);
		}
		try {
			// the port stays taken for as long as a thread is inside of accept
			this.thread.join(CLOSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
