/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

/**
 * Detects a seeding that neither succeeds nor fails. Must be called periodically.
 */
final class SeedWatch {

	private final int maxIntervals;

	private long seeding;

	private int intervals;

	/**
	 * Creates a watch.
	 * @param maxIntervals after how many calls a seeding is stuck
	 */
	SeedWatch(int maxIntervals) {
		this.maxIntervals = maxIntervals;
	}

	/**
	 * Returns whether a seeding is stuck. Then the next one is watched.
	 * @param waits whether the view waits for a seeding
	 * @param number the number of the seeding
	 */
	boolean isStuck(boolean waits, long number) {
		boolean same = waits && number == this.seeding;
		this.seeding = number;
		this.intervals = same ? this.intervals + 1 : 0;
		if (this.intervals < this.maxIntervals) {
			return false;
		}
		this.intervals = 0;
		return true;
	}

}
