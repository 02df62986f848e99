/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.benchmarks.stream.EventStream;

/**
 * The session of a client of the replay server. Responses are sent between two chunks of
 * events.
 */
final class ReplaySession implements Runnable {

	/** The lists that a live view requests, besides CoreShowChannels. */
	private static final Set<String> OTHER_LISTS = Set.of("bridgelist", "parkedcalls", "confbridgelistrooms",
			"queuestatus", "devicestatelist", "extensionstatelist");

	private final Host host;

	private final SocketChannel channel;

	/** The lock is fair, so a response waits for at most one chunk. */
	private final ReentrantLock writing = new ReentrantLock(true);

	private volatile long sent;

	private volatile boolean replaying;

	ReplaySession(Host host, SocketChannel channel) {
		this.host = host;
		this.channel = channel;
	}

	long sent() {
		return this.sent;
	}

	boolean isReplaying() {
		return this.replaying;
	}

	void replaying(boolean replaying) {
		this.replaying = replaying;
	}

	@Override
	public void run() {
		try (SocketChannel channel = this.channel) {
			write("Asterisk Call Manager/11.0.0\r\n");
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(channel.socket().getInputStream(), StandardCharsets.US_ASCII), 64 * 1024);
			StringBuilder responses = new StringBuilder();
			ActionHeaders headers = new ActionHeaders();
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isEmpty()) {
					headers.add(line);
				}
				else if (!headers.isEmpty()) {
					respond(headers, responses);
					headers = new ActionHeaders();
					if (!reader.ready()) {
						write(responses.toString());
						responses.setLength(0);
					}
				}
			}
		}
		catch (IOException ex) {
			// the client disconnected
		}
		finally {
			this.host.ended(this);
		}
	}

	private void respond(ActionHeaders headers, StringBuilder out) {
		String id = headers.text("ActionID").isEmpty() ? "" : "ActionID: " + headers.text("ActionID") + "\r\n";
		String action = headers.text("Action").toLowerCase(Locale.ROOT);
		if (OTHER_LISTS.contains(action)) {
			out.append("Response: Error\r\n").append(id).append("Message: The list is not available\r\n\r\n");
			return;
		}
		out.append("Response: Success\r\n").append(id);
		switch (action) {
			case "ping" -> out.append("Ping: Pong\r\nTimestamp: 1767225600.000000\r\n");
			case "challenge" -> out.append("Challenge: 123456789\r\n");
			case "coresettings" -> out.append("AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n");
			case "login" -> {
				out.append("Message: Authentication accepted\r\n");
				this.host.loggedIn(this);
			}
			case "coreshowchannels" -> {
				channels(id, this.host.listEntries(), out);
				return;
			}
			default -> out.append(this.host.control(headers.text("Action"), headers));
		}
		out.append("\r\n");
	}

	private static void channels(String id, int entries, StringBuilder out) {
		out.append("EventList: start\r\nMessage: Channels will follow\r\n\r\n");
		for (int i = 0; i < entries; i++) {
			out.append("Event: CoreShowChannel\r\n").append(id).append("Channel: PJSIP/phone-");
			out.append(String.format("%08x", i)).append("""
					\r
					ChannelState: 6\r
					ChannelStateDesc: Up\r
					CallerIDNum: 1000\r
					CallerIDName: Anna Abel\r
					ConnectedLineNum: 2000\r
					ConnectedLineName: Ben Becker\r
					Language: en\r
					AccountCode: \r
					Context: test\r
					Exten: answer\r
					Priority: 3\r
					Uniqueid: 1767225600.\
					""").append(i).append("\r\nLinkedid: 1767225600.").append(i).append("""
					\r
					Application: Wait\r
					ApplicationData: 2\r
					Duration: 00:00:01\r
					BridgeId: \r
					\r
					""");
		}
		out.append("Event: CoreShowChannelsComplete\r\n").append(id);
		out.append("EventList: Complete\r\nListItems: ").append(entries).append("\r\n\r\n");
	}

	private void write(String text) throws IOException {
		if (!text.isEmpty()) {
			write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
		}
	}

	/** Sends a chunk of the stream. Called by one thread at a time. */
	void send(ByteBuffer stream, EventStream.Chunk chunk) throws IOException {
		stream.limit(chunk.start() + chunk.length()).position(chunk.start());
		write(stream);
		this.sent += chunk.events();
	}

	private void write(ByteBuffer bytes) throws IOException {
		this.writing.lock();
		try {
			while (bytes.hasRemaining()) {
				this.channel.write(bytes);
			}
		}
		finally {
			this.writing.unlock();
		}
	}

	/**
	 * The server of the sessions.
	 */
	interface Host {

		/** Adds a session whose client has logged in. */
		void loggedIn(ReplaySession session);

		/** Removes a session. */
		void ended(ReplaySession session);

		/** Returns the number of entries of a list. */
		int listEntries();

		/** Executes a command of the benchmark, and returns the state as headers. */
		String control(String action, ActionHeaders headers);

	}

}
