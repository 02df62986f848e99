/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.message.AmiMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads messages from bytes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@OperationsPerInvocation(Stream10k.EVENTS)
public class Framing {

	private byte[] stream = {};

	/** Reads the stream. */
	@Setup
	public void read() {
		this.stream = Stream10k.bytes();
	}

	/**
	 * Frames the stream.
	 * @param blackhole the consumer of the messages
	 * @throws IOException if a message is invalid
	 */
	@Benchmark
	public void frame(Blackhole blackhole) throws IOException {
		MessageReader reader = new MessageReader(new ByteArrayInputStream(this.stream), MessageLimits.DEFAULT,
				StandardCharsets.UTF_8, "");
		for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
			blackhole.consume(message);
		}
	}

}
