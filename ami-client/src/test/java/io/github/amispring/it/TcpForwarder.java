/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A line to a server that a test can listen to, freeze and cut. It can also stand at
 * another address than the server.
 */
final class TcpForwarder implements AutoCloseable {

	private final String host;

	private final int port;

	private final ServerSocket listener;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private volatile boolean frozen;

	TcpForwarder(String address, String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getByName(address));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run("accept", this::accept);
	}

	/** The port that stands for the server's. */
	int port() {
		return this.listener.getLocalPort();
	}

	/** All that clients sent so far. */
	String sent() {
		synchronized (this.sent) {
			return this.sent.toString(StandardCharsets.UTF_8);
		}
	}

	/** Cuts the lines of all clients; they may connect anew. */
	void cut() {
		this.sockets.forEach(TcpForwarder::close);
	}

	/** Passes nothing on any more, and keeps the lines open. */
	void freeze() {
		this.frozen = true;
	}

	@Override
	public void close() {
		close(this.listener);
		cut();
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listener.accept();
			this.sockets.add(client);
			Socket server = new Socket(this.host, this.port);
			this.sockets.add(server);
			run("up", () -> pass(client, server, true));
			run("down", () -> pass(server, client, false));
		}
	}

	private void pass(Socket from, Socket to, boolean record) throws IOException {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				if (record) {
					synchronized (this.sent) {
						this.sent.write(buffer, 0, length);
					}
				}
				if (!this.frozen) {
					out.write(buffer, 0, length);
				}
			}
		}
	}

	private static void run(String name, Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.perform();
			}
			catch (IOException ex) {
				// one side has closed: that is how lines end
			}
		}, "forwarder-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			// it is closed enough
		}
	}

	private interface Work {

		void perform() throws IOException;

	}

}
