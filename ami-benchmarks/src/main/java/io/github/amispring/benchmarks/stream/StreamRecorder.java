/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.amispring.Ami;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;

/**
 * Records the events of a real Asterisk under load: calls whose two Local channels run
 * the dialplan of {@code scripts/asterisk.d}.
 */
public final class StreamRecorder {

	private static final int CALLS_A_SECOND = 25;

	/** Extensions whose calls end within a few seconds. */
	private static final List<String> EXTENSIONS = List.of("answer", "busy", "congestion", "setvar", "userevent",
			"dial-answer", "dial-busy");

	private StreamRecorder() {
	}

	/**
	 * Records a stream.
	 * @param server the Asterisk
	 * @param time the duration of the recording
	 * @return the stream
	 * @throws IOException if the connection fails
	 */
	public static EventStream record(Asterisk server, Duration time) throws IOException {
		ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
		try (RawConnection connection = new RawConnection(server); AmiClient caller = caller(server)) {
			connection.login(server, "on");
			timer.scheduleAtFixedRate(new Calls(caller), 0, 1_000_000 / CALLS_A_SECOND, TimeUnit.MICROSECONDS);
			ByteArrayOutputStream recorded = new ByteArrayOutputStream();
			byte[] buffer = new byte[64 * 1024];
			long end = System.nanoTime() + time.toNanos();
			while (System.nanoTime() - end < 0) {
				int count = connection.input().read(buffer);
				if (count < 0) {
					throw new InterruptedIOException("The server closed the connection");
				}
				recorded.write(buffer, 0, count);
			}
			return EventStream.of(eventsOf(recorded.toByteArray()));
		}
		finally {
			timer.shutdownNow();
		}
	}

	private static AmiClient caller(Asterisk server) {
		AmiClient client = Ami.createClient(AmiClientSettings.builder()
			.host(server.host())
			.port(server.port())
			.credentials(server.username(), server.secret())
			.events((events) -> events.mask("off"))
			.build());
		client.start().join();
		return client;
	}

	/** Omits the response to the login, FullyBooted and an incomplete last message. */
	private static byte[] eventsOf(byte[] recorded) {
		ByteArrayOutputStream events = new ByteArrayOutputStream(recorded.length);
		for (EventStream.Chunk message : EventStream.of(recorded).inBurstsOf(1).chunks()) {
			String begin = new String(recorded, message.start(), Math.min(message.length(), 18),
					StandardCharsets.US_ASCII);
			if (begin.stripLeading().startsWith("Event: ") && !begin.startsWith("Event: FullyBooted")) {
				events.write(recorded, message.start(), message.length());
			}
		}
		return events.toByteArray();
	}

	/** Originates one call in each run. */
	private static final class Calls implements Runnable {

		private final AmiClient client;

		private int calls;

		private Calls(AmiClient client) {
			this.client = client;
		}

		@Override
		public void run() {
			String extension = EXTENSIONS.get(this.calls++ % EXTENSIONS.size());
			this.client.send(OriginateAction.of("Local/" + extension + "@test").application("Wait", "2"));
		}

	}

}
