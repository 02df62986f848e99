/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A bare socket on which one speaks AMI by hand.
 */
public final class RawConnection implements Closeable {

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	/**
	 * Connects and takes the greeting.
	 * @param server the server
	 * @throws IOException when nobody answers
	 */
	public RawConnection(Asterisk server) throws IOException {
		this.socket = new Socket(server.host(), server.port());
		this.socket.setTcpNoDelay(true);
		this.in = this.socket.getInputStream();
		this.out = this.socket.getOutputStream();
		int next = this.in.read();
		while (next >= 0 && next != '\n') {
			next = this.in.read();
		}
	}

	/**
	 * Logs in.
	 * @param server the server, for its account
	 * @param events the event mask
	 * @throws IOException when the connection fails
	 */
	public void login(Asterisk server, String events) throws IOException {
		send("Action: Login\r\nUsername: " + server.username() + "\r\nSecret: " + server.secret() + "\r\nEvents: "
				+ events + "\r\n\r\n");
	}

	/**
	 * Sends text.
	 * @param text whole actions
	 * @throws IOException when the connection fails
	 */
	public void send(String text) throws IOException {
		this.out.write(text.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Sends an action and waits for its answer; for connections without events.
	 * @param action the action
	 * @return the headers of the answer
	 * @throws IOException when the connection fails
	 */
	public Map<String, String> ask(String action) throws IOException {
		send(action);
		// one message a question: a reader that takes more has nothing to take
		BufferedReader reader = new BufferedReader(new InputStreamReader(this.in, StandardCharsets.US_ASCII));
		Map<String, String> headers = new HashMap<>();
		for (String line = reader.readLine(); line == null || !line.isEmpty(); line = reader.readLine()) {
			if (line == null) {
				throw new EOFException("the server closed the connection");
			}
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		return headers;
	}

	/** What the server sends. */
	public InputStream input() {
		return this.in;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
