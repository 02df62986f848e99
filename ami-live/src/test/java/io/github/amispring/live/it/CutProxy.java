/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy that closes connections and refuses new ones.
 */
final class CutProxy implements AutoCloseable {

	private final String host;

	private final int port;

	private final ServerSocket listener;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean refusing;

	CutProxy(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	/** Closes all connections, and refuses new ones until {@link #restore()}. */
	void cut() {
		this.refusing = true;
		this.sockets.forEach(CutProxy::close);
	}

	/** Accepts connections again. */
	void restore() {
		this.refusing = false;
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listener.accept();
			if (this.refusing) {
				client.close();
				continue;
			}
			Socket server = new Socket(this.host, this.port);
			this.sockets.add(client);
			this.sockets.add(server);
			run(() -> pass(client, server));
			run(() -> pass(server, client));
		}
	}

	private void pass(Socket from, Socket to) throws IOException {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		finally {
			this.sockets.remove(from);
		}
	}

	private static void run(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.perform();
			}
			catch (IOException ex) {
				// One side has closed the connection
			}
		}, "cut-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// Already closed
		}
	}

	@Override
	public void close() {
		close(this.listener);
		this.sockets.forEach(CutProxy::close);
	}

	private interface Work {

		void perform() throws IOException;

	}

}
