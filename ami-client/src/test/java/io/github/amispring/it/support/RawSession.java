/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A session that says what a well-behaved client would not.
 */
public final class RawSession implements AutoCloseable {

	private final Socket socket;

	private final BufferedReader reader;

	/** A session that has not logged in. */
	public RawSession(AsteriskServer server) {
		try {
			this.socket = new Socket(server.host(), server.port());
			this.reader = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A session of the account that may do everything. */
	public static RawSession loggedIn(AsteriskServer server) {
		RawSession session = new RawSession(server);
		session.login(server.admin());
		return session;
	}

	public void login(AsteriskServer.Account account) {
		ask("Action: Login", "Username: " + account.username(), "Secret: " + account.secret(), "Events: off");
	}

	/** Sends an action, and waits for its success. */
	public void ask(String... lines) {
		send(lines);
		try {
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

	/** Sends lines, whatever comes of it. */
	public void send(String... lines) {
		try {
			String action = String.join("\r\n", lines) + "\r\n\r\n";
			this.socket.getOutputStream().write(action.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
