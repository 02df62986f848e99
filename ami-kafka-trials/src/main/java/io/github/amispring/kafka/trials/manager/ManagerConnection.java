/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.manager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A connection to the manager interface that reads messages as lines. It does not use the
 * client of this project, because it is the reference for it.
 */
public final class ManagerConnection implements AutoCloseable {

	private final Socket socket;

	private final Consumer<List<String>> messages;

	private volatile boolean closed;

	/**
	 * Connects and logs in.
	 * @param server the PBX
	 * @param events whether to receive events
	 * @param messages receives the lines of each message
	 */
	public ManagerConnection(Asterisk server, boolean events, Consumer<List<String>> messages) {
		this.messages = messages;
		try {
			this.socket = new Socket("127.0.0.1", server.port());
			this.socket.setReceiveBufferSize(4 * 1024 * 1024);
			Thread thread = new Thread(this::read, "manager-" + server.name());
			thread.setDaemon(true);
			thread.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		send("Action: Login", "Username: " + server.username(), "Secret: " + server.secret(),
				"Events: " + (events ? "on" : "off"));
	}

	/**
	 * Sends an action.
	 * @param lines its headers
	 */
	public synchronized void send(String... lines) {
		try {
			this.socket.getOutputStream()
				.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read() {
		List<String> message = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8))) {
			// the banner
			reader.readLine();
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isEmpty()) {
					message.add(line);
				}
				else if (!message.isEmpty()) {
					this.messages.accept(List.copyOf(message));
					message.clear();
				}
			}
		}
		catch (IOException ex) {
			// reported below
		}
		if (!this.closed) {
			System.err.println("The reference connection to port " + this.socket.getPort() + " was closed");
			System.exit(3);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
