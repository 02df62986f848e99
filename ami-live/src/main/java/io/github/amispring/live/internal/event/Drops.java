/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.event;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what was dropped because a limit was exceeded.
 */
public final class Drops {

	private final LongAdder count = new LongAdder();

	/**
	 * Counts one dropped entry.
	 */
	public void dropped() {
		this.count.increment();
	}

	/**
	 * Returns the number of dropped entries.
	 */
	public long count() {
		return this.count.sum();
	}

}
