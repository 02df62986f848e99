/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.amispring.Ami;
import io.github.amispring.benchmarks.replay.ReplayControl;
import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Delivers events from the socket to a subscriber, through all threads of the client.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@OperationsPerInvocation(Stream10k.EVENTS)
public class Dispatch {

	/**
	 * The system property that contains the port of the server that replays the ten
	 * thousand events.
	 */
	public static final String PORT = "benchmark.port";

	private final LongAdder events = new LongAdder();

	private @Nullable AmiClient client;

	private @Nullable ReplayControl control;

	/**
	 * Connects.
	 * @throws IOException if the connection to the server fails
	 */
	@Setup
	public void connect() throws IOException {
		Asterisk server = Asterisk.replaying(Integer.getInteger(PORT));
		AmiClient client = Ami.createClient(AmiClientSettings.builder()
			.host(server.host())
			.port(server.port())
			.credentials(server.username(), server.secret())
			.build());
		client.subscribe(AmiEvent.class, (event) -> this.events.increment());
		client.start().join();
		this.client = client;
		this.control = new ReplayControl(server);
	}

	/**
	 * Requests the stream once, and waits for its last event.
	 * @throws IOException if the connection to the server fails
	 */
	@Benchmark
	public void dispatch() throws IOException {
		long expected = this.events.sum() + Stream10k.EVENTS;
		if (this.control != null) {
			this.control.once();
		}
		while (this.events.sum() < expected) {
			Thread.yield();
		}
	}

	/**
	 * Closes the connections.
	 * @throws IOException if closing fails
	 */
	@TearDown
	public void close() throws IOException {
		if (this.client != null && this.control != null) {
			this.client.close();
			this.control.close();
		}
	}

}
