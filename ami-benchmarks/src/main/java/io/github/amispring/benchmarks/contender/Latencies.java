/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.Arrays;

/**
 * The latencies of Pings or events, in nanoseconds.
 */
final class Latencies {

	private long[] nanos = new long[1024];

	private int size;

	/** Sends Pings, one at a time. */
	void ping(Contender contender, int times) throws Exception {
		for (int i = 0; i < times; i++) {
			long start = System.nanoTime();
			contender.ping();
			add(System.nanoTime() - start);
		}
	}

	void add(long latency) {
		if (this.size == this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, this.size * 2);
		}
		this.nanos[this.size++] = latency;
	}

	void clear() {
		this.size = 0;
	}

	int count() {
		return this.size;
	}

	/** Returns the quantile of the latencies, in microseconds. */
	double quantile(double part) {
		long[] sorted = Arrays.copyOf(this.nanos, this.size);
		Arrays.sort(sorted);
		return sorted[(int) Math.min(this.size - 1, Math.floor(part * this.size))] / 1e3;
	}

}
