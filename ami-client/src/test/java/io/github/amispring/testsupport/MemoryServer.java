/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.internal.transport.Connection;

/**
 * A server without sockets and threads, for tests with Fray. The server responds to each
 * action with success, on the thread that writes the action.
 */
public final class MemoryServer {

	private static final Pattern ACTION = Pattern.compile("Action: (\\w+)\r\n(?:.+\r\n)*?ActionID: (\\S+)\r\n");

	private final List<MemoryConnection> connections = new CopyOnWriteArrayList<>();

	/**
	 * Returns settings for this server. A client that fails to connect waits for an hour.
	 */
	public static AmiClientSettings.Builder settings() {
		Duration hour = Duration.ofHours(1);
		return AmiClientSettings.builder()
			.name("memory")
			.host("memory")
			.credentials("app", "secret")
			.responseTimeout(hour)
			.reconnect((reconnect) -> reconnect.initialDelay(hour).maxDelay(hour).multiplier(1.0).jitter(0.0));
	}

	/** Creates a connection. */
	public Connection connect() {
		MemoryConnection connection = new MemoryConnection();
		this.connections.add(connection);
		return connection;
	}

	/** Returns all connections. */
	public List<MemoryConnection> connections() {
		return this.connections;
	}

	/** Returns the latest connection. */
	public MemoryConnection latest() {
		return this.connections.get(this.connections.size() - 1);
	}

	/** A connection with both sides in memory. */
	public static final class MemoryConnection implements Connection {

		private final ReentrantLock lock = new ReentrantLock();

		private final Condition changed = this.lock.newCondition();

		private final ByteArrayOutputStream received = new ByteArrayOutputStream();

		private byte[] unread = "Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.US_ASCII);

		private boolean ended;

		private boolean closed;

		@Override
		public void open(Duration timeout, ScheduledExecutorService timer) throws IOException {
			requireOpen();
		}

		private void requireOpen() throws IOException {
			if (isClosed()) {
				throw new SocketException("Socket closed");
			}
		}

		@Override
		public IOException explain(IOException failure) {
			return failure;
		}

		@Override
		public InputStream input() throws IOException {
			requireOpen();
			return new InputStream() {

				@Override
				public int read() {
					throw new UnsupportedOperationException("one byte at a time is slow");
				}

				@Override
				public int read(byte[] target, int offset, int length) throws IOException {
					return MemoryConnection.this.read(target, offset, length);
				}

			};
		}

		private int read(byte[] target, int offset, int length) throws IOException {
			this.lock.lock();
			try {
				while (this.unread.length == 0 && !this.ended && !this.closed) {
					this.changed.awaitUninterruptibly();
				}
				if (this.closed) {
					throw new SocketException("Socket closed");
				}
				if (this.unread.length == 0) {
					return -1;
				}
				int count = Math.min(length, this.unread.length);
				System.arraycopy(this.unread, 0, target, offset, count);
				byte[] rest = new byte[this.unread.length - count];
				System.arraycopy(this.unread, count, rest, 0, rest.length);
				this.unread = rest;
				return count;
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public OutputStream output() throws IOException {
			requireOpen();
			return new OutputStream() {

				@Override
				public void write(int b) {
					throw new UnsupportedOperationException("one byte at a time is slow");
				}

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					MemoryConnection.this.write(bytes, offset, length);
				}

			};
		}

		private void write(byte[] bytes, int offset, int length) throws IOException {
			this.lock.lock();
			try {
				requireOpen();
				this.received.write(bytes, offset, length);
				String text = this.received.toString(StandardCharsets.UTF_8);
				if (text.endsWith("\r\n\r\n")) {
					this.received.reset();
					respond(text);
				}
			}
			finally {
				this.lock.unlock();
			}
		}

		private void respond(String actions) {
			List<String> responses = new ArrayList<>();
			Matcher matcher = ACTION.matcher(actions);
			while (matcher.find()) {
				responses.add("Response: Success\r\nActionID: " + matcher.group(2)
						+ "\r\nChallenge: 1\r\nAsteriskVersion: 22.10.1\r\n\r\n");
				this.ended |= matcher.group(1).equals("Logoff");
			}
			String text = new String(this.unread, StandardCharsets.UTF_8) + String.join("", responses);
			this.unread = text.getBytes(StandardCharsets.UTF_8);
			this.changed.signalAll();
		}

		@Override
		public void keepOpen() {
			// nothing to do: this connection has no timeout
		}

		/** Closes the connection on the server side. */
		public void end() {
			this.lock.lock();
			try {
				this.ended = true;
				this.changed.signalAll();
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void close() {
			this.lock.lock();
			try {
				this.closed = true;
				this.changed.signalAll();
			}
			finally {
				this.lock.unlock();
			}
		}

		public boolean isClosed() {
			this.lock.lock();
			try {
				return this.closed;
			}
			finally {
				this.lock.unlock();
			}
		}

	}

}
