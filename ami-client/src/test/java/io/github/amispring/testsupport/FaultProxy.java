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
 * A line to a server that can be made to fail as networks do: each direction by itself
 * can be slow, torn into pieces, corrupt, silent or stuck, and the line can be cut at any
 * byte. Faults hold for the lines that are there and for those that come.
 */
public final class FaultProxy implements AutoCloseable {

	private final String host;

	private final int port;

	private final Supplier<? extends OutputStream> taps;

	private final ServerSocket listener;

	private final List<Line> lines = new CopyOnWriteArrayList<>();

	private final Direction toServer = new Direction();

	private final Direction toClient = new Direction();

	/**
	 * Stands in for a server on this machine.
	 * @param address where clients connect, such as {@code 127.0.0.1}
	 * @param host the server
	 * @param port the server's port
	 */
	public FaultProxy(String address, String host, int port) {
		this(address, host, port, ByteArrayOutputStream::new);
	}

	/**
	 * Stands in for a server on this machine, and does not keep what passes.
	 * @param address where clients connect, such as {@code 127.0.0.1}
	 * @param host the server
	 * @param port the server's port
	 * @param taps gives for each line what is told of all that passed to the client
	 */
	public FaultProxy(String address, String host, int port, Supplier<? extends OutputStream> taps) {
		this.host = host;
		this.port = port;
		this.taps = taps;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getByName(address));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run("accept", this::accept);
	}

	/**
	 * Where clients connect.
	 * @return the port that stands for the server's
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * The way of what clients send.
	 * @return the direction
	 */
	public Direction toServer() {
		return this.toServer;
	}

	/**
	 * The way of what the server sends.
	 * @return the direction
	 */
	public Direction toClient() {
		return this.toClient;
	}

	/**
	 * The lines of all clients that have come, in order.
	 * @return the lines
	 */
	public List<Line> lines() {
		return this.lines;
	}

	/**
	 * All that clients have sent so far.
	 * @return the text, of one line after the other
	 */
	public String sent() {
		StringBuilder text = new StringBuilder();
		this.lines.forEach((line) -> text.append(line.sent()));
		return text.toString();
	}

	/** Cuts the lines of all clients; they may connect anew. */
	public void cut() {
		this.lines.forEach(Line::cut);
	}

	@Override
	public void close() {
		close(this.listener);
		this.lines.forEach(Line::close);
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listener.accept();
			try {
				Line line = new Line(client, new Socket(this.host, this.port), this.taps.get());
				this.lines.add(line);
				run("up", () -> line.pass(client, line.server, this.toServer, line.sent));
				run("down", () -> line.pass(line.server, client, this.toClient, line.received));
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
				// one side has closed: that is how lines end
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
			// it is closed enough
		}
	}

	private interface Work {

		void perform() throws IOException;

	}

	/**
	 * What becomes of bytes on their way. Without a fault they pass as they come.
	 */
	public static final class Direction {

		private volatile int pieces = Integer.MAX_VALUE;

		private volatile long pauseNanos;

		private volatile long cutAfter = Long.MAX_VALUE;

		private volatile long corruptAt = Long.MAX_VALUE;

		private volatile boolean swallowing;

		private volatile boolean stuck;

		private Direction() {
		}

		/**
		 * Tears what passes into pieces.
		 * @param length the length of one, in bytes
		 */
		public void tear(int length) {
			this.pieces = length;
		}

		/**
		 * Holds each piece back.
		 * @param time how long
		 * @param unit in what unit
		 */
		public void delay(long time, TimeUnit unit) {
			this.pauseNanos = unit.toNanos(time);
		}

		/**
		 * Cuts each line that has passed so many bytes in this direction, those included.
		 * @param bytes how many
		 */
		public void cutAfter(long bytes) {
			this.cutAfter = bytes;
		}

		/**
		 * Inverts one byte of each line.
		 * @param position which one, from 0
		 */
		public void corrupt(long position) {
			this.corruptAt = position;
		}

		/** Takes everything and passes nothing on, as a line does that is half open. */
		public void swallow() {
			this.swallowing = true;
		}

		/** Takes nothing any more, so that whoever sends gets stuck. */
		public void stick() {
			this.stuck = true;
		}

		/** Ends all faults; what was swallowed is lost. */
		public void heal() {
			this.pieces = Integer.MAX_VALUE;
			this.pauseNanos = 0;
			this.cutAfter = Long.MAX_VALUE;
			this.corruptAt = Long.MAX_VALUE;
			this.swallowing = false;
			this.stuck = false;
		}

	}

	/**
	 * One client's line.
	 */
	public static final class Line {

		private static final long POLL_NANOS = 1_000_000;

		private final Socket client;

		private final Socket server;

		private final OutputStream sent;

		private final OutputStream received;

		private volatile boolean cut;

		private Line(Socket client, Socket server, OutputStream received) throws IOException {
			this.client = client;
			this.server = server;
			this.received = received;
			this.sent = (received instanceof ByteArrayOutputStream) ? new ByteArrayOutputStream()
					: OutputStream.nullOutputStream();
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
		}

		/**
		 * What has passed to the server.
		 * @return the text
		 */
		public String sent() {
			return text(this.sent);
		}

		/**
		 * What has passed to the client.
		 * @return the text
		 */
		public String received() {
			return text(this.received);
		}

		private static String text(OutputStream bytes) {
			synchronized (bytes) {
				return ((ByteArrayOutputStream) bytes).toString(StandardCharsets.UTF_8);
			}
		}

		/**
		 * Cuts the line. The client gets all that has passed, and then the end.
		 */
		public void cut() {
			this.cut = true;
			try {
				// not closed: what the client still sends would reset the line
				this.client.shutdownOutput();
			}
			catch (IOException ex) {
				// cut already
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
					while (direction.stuck) {
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

		private long pass(byte[] buffer, int length, OutputStream out, Direction direction, OutputStream record,
				long before) throws IOException {
			long passed = before;
			for (int from = 0; from < length && !this.cut && !direction.swallowing;) {
				long most = Math.min(direction.pieces, direction.cutAfter - passed);
				int piece = (int) Math.min(most, length - from);
				long corrupt = direction.corruptAt - passed;
				if (corrupt >= 0 && corrupt < piece) {
					buffer[from + (int) corrupt] ^= (byte) 0xff;
				}
				if (direction.pauseNanos > 0) {
					LockSupport.parkNanos(direction.pauseNanos);
				}
				if (piece > 0 && write(buffer, from, piece, out)) {
					synchronized (record) {
						record.write(buffer, from, piece);
					}
				}
				passed += piece;
				from += piece;
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
