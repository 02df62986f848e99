/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.clock.ManualClock;

/**
 * The events of the simulator's traffic, for machines without a real Asterisk. The events
 * are the same in each run.
 */
public final class SimulatedStream {

	private static final long SEED = 22;

	private static final Duration STEP = Duration.ofMillis(100);

	private SimulatedStream() {
	}

	/**
	 * Creates a stream.
	 * @param events the minimum number of events
	 * @return the stream
	 * @throws IOException if the simulator fails
	 */
	public static EventStream of(int events) throws IOException {
		ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
		try (AmiSimulator simulator = AmiSimulator.builder()
			.account("benchmark", "benchmark")
			.seed(SEED)
			.traffic(1500)
			.eventCapacity(1_000_000)
			.clock(clock)
			.build()
			.start(); RawConnection connection = new RawConnection(Asterisk.replaying(simulator.port()))) {
			connection.login(Asterisk.replaying(simulator.port()), "on");
			return EventStream.of(listen(connection, clock, events));
		}
	}

	private static byte[] listen(RawConnection connection, ManualClock clock, int events) throws IOException {
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		MessageCounter counter = new MessageCounter();
		byte[] buffer = new byte[64 * 1024];
		int skipped = 0;
		while (counter.messages() < events + 2) {
			if (connection.input().available() == 0) {
				clock.advance(STEP);
			}
			int count = (connection.input().available() > 0) ? connection.input().read(buffer) : 0;
			for (int i = 0; i < count && counter.messages() < events + 2; i++) {
				// skips the response to the login and FullyBooted
				boolean isEvent = skipped == 2;
				if (counter.accept(buffer[i])) {
					skipped = Math.min(2, skipped + 1);
				}
				if (isEvent) {
					stream.write(buffer[i]);
				}
			}
		}
		return stream.toByteArray();
	}

}
