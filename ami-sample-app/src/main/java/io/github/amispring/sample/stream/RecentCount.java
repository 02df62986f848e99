/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.function.LongSupplier;

/**
 * Counts occurrences in the last seconds, with constant memory.
 */
class RecentCount {

	private final long[] counts;

	/** The second that each count belongs to. */
	private final long[] seconds;

	private final LongSupplier now;

	RecentCount(int seconds) {
		this(seconds, () -> System.nanoTime() / 1_000_000_000);
	}

	RecentCount(int seconds, LongSupplier now) {
		this.counts = new long[seconds];
		this.seconds = new long[seconds];
		this.now = now;
	}

	synchronized void increment() {
		long second = this.now.getAsLong();
		int slot = Math.floorMod(second, this.counts.length);
		if (this.seconds[slot] != second) {
			this.seconds[slot] = second;
			this.counts[slot] = 0;
		}
		this.counts[slot]++;
	}

	synchronized long count() {
		long oldest = this.now.getAsLong() - this.counts.length;
		long sum = 0;
		for (int slot = 0; slot < this.counts.length; slot++) {
			if (this.seconds[slot] > oldest) {
				sum += this.counts[slot];
			}
		}
		return sum;
	}

}
