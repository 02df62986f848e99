/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Connection} to a host of several addresses.
 */
class ConnectionTests {

	private static final InetAddress SILENT = address(1);

	private static final InetAddress LISTENING = address(2);

	private final List<Socket> queue = new ArrayList<>();

	private ServerSocket silent;

	private ServerSocket listening;

	@BeforeEach
	void listen() throws IOException {
		this.silent = new ServerSocket(0, 1, SILENT);
		this.listening = new ServerSocket(this.silent.getLocalPort(), 1, LISTENING);
		fillQueue();
	}

	/** Connects until the system takes no more connections, and leaves all unanswered. */
	private void fillQueue() {
		try {
			while (true) {
				Socket socket = new Socket();
				this.queue.add(socket);
				socket.connect(this.silent.getLocalSocketAddress(), 200);
			}
		}
		catch (IOException ex) {
			// full
		}
	}

	@AfterEach
	void close() throws IOException {
		for (Socket socket : this.queue) {
			socket.close();
		}
		this.silent.close();
		this.listening.close();
	}

	@Test
	void addressThatIsSilentLeavesTimeForTheNext() throws IOException {
		try (Connection connection = connection(SILENT, LISTENING)) {
			connection.open(Duration.ofSeconds(2));
			assertThat(this.listening.accept().getLocalAddress()).isEqualTo(LISTENING);
		}
	}

	@Test
	void lastFailureIsToldWithThoseBefore() {
		try (Connection connection = connection(address(3), SILENT)) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> connection.open(Duration.ofMillis(100)))
				.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		}
	}

	private Connection connection(InetAddress... addresses) {
		return new Connection("pbx.example.com", this.silent.getLocalPort(), null, (host) -> addresses);
	}

	private static InetAddress address(int last) {
		try {
			return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
