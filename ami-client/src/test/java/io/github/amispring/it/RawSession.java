/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A session that says what a well-behaved client would not.
 */
final class RawSession implements AutoCloseable {

	private final Socket socket;

	private final BufferedReader reader;

	RawSession(AsteriskServer server) {
		try {
			this.socket = new Socket(server.host(), server.port());
			this.reader = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ask("Action: Login", "Username: " + server.admin().username(), "Secret: " + server.admin().secret(),
				"Events: off");
	}

	/** Sends an action, and waits for its response. */
	void ask(String... lines) {
		try {
			String action = String.join("\r\n", lines) + "\r\n\r\n";
			this.socket.getOutputStream().write(action.getBytes(StandardCharsets.UTF_8));
			String line = this.reader.readLine();
			while (!line.startsWith("Response:")) {
				line = this.reader.readLine();
			}
			if (!line.equals("Response: Success")) {
				throw new IllegalStateException(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
