/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.amispring.event.EventTypes;
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
 * Decodes messages into typed records.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@OperationsPerInvocation(Stream10k.EVENTS)
public class Decoding {

	private List<AmiMessage> messages = List.of();

	/**
	 * Reads the stream.
	 * @throws IOException if the stream cannot be read
	 */
	@Setup
	public void read() throws IOException {
		this.messages = Stream10k.messages();
	}

	/**
	 * Decodes all messages.
	 * @param blackhole the consumer of the records
	 */
	@Benchmark
	public void decode(Blackhole blackhole) {
		for (AmiMessage message : this.messages) {
			blackhole.consume(EventTypes.decode(message));
		}
	}

}
