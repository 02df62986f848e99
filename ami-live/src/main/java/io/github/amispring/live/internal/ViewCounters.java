/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts since a view was created. Can be read by any thread.
 */
public final class ViewCounters {

	final LongAdder events = new LongAdder();

	final LongAdder seedings = new LongAdder();

	final LongAdder leaks = new LongAdder();

	final LongAdder errors = new LongAdder();

	/**
	 * Returns the number of processed events.
	 */
	public long events() {
		return this.events.sum();
	}

	/**
	 * Returns how often the view was seeded.
	 */
	public long seedings() {
		return this.seedings.sum();
	}

	/**
	 * Returns the number of channels whose Hangup was missed.
	 */
	public long leaks() {
		return this.leaks.sum();
	}

	/**
	 * Returns the number of errors.
	 */
	public long errors() {
		return this.errors.sum();
	}

}
