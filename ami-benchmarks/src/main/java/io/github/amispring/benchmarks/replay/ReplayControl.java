/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.benchmarks.stream.RawConnection;

/**
 * A connection of its own by which a benchmark tells the replay server what to do.
 */
public final class ReplayControl implements Closeable {

	private final RawConnection connection;

	/**
	 * Connects.
	 * @param server the replay server
	 * @throws IOException when the server does not answer
	 */
	public ReplayControl(Asterisk server) throws IOException {
		this.connection = new RawConnection(server);
	}

	/**
	 * Lets all that are logged in have the stream.
	 * @param rate the events a second of all together, 0 for as many as are read
	 * @throws IOException when the server does not answer
	 */
	public void start(int rate) throws IOException {
		ask("ReplayStart", "Rate: " + rate);
	}

	/**
	 * Ends the replay.
	 * @return how many events were sent to those that are logged in
	 * @throws IOException when the server does not answer
	 */
	public long stop() throws IOException {
		State state = ask("ReplayStop", "Rate: 0");
		while (state.busy()) {
			Thread.onSpinWait();
			state = state();
		}
		return state.sent();
	}

	/**
	 * Lets all that are logged in have the stream once.
	 * @throws IOException when the server does not answer
	 */
	public void once() throws IOException {
		ask("ReplayOnce", "Rate: 0");
	}

	/**
	 * Sets how many channels are up.
	 * @param entries the number of entries of the list
	 * @throws IOException when the server does not answer
	 */
	public void listEntries(int entries) throws IOException {
		ask("ListEntries", "Entries: " + entries);
	}

	/**
	 * What the server does.
	 * @return its state
	 * @throws IOException when the server does not answer
	 */
	public State state() throws IOException {
		return ask("ReplayState", "Rate: 0");
	}

	private State ask(String action, String header) throws IOException {
		Map<String, String> answer = this.connection.ask("Action: " + action + "\r\n" + header + "\r\n\r\n");
		return new State(Long.parseLong(answer.getOrDefault("Sent", "0")), Boolean.parseBoolean(answer.get("Busy")),
				Long.parseLong(answer.getOrDefault("Cpu", "0")));
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

	/**
	 * What the server does.
	 *
	 * @param sent the events it has sent
	 * @param busy whether it replays
	 * @param cpu the CPU time that it has used, in nanoseconds
	 */
	public record State(long sent, boolean busy, long cpu) {

	}

}
