/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.replay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.Usage;
import io.github.amispring.benchmarks.stream.EventStream;

/**
 * A server that implements enough of AMI for clients to log in, send Pings and request a
 * list. It repeatedly sends a stream of events to its clients, at full speed or at a
 * given rate. It runs in a separate process, so its CPU time is not included in that of a
 * client.
 */
public final class ReplayServer implements ReplaySession.Host {

	private static final int BURST = 10;

	private final EventStream stream;

	private final ByteBuffer bytes;

	private final List<ReplaySession> sessions = new CopyOnWriteArrayList<>();

	private volatile boolean replaying;

	private volatile int listEntries = 10;

	private ReplayServer(EventStream stream) {
		this.stream = stream;
		// a direct buffer is sent without a copy
		this.bytes = ByteBuffer.allocateDirect(stream.bytes().length).put(stream.bytes()).flip().asReadOnlyBuffer();
	}

	/**
	 * Runs until the parent process ends this process.
	 * @param args the file with the stream
	 * @throws IOException if the server cannot listen
	 */
	public static void main(String[] args) throws IOException {
		ReplayServer server = new ReplayServer(EventStream.read(Path.of(args[0])));
		ServerSocketChannel listening = ServerSocketChannel.open()
			.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
		System.out.println(new Figures().put("port", listening.socket().getLocalPort()));
		System.out.println(Figures.END);
		while (true) {
			SocketChannel channel = listening.accept();
			channel.socket().setTcpNoDelay(true);
			new Thread(new ReplaySession(server, channel), "session").start();
		}
	}

	@Override
	public int listEntries() {
		return this.listEntries;
	}

	@Override
	public void loggedIn(ReplaySession session) {
		this.sessions.add(session);
	}

	@Override
	public void ended(ReplaySession session) {
		this.sessions.remove(session);
	}

	@Override
	public String control(String action, ActionHeaders headers) {
		switch (action.toLowerCase(Locale.ROOT)) {
			case "replaystart" -> start(headers.number("Rate"));
			case "replayonce" -> this.sessions.forEach((session) -> thread(() -> replay(session)));
			case "replaystop" -> this.replaying = false;
			case "listentries" -> this.listEntries = headers.number("Entries");
			default -> {
				// a request for the state only
			}
		}
		// read before the count, so that the count is final if no session is busy
		boolean busy = this.sessions.stream().anyMatch(ReplaySession::isReplaying);
		long sent = this.sessions.stream().mapToLong(ReplaySession::sent).sum();
		return "Sent: " + sent + "\r\nBusy: " + busy + "\r\nCpu: " + Usage.cpuNanos() + "\r\n";
	}

	private void start(int rate) {
		this.replaying = true;
		if (rate == 0) {
			this.sessions.forEach((session) -> thread(() -> replay(session)));
		}
		else {
			EventStream bursts = this.stream.inBurstsOf(BURST);
			thread(() -> replay(bursts, rate, List.copyOf(this.sessions)));
		}
	}

	private static void thread(Runnable task) {
		Thread thread = new Thread(task, "replay");
		thread.setDaemon(true);
		thread.start();
	}

	private void replay(ReplaySession session) {
		session.replaying(true);
		try {
			ByteBuffer bytes = this.bytes.duplicate();
			boolean endless = this.replaying;
			do {
				for (EventStream.Chunk chunk : this.stream.chunks()) {
					if (endless && !this.replaying) {
						return;
					}
					session.send(bytes, chunk);
				}
			}
			while (endless);
		}
		catch (IOException ex) {
			// the client disconnected
		}
		finally {
			session.replaying(false);
		}
	}

	/**
	 * Sends bursts to one session after another, at a rate that does not depend on the
	 * number of sessions.
	 */
	private void replay(EventStream bursts, int rate, List<ReplaySession> sessions) {
		sessions.forEach((session) -> session.replaying(true));
		ByteBuffer bytes = this.bytes.duplicate();
		long start = System.nanoTime();
		long sent = 0;
		try {
			while (true) {
				for (EventStream.Chunk chunk : bursts.chunks()) {
					if (!this.replaying) {
						return;
					}
					long wait = start + sent * 1_000_000_000L / rate - System.nanoTime();
					if (wait > 0) {
						LockSupport.parkNanos(wait);
					}
					sessions.get((int) (sent / BURST % sessions.size())).send(bytes, chunk);
					sent += BURST;
				}
			}
		}
		catch (IOException ex) {
			// the client disconnected
		}
		finally {
			sessions.forEach((session) -> session.replaying(false));
		}
	}

}
