/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of one server.
 */
final class ConsumerCounters {

	final LongAdder handled = new LongAdder();

	final LongAdder duplicates = new LongAdder();

	final LongAdder missing = new LongAdder();

	final LongAdder lost = new LongAdder();

	final LongAdder deadLetters = new LongAdder();

	ConsumerStatistics statistics() {
		return new ConsumerStatistics(this.handled.sum(), this.duplicates.sum(), this.missing.sum(), this.lost.sum(),
				this.deadLetters.sum());
	}

}
