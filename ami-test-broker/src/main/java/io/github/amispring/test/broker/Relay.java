/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes TCP connections on to a port of this machine, and can be cut.
 */
public final class Relay implements AutoCloseable {

	private final ServerSocket listener;

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	/**
	 * Creates a relay.
	 * @param target the port, on which nothing needs to listen yet
	 */
	public Relay(int target) {
		this.target = target;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run(this::accept);
	}

	/** Returns the port of the relay. */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Discards all bytes from now on. Connections remain, and new ones are accepted, but
	 * both sides receive nothing more.
	 */
	public void cut() {
		this.cut = true;
	}

	/** Closes all connections, and passes on those that follow. */
	public void restore() {
		this.cut = false;
		this.sockets.forEach(Relay::close);
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listener.accept();
			this.sockets.add(client);
			run(() -> connect(client));
		}
	}

	private void connect(Socket client) throws IOException {
		Socket server = new Socket();
		this.sockets.add(server);
		try {
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			server.setTcpNoDelay(true);
			client.setTcpNoDelay(true);
		}
		catch (IOException ex) {
			close(client);
			throw ex;
		}
		run(() -> pass(client, server));
		run(() -> pass(server, client));
	}

	private void pass(Socket from, Socket to) throws IOException {
		byte[] buffer = new byte[64 * 1024];
		try (from; to) {
			int length = from.getInputStream().read(buffer);
			while (length >= 0) {
				if (!this.cut) {
					to.getOutputStream().write(buffer, 0, length);
				}
				length = from.getInputStream().read(buffer);
			}
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
				// one side has closed the connection
			}
		}, "relay");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// already closed
		}
	}

	@Override
	public void close() {
		close(this.listener);
		this.sockets.forEach(Relay::close);
	}

	private interface Work {

		void perform() throws IOException;

	}

}
