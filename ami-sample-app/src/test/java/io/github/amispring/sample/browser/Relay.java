/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between browser and console that can be cut.
 * {@code BrowserContext.setOffline} does not end responses that are being received, and
 * the stream is such a response.
 */
final class Relay implements AutoCloseable {

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	/** The connections to the console on which a stream was requested. */
	private final Set<Socket> streams = ConcurrentHashMap.newKeySet();

	private final Set<Socket> stalled = ConcurrentHashMap.newKeySet();

	private volatile ServerSocket listener;

	Relay(int target) {
		this.target = target;
		this.listener = listen(0);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	/** Closes all connections, and accepts none. */
	void cut() {
		close(this.listener);
		this.sockets.forEach(Relay::close);
		this.sockets.clear();
	}

	/** Discards what the console sends on the present streams, without closing them. */
	void stallStreams() {
		this.stalled.addAll(this.streams);
	}

	/** Accepts connections again. */
	void restore() {
		this.listener = listen(port());
	}

	@Override
	public void close() {
		cut();
	}

	private ServerSocket listen(int port) {
		try {
			ServerSocket socket = new ServerSocket();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			start(() -> accept(socket));
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				Socket browser = socket.accept();
				Socket console = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(browser);
				this.sockets.add(console);
				if (socket.isClosed()) {
					cut();
				}
				start(() -> copy(browser, console));
				start(() -> copy(console, browser));
			}
			catch (IOException ex) {
				// cut
			}
		}
	}

	private void copy(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				if (new String(buffer, 0, count, StandardCharsets.ISO_8859_1).startsWith("GET /api/stream")) {
					this.streams.add(to);
				}
				if (!this.stalled.contains(from)) {
					out.write(buffer, 0, count);
				}
			}
		}
		catch (IOException ex) {
			// one side has closed the connection
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "relay");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(AutoCloseable closeable) {
		try {
			closeable.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
