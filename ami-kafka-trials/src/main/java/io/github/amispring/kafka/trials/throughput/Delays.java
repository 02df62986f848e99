/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.throughput;

import java.util.concurrent.atomic.AtomicLongArray;

import io.github.amispring.message.AmiMessage;

/**
 * Counts the times from sending events to receiving them.
 */
final class Delays {

	private static final int MICROS_A_BUCKET = 100;

	/** Up to 20 seconds. */
	private final AtomicLongArray buckets = new AtomicLongArray(200_000);

	void add(AmiMessage event) {
		String sent = event.get(EventSource.TIME);
		if (sent != null) {
			long micros = Math.max(0, EventSource.now() - Long.parseLong(sent));
			this.buckets.incrementAndGet((int) Math.min(this.buckets.length() - 1, micros / MICROS_A_BUCKET));
		}
	}

	/** Forgets the events up to now. */
	void reset() {
		for (int i = 0; i < this.buckets.length(); i++) {
			this.buckets.set(i, 0);
		}
	}

	/** Returns the count, and p50, p99 and the maximum in milliseconds. */
	String text() {
		long count = 0;
		for (int i = 0; i < this.buckets.length(); i++) {
			count += this.buckets.get(i);
		}
		return count + " " + quantile(count / 2) + " " + quantile(count - count / 100) + " " + quantile(count);
	}

	private double quantile(long rank) {
		long sum = 0;
		for (int i = 0; i < this.buckets.length(); i++) {
			sum += this.buckets.get(i);
			if (sum > 0 && sum >= rank) {
				return (i + 1) * MICROS_A_BUCKET / 1000.0;
			}
		}
		return 0;
	}

}
