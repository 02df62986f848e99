/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * PBXs in one process that send events at a fixed rate to each connection, each with the
 * time at which it is sent. Starts and stops to send by commands on the standard input.
 */
public final class EventSource {

	/** The header with the time, in microseconds since 1970. */
	static final String TIME = "AppData";

	/** As long as the mean event of a busy Asterisk, 400 bytes. */
	private static final String EVENT = """
			Event: Newexten\r
			Privilege: dialplan,all\r
			Channel: PJSIP/phone-00000042\r
			ChannelState: 6\r
			ChannelStateDesc: Up\r
			CallerIDNum: 1000\r
			CallerIDName: Anna Abel\r
			ConnectedLineNum: 2000\r
			ConnectedLineName: Ben Becker\r
			Language: en\r
			AccountCode: \r
			Context: internal\r
			Exten: 2000\r
			Priority: 3\r
			Uniqueid: 1767225600.4242\r
			Linkedid: 1767225600.4242\r
			Extension: 2000\r
			Application: Dial\r
			AppData:\s""";

	private static final long TICK_NANOS = 10_000_000;

	private final List<OutputStream> sessions = new CopyOnWriteArrayList<>();

	private final int eventsATick;

	private volatile boolean sending;

	private volatile long sent;

	private EventSource(int eventsATick) {
		this.eventsATick = eventsATick;
	}

	/**
	 * Starts PBXs and prints their ports.
	 * @param args the number of PBXs, and the number of events a second of each
	 * @throws IOException if a port cannot be opened
	 */
	public static void main(String[] args) throws IOException {
		List<EventSource> sources = new CopyOnWriteArrayList<>();
		for (int i = 0; i < Integer.parseInt(args[0]); i++) {
			EventSource source = new EventSource(Math.max(1, Integer.parseInt(args[1]) / 100));
			sources.add(source);
			System.out.println("port " + source.listen());
		}
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null; line = commands.readLine()) {
			boolean start = line.equals("start");
			sources.forEach((source) -> source.sending = start);
			// the present tick ends
			LockSupport.parkNanos(10 * TICK_NANOS);
			System.out
				.println("sent " + sources.stream().mapToLong((source) -> source.sent).sum() + " " + event().length);
		}
		System.exit(0);
	}

	private int listen() throws IOException {
		ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(() -> {
			while (true) {
				Socket socket = server.accept();
				start(() -> serve(socket));
			}
		});
		start(this::send);
		return server.getLocalPort();
	}

	private void serve(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		OutputStream output = socket.getOutputStream();
		write(output, "Asterisk Call Manager/11.0.0\r\n");
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		String action = "";
		String id = "";
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.startsWith("Action: ")) {
				action = line.substring(8);
			}
			else if (line.startsWith("ActionID: ")) {
				id = line + "\r\n";
			}
			else if (line.isEmpty()) {
				write(output, "Response: Success\r\n" + id + switch (action.toLowerCase()) {
					case "challenge" -> "Challenge: 123456789\r\n";
					case "coresettings" -> "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n";
					case "ping" -> "Ping: Pong\r\n";
					default -> "Message: OK\r\n";
				} + "\r\n");
				if (action.equalsIgnoreCase("Login")) {
					write(output, "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n");
					this.sessions.add(output);
				}
			}
		}
		this.sessions.remove(output);
	}

	private static void write(OutputStream output, String text) throws IOException {
		synchronized (output) {
			output.write(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	private void send() {
		long next = System.nanoTime();
		while (true) {
			next += TICK_NANOS;
			LockSupport.parkNanos(next - System.nanoTime());
			if (this.sending) {
				byte[] event = event();
				for (OutputStream session : this.sessions) {
					try {
						synchronized (session) {
							for (int i = 0; i < this.eventsATick; i++) {
								session.write(event);
							}
						}
					}
					catch (IOException ex) {
						this.sessions.remove(session);
					}
				}
				this.sent += this.eventsATick;
			}
		}
	}

	private static byte[] event() {
		return (EVENT + now() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
	}

	/** Returns the present time in microseconds since 1970. */
	static long now() {
		return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
	}

	private static void start(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.perform();
			}
			catch (IOException ex) {
				// the connection was closed
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	private interface Work {

		void perform() throws IOException;

	}

}
