/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests connecting a {@link SocketConnection} to a host that has several addresses.
 */
class SocketConnectionTests {

	private static final InetAddress SILENT = address(1);

	private static final InetAddress LISTENING = address(2);

	private final List<Socket> queue = new ArrayList<>();

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private ServerSocket silent;

	private ServerSocket listening;

	@BeforeEach
	void listen() throws IOException {
		this.silent = new ServerSocket(0, 1, SILENT);
		this.listening = new ServerSocket(this.silent.getLocalPort(), 1, LISTENING);
		fillQueue();
	}

	/**
	 * Connects until the operating system accepts no more connections. The server socket
	 * accepts none of these connections.
	 */
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
		this.timer.shutdownNow();
		for (Socket socket : this.queue) {
			socket.close();
		}
		this.silent.close();
		this.listening.close();
	}

	@Test
	void unresponsiveAddressLeavesTimeForNextAddress() throws IOException {
		try (Connection connection = connection(SILENT, LISTENING)) {
			connection.open(Duration.ofSeconds(2), this.timer);
			assertThat(this.listening.accept().getLocalAddress()).isEqualTo(LISTENING);
		}
	}

	@Test
	void readFailsAfterTheTimeout() throws IOException {
		try (Connection connection = connection(LISTENING); ManualTimer timer = new ManualTimer()) {
			connection.open(Duration.ofSeconds(20), timer.executor);
			InputStream input = connection.input();
			timer.expire();
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(input::read)
				.withMessage("connect timed out");
			assertThat(connection.explain(new SocketException("Socket closed")))
				.isInstanceOf(SocketTimeoutException.class);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connection::keepOpen);
		}
	}

	@Test
	void keepOpenCancelsTheTimeout() throws IOException {
		try (Connection connection = connection(LISTENING); ManualTimer timer = new ManualTimer()) {
			connection.open(Duration.ofSeconds(20), timer.executor);
			connection.keepOpen();
			// simulates a timeout task that has already started
			timer.expire();
			Socket accepted = this.listening.accept();
			accepted.getOutputStream().write('x');
			assertThat(connection.input().read()).isEqualTo('x');
			assertThat(timer.tasks).hasSize(1);
		}
	}

	@Test
	void lastFailureContainsEarlierFailures() {
		try (Connection connection = connection(address(3), SILENT)) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> connection.open(Duration.ofMillis(100), this.timer))
				.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		}
	}

	@Test
	void closeDuringOpenLeavesNoOpenSocket() throws IOException, InterruptedException {
		List<Socket> accepted = new ArrayList<>();
		Thread acceptor = new Thread(() -> acceptAll(accepted));
		acceptor.start();
		for (int i = 0; i < 5000; i++) {
			Connection connection = connection(LISTENING);
			AtomicBoolean opening = new AtomicBoolean();
			Thread opener = new Thread(() -> {
				opening.set(true);
				open(connection);
			});
			opener.start();
			while (!opening.get()) {
				Thread.onSpinWait();
			}
			spin(i % 1000);
			connection.close();
			opener.join();
		}
		this.listening.close();
		acceptor.join();
		for (Socket socket : accepted) {
			assertClosedByPeer(socket);
		}
	}

	private void acceptAll(List<Socket> accepted) {
		try {
			while (true) {
				accepted.add(this.listening.accept());
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private static void assertClosedByPeer(Socket socket) throws IOException {
		try (socket) {
			socket.setSoTimeout(20_000);
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("the connection is still open", ex);
		}
		catch (SocketException ex) {
			// also closed
		}
	}

	private void open(Connection connection) {
		try {
			connection.open(Duration.ofSeconds(20), this.timer);
		}
		catch (IOException ex) {
			// closed while being opened
		}
	}

	private static void spin(int times) {
		for (int i = 0; i < times; i++) {
			Thread.onSpinWait();
		}
	}

	private Connection connection(InetAddress... addresses) {
		return new SocketConnection("pbx.example.com", this.silent.getLocalPort(), null, (host) -> addresses);
	}

	private static InetAddress address(int last) {
		try {
			return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Runs scheduled tasks when the test requests it. */
	private static final class ManualTimer implements AutoCloseable {

		private final List<Runnable> tasks = new ArrayList<>();

		private final ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(0) {

			@Override
			public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
				ManualTimer.this.tasks.add(task);
				return super.schedule(task, 1, TimeUnit.HOURS);
			}

		};

		void expire() {
			this.tasks.forEach(Runnable::run);
		}

		@Override
		public void close() {
			this.executor.shutdownNow();
		}

	}

}
