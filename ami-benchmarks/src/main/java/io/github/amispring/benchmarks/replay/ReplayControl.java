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
 * A separate connection with which a benchmark controls the replay server.
 */
public final class ReplayControl implements Closeable {

	private final RawConnection connection;

	/**
	 * Connects.
	 * @param server the replay server
	 * @throws IOException if the server does not respond
	 */
	public ReplayControl(Asterisk server) throws IOException {
		this.connection = new RawConnection(server);
	}

	/**
	 * Starts sending the stream to all sessions that are logged in.
	 * @param rate the events per second of all sessions together, 0 for full speed
	 * @throws IOException if the server does not respond
	 */
	public void start(int rate) throws IOException {
		ask("ReplayStart", "Rate: " + rate);
	}

	/**
	 * Ends the replay, and waits until the last event has been written.
	 * @return the number of events sent to all sessions that are logged in
	 * @throws IOException if the server does not respond
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
	 * Sends the stream once to all sessions that are logged in.
	 * @throws IOException if the server does not respond
	 */
	public void once() throws IOException {
		ask("ReplayOnce", "Rate: 0");
	}

	/**
	 * Sets the length of the list of channels.
	 * @param entries the number of channels
	 * @throws IOException if the server does not respond
	 */
	public void listEntries(int entries) throws IOException {
		ask("ListEntries", "Entries: " + entries);
	}

	/**
	 * Returns the state of the server.
	 * @return its state
	 * @throws IOException if the server does not respond
	 */
	public State state() throws IOException {
		return ask("ReplayState", "Rate: 0");
	}

	private State ask(String action, String header) throws IOException {
		Map<String, String> response = this.connection.ask("Action: " + action + "\r\n" + header + "\r\n\r\n");
		return new State(Long.parseLong(response.getOrDefault("Sent", "0")), Boolean.parseBoolean(response.get("Busy")),
				Long.parseLong(response.getOrDefault("Cpu", "0")));
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

	/**
	 * The state of the server.
	 *
	 * @param sent the number of events that the server has sent
	 * @param busy whether the server is sending events
	 * @param cpu the CPU time that the server has used, in nanoseconds
	 */
	public record State(long sent, boolean busy, long cpu) {

	}

}
