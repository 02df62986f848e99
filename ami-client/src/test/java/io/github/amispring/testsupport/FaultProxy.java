/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A proxy that simulates network faults. Each direction can be slow, fragmented,
 * corrupted, discarded or blocked, and the connection can be closed at any byte. Faults
 * apply to existing and new connections.
 */
public final class FaultProxy implements AutoCloseable {

	private final String host;

	private final int port;

	private final Supplier<? extends OutputStream> recorders;

	private final ServerSocket listener;

	private final List<Connection> connections = new CopyOnWriteArrayList<>();

	private final Direction toServer = new Direction();

	private final Direction toClient = new Direction();

	/**
	 * Creates a proxy in front of a server on this machine.
	 * @param address the address to which clients connect, such as {@code 127.0.0.1}
	 * @param host the server
	 * @param port the server's port
	 */
	public FaultProxy(String address, String host, int port) {
		this(address, host, port, ByteArrayOutputStream::new);
	}

	/**
	 * Creates a proxy in front of a server on this machine that does not keep the bytes
	 * that pass.
	 * @param address the address to which clients connect, such as {@code 127.0.0.1}
	 * @param host the server
	 * @param port the server's port
	 * @param recorders creates, for each connection, the stream that receives a copy of
	 * all bytes sent to the client
	 */
	public FaultProxy(String address, String host, int port, Supplier<? extends OutputStream> recorders) {
		this.host = host;
		this.port = port;
		this.recorders = recorders;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getByName(address));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run("accept", this::accept);
	}

	/**
	 * Returns the port to which clients connect.
	 * @return the port of the proxy
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Returns the direction from the clients to the server.
	 * @return the direction
	 */
	public Direction toServer() {
		return this.toServer;
	}

	/**
	 * Returns the direction from the server to the clients.
	 * @return the direction
	 */
	public Direction toClient() {
		return this.toClient;
	}

	/**
	 * Returns the connections of all clients so far, in order.
	 * @return the connections
	 */
	public List<Connection> connections() {
		return this.connections;
	}

	/**
	 * Returns everything that clients have sent so far.
	 * @return the text, connection by connection
	 */
	public String sent() {
		StringBuilder text = new StringBuilder();
		this.connections.forEach((connection) -> text.append(connection.sent()));
		return text.toString();
	}

	/** Closes the connections of all clients. The clients can connect again. */
	public void cut() {
		this.connections.forEach(Connection::cut);
	}

	@Override
	public void close() {
		close(this.listener);
		this.connections.forEach(Connection::close);
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listener.accept();
			try {
				Connection connection = new Connection(client, new Socket(this.host, this.port), this.recorders.get());
				this.connections.add(connection);
				run("up", () -> connection.pass(client, connection.server, this.toServer, connection.sent));
				run("down", () -> connection.pass(connection.server, client, this.toClient, connection.received));
			}
			catch (IOException ex) {
				close(client);
			}
		}
	}

	private static void run(String name, Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.perform();
			}
			catch (IOException ex) {
				// one side has closed the connection
			}
		}, "fault-proxy-" + name);
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

	private interface Work {

		void perform() throws IOException;

	}

	/** The faults of one direction. Without a fault, bytes are forwarded unchanged. */
	public static final class Direction {

		private volatile int fragmentLength = Integer.MAX_VALUE;

		private volatile long pauseNanos;

		private volatile long cutAfter = Long.MAX_VALUE;

		private volatile long corruptAt = Long.MAX_VALUE;

		private volatile boolean discarding;

		private volatile boolean blocked;

		private Direction() {
		}

		/**
		 * Splits the data into fragments.
		 * @param length the length of a fragment, in bytes
		 */
		public void fragment(int length) {
			this.fragmentLength = length;
		}

		/**
		 * Delays each fragment.
		 * @param time the delay
		 * @param unit the unit of the delay
		 */
		public void delay(long time, TimeUnit unit) {
			this.pauseNanos = unit.toNanos(time);
		}

		/**
		 * Closes each connection after it has forwarded a number of bytes in this
		 * direction.
		 * @param bytes the number of bytes
		 */
		public void cutAfter(long bytes) {
			this.cutAfter = bytes;
		}

		/**
		 * Inverts one byte of each connection.
		 * @param position the position of the byte, from 0
		 */
		public void corrupt(long position) {
			this.corruptAt = position;
		}

		/** Discards all data, as on a half-open connection. */
		public void discard() {
			this.discarding = true;
		}

		/** Stops reading, so that the sender blocks. */
		public void block() {
			this.blocked = true;
		}

		/** Ends all faults. Discarded data is lost. */
		public void reset() {
			this.fragmentLength = Integer.MAX_VALUE;
			this.pauseNanos = 0;
			this.cutAfter = Long.MAX_VALUE;
			this.corruptAt = Long.MAX_VALUE;
			this.discarding = false;
			this.blocked = false;
		}

	}

	/** The connection of one client. */
	public static final class Connection {

		private static final long POLL_NANOS = 1_000_000;

		private final Socket client;

		private final Socket server;

		private final OutputStream sent;

		private final OutputStream received;

		private volatile boolean cut;

		private Connection(Socket client, Socket server, OutputStream received) throws IOException {
			this.client = client;
			this.server = server;
			this.received = received;
			this.sent = (received instanceof ByteArrayOutputStream) ? new ByteArrayOutputStream()
					: OutputStream.nullOutputStream();
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
		}

		/**
		 * Returns the data that has been forwarded to the server.
		 * @return the text
		 */
		public String sent() {
			return text(this.sent);
		}

		/**
		 * Returns the data that has been forwarded to the client.
		 * @return the text
		 */
		public String received() {
			return text(this.received);
		}

		/**
		 * Returns whether the server has not closed the connection.
		 * @return {@code true} if the connection to the server is open
		 */
		public boolean isOpen() {
			return !this.server.isClosed();
		}

		private static String text(OutputStream bytes) {
			synchronized (bytes) {
				return ((ByteArrayOutputStream) bytes).toString(StandardCharsets.UTF_8);
			}
		}

		/**
		 * Closes the connection. The client receives everything that was forwarded before
		 * and then the end of the stream.
		 */
		public void cut() {
			this.cut = true;
			try {
				// Not closed: data that the client still sends would reset the
				// connection.
				this.client.shutdownOutput();
			}
			catch (IOException ex) {
				// already closed
			}
			FaultProxy.close(this.server);
		}

		private void close() {
			FaultProxy.close(this.client);
			FaultProxy.close(this.server);
		}

		private void pass(Socket from, Socket to, Direction direction, OutputStream record) throws IOException {
			try (from) {
				InputStream in = from.getInputStream();
				OutputStream out = to.getOutputStream();
				byte[] buffer = new byte[8192];
				long passed = 0;
				while (true) {
					while (direction.blocked) {
						LockSupport.parkNanos(POLL_NANOS);
					}
					int length = in.read(buffer);
					if (length < 0) {
						break;
					}
					passed = pass(buffer, length, out, direction, record, passed);
				}
			}
			finally {
				if (!this.cut) {
					FaultProxy.close(to);
				}
			}
		}

		private long pass(byte[] buffer, int available, OutputStream out, Direction direction, OutputStream record,
				long before) throws IOException {
			long passed = before;
			for (int from = 0; from < available && !this.cut && !direction.discarding;) {
				long most = Math.min(direction.fragmentLength, direction.cutAfter - passed);
				int length = (int) Math.min(most, available - from);
				long corrupt = direction.corruptAt - passed;
				if (corrupt >= 0 && corrupt < length) {
					buffer[from + (int) corrupt] ^= (byte) 0xff;
				}
				if (direction.pauseNanos > 0) {
					LockSupport.parkNanos(direction.pauseNanos);
				}
				if (length > 0 && write(buffer, from, length, out)) {
					synchronized (record) {
						record.write(buffer, from, length);
					}
				}
				passed += length;
				from += length;
				if (passed >= direction.cutAfter) {
					cut();
				}
			}
			return passed;
		}

		private boolean write(byte[] buffer, int from, int length, OutputStream out) throws IOException {
			try {
				out.write(buffer, from, length);
				return true;
			}
			catch (IOException ex) {
				if (this.cut) {
					return false;
				}
				throw ex;
			}
		}

	}

}
