/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sums and spans of durations, of which any may be as good as for ever.
 */
public final class Durations {

	private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

	private Durations() {
	}

	/** The sum of two durations that are not negative, the longest when there is none. */
	public static Duration sum(Duration one, Duration other) {
		if (other.isZero()) {
			return one;
		}
		return (one.compareTo(LONGEST.minus(other)) < 0) ? one.plus(other) : LONGEST;
	}

	/** The nanoseconds of a duration, as many as there can be. */
	public static long nanos(Duration duration) {
		return TimeUnit.NANOSECONDS.convert(duration);
	}

	/**
	 * A moment after another in terms of {@link System#nanoTime()}, never so far away
	 * that it cannot be compared with moments around the other.
	 */
	public static long after(long moment, Duration duration) {
		return moment + Math.min(nanos(duration), Long.MAX_VALUE / 2);
	}

}
