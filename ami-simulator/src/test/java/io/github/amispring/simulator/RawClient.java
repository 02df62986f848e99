/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that sends and reads plain lines, so that tests see the unmodified protocol.
 */
final class RawClient implements AutoCloseable {

	private static final int TIMEOUT = 20_000;

	private final Socket socket;

	private final InputStream in;

	private final String banner;

	RawClient(int port) {
		this(connect(port));
	}

	RawClient(Socket socket) {
		this.socket = socket;
		try {
			socket.setSoTimeout(TIMEOUT);
			this.in = new BufferedInputStream(socket.getInputStream());
			this.banner = line();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Socket connect(int port) {
		try {
			return new Socket(InetAddress.getLoopbackAddress(), port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RawClient login(AmiSimulator simulator, String events) {
		RawClient client = new RawClient(simulator.port());
		List<String> response = client.ask("Action: Login", "Username: admin", "Secret: secret", "Events: " + events);
		if (!response.contains("Message: Authentication accepted")) {
			throw new IllegalStateException(response.toString());
		}
		return client;
	}

	String banner() {
		return this.banner;
	}

	void send(String... lines) {
		write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
	}

	void write(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			this.socket.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> ask(String... lines) {
		send(lines);
		return next();
	}

	/**
	 * Returns the lines of the next message, or an empty list at the end of the stream.
	 */
	List<String> next() {
		List<String> lines = new ArrayList<>();
		while (true) {
			String line = line();
			if (line == null) {
				return lines;
			}
			if (line.isEmpty()) {
				if (!lines.isEmpty()) {
					return lines;
				}
			}
			else {
				lines.add(line);
			}
		}
	}

	/**
	 * Reads messages until one has the given first line, and returns the lines of that
	 * message.
	 */
	List<String> next(String first) {
		List<String> message = next();
		while (!message.isEmpty() && !message.get(0).equals(first)) {
			message = next();
		}
		return message;
	}

	/** Reads all messages up to the message with the given first line. */
	List<List<String>> until(String first) {
		List<List<String>> messages = new ArrayList<>();
		List<String> message = next();
		while (!message.isEmpty()) {
			messages.add(message);
			if (message.get(0).equals(first)) {
				break;
			}
			message = next();
		}
		return messages;
	}

	String line() {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		try {
			for (int b = this.in.read(); b != '\n'; b = this.in.read()) {
				if (b < 0) {
					return null;
				}
				if (b != '\r') {
					line.write(b);
				}
			}
		}
		catch (SocketTimeoutException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IOException ex) {
			return null;
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	boolean isClosed() {
		return next().isEmpty();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
