/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.internal.wire.LineEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Encodes actions to bytes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class Encoding {

	private final LineEncoder encoder = new LineEncoder(StandardCharsets.UTF_8);

	/** Encodes the shortest action. */
	@Benchmark
	public byte[] ping() {
		return this.encoder.encode(PingAction.of(), "0123456789abcdef-1");
	}

	/** Creates and encodes a typical action. */
	@Benchmark
	public byte[] originate() {
		return this.encoder.encode(OriginateAction.of("PJSIP/100")
			.application("Playback", "demo-congrats")
			.variable("ORDER", "42")
			.variable("CUSTOMER", "Anna Abel"), "0123456789abcdef-1");
	}

}
