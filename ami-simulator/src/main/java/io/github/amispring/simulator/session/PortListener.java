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
 * Listens on a port and accepts connections on a separate thread.
 */
final class PortListener {

	private static final Logger logger = LoggerFactory.getLogger(PortListener.class);

	private static final int BACKLOG = 200;

	private static final long CLOSE_MILLIS = 5_000;

	private final ServerSocket server;

	private final Consumer<Socket> connections;

	private final Thread thread;

	PortListener(ServerSocketFactory factory, InetSocketAddress address, Consumer<Socket> connections)
			throws IOException {
		this.server = factory.createServerSocket();
		this.server.setReuseAddress(true);
		this.server.bind(address, BACKLOG);
		this.connections = connections;
		this.thread = new Thread(this::accept, "ami-simulator-listener-" + port());
		this.thread.setDaemon(true);
		this.thread.start();
	}

	int port() {
		return this.server.getLocalPort();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				if (socket instanceof SSLSocket) {
					// without SO_LINGER, close() blocks while the client does not read
					socket.setSoLinger(true, 1);
				}
				this.connections.accept(socket);
			}
			catch (IOException ex) {
				if (!this.server.isClosed()) {
					logger.warn("Accepting a connection on port {} failed", port(), ex);
				}
			}
		}
	}

	/** Closes the port, and waits until it is free. */
	void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			logger.debug("Closing port {} failed", port(), ex);
		}
		try {
			// the port remains in use while the thread is in accept()
			this.thread.join(CLOSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
