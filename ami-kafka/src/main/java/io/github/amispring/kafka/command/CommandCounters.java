/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.concurrent.atomic.LongAdder;

/**
 * The counters behind {@link CommandStatistics}.
 */
final class CommandCounters {

	final LongAdder requested = new LongAdder();

	final LongAdder answered = new LongAdder();

	final LongAdder executed = new LongAdder();

	final LongAdder expired = new LongAdder();

	final LongAdder rejected = new LongAdder();

	final LongAdder duplicates = new LongAdder();

	final LongAdder repliesLost = new LongAdder();

	CommandStatistics statistics(int pending) {
		return new CommandStatistics(pending, this.requested.sum(), this.answered.sum(), this.executed.sum(),
				this.expired.sum(), this.rejected.sum(), this.duplicates.sum(), this.repliesLost.sum());
	}

}
