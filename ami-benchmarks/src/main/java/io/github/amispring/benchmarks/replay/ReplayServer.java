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
 * Speaks enough AMI to let clients log in, ping and ask for a list, and sends them a
 * stream of events again and again, as fast as they read or at a rate. A process of its
 * own: what it takes is no client's.
 */
public final class ReplayServer {

	private static final int BURST = 10;

	private final EventStream stream;

	private final ByteBuffer bytes;

	private final List<ReplaySession> sessions = new CopyOnWriteArrayList<>();

	private volatile boolean replaying;

	private volatile int listEntries = 10;

	private ReplayServer(EventStream stream) {
		this.stream = stream;
		// outside of the heap, so that sending costs no copy
		this.bytes = ByteBuffer.allocateDirect(stream.bytes().length).put(stream.bytes()).flip().asReadOnlyBuffer();
	}

	/**
	 * Runs until its parent ends it.
	 * @param args the file with the stream
	 * @throws IOException when it cannot listen
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

	int listEntries() {
		return this.listEntries;
	}

	void loggedIn(ReplaySession session) {
		this.sessions.add(session);
	}

	void ended(ReplaySession session) {
		this.sessions.remove(session);
	}

	/** Carries out what the benchmark asks for; {@code null} for anything else. */
	String control(String action, ActionHeaders headers) {
		switch (action.toLowerCase(Locale.ROOT)) {
			case "replaystart" -> start(headers.number("Rate"));
			case "replayonce" -> this.sessions.forEach((session) -> thread(() -> replay(session)));
			case "replaystop" -> this.replaying = false;
			case "listentries" -> this.listEntries = headers.number("Entries");
			default -> {
				// only asks
			}
		}
		// first, so that what is sent is final if none is busy
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
			// the client has gone
		}
		finally {
			session.replaying(false);
		}
	}

	/** Bursts to one session after another, so that only the number of them differs. */
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
			// the client has gone
		}
		finally {
			sessions.forEach((session) -> session.replaying(false));
		}
	}

}
