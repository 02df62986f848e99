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
 * A plain socket connection for handwritten AMI messages.
 */
public final class RawConnection implements Closeable {

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	/**
	 * Connects and reads the banner.
	 * @param server the server
	 * @throws IOException if the connection fails
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
	 * @param server the server, which defines the account
	 * @param events the event mask
	 * @throws IOException if the connection fails
	 */
	public void login(Asterisk server, String events) throws IOException {
		send("Action: Login\r\nUsername: " + server.username() + "\r\nSecret: " + server.secret() + "\r\nEvents: "
				+ events + "\r\n\r\n");
	}

	/**
	 * Sends text.
	 * @param text whole actions
	 * @throws IOException if the connection fails
	 */
	public void send(String text) throws IOException {
		this.out.write(text.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Sends an action and waits for its response, on a connection without events.
	 * @param action the action
	 * @return the headers of the response
	 * @throws IOException if the connection fails
	 */
	public Map<String, String> ask(String action) throws IOException {
		send(action);
		// the server sends only this response, so the reader buffers nothing else
		BufferedReader reader = new BufferedReader(new InputStreamReader(this.in, StandardCharsets.US_ASCII));
		Map<String, String> headers = new HashMap<>();
		for (String line = reader.readLine(); line == null || !line.isEmpty(); line = reader.readLine()) {
			if (line == null) {
				throw new EOFException("The server closed the connection");
			}
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		return headers;
	}

	/** Returns the bytes that the server sends. */
	public InputStream input() {
		return this.in;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
