/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Calculates with durations of any length without overflow.
 */
public final class Durations {

	private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

	private Durations() {
	}

	/**
	 * Returns the sum of two durations that are not negative, or the longest possible
	 * duration if the sum exceeds it.
	 */
	public static Duration sum(Duration one, Duration other) {
		if (other.isZero()) {
			return one;
		}
		return (one.compareTo(LONGEST.minus(other)) < 0) ? one.plus(other) : LONGEST;
	}

	/** Returns the nanoseconds of a duration, at most {@link Long#MAX_VALUE}. */
	public static long nanos(Duration duration) {
		return TimeUnit.NANOSECONDS.convert(duration);
	}

	/**
	 * Returns an instant plus a duration, in terms of {@link System#nanoTime()}. The
	 * duration is limited, so the result remains comparable with the instant.
	 */
	public static long after(long instant, Duration duration) {
		return instant + Math.min(nanos(duration), Long.MAX_VALUE / 2);
	}

}
