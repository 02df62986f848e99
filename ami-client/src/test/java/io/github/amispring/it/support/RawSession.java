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
 * A session that sends arbitrary text.
 */
public final class RawSession implements AutoCloseable {

	private final Socket socket;

	private final BufferedReader reader;

	/** Opens a session without a login. */
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

	/** Opens a session that is logged in with the account with all permissions. */
	public static RawSession loggedIn(AsteriskServer server) {
		RawSession session = new RawSession(server);
		session.login(server.admin());
		return session;
	}

	public void login(AsteriskServer.Account account) {
		execute("Action: Login", "Username: " + account.username(), "Secret: " + account.secret(), "Events: off");
	}

	/** Sends an action and waits for its success response. */
	public void execute(String... lines) {
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

	/** Sends lines without waiting for a response. */
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
