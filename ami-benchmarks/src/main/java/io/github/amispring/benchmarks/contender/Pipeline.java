/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A fixed number of outstanding actions: each response triggers the next action.
 */
final class Pipeline {

	private final LongAdder responses = new LongAdder();

	private final AtomicInteger outstanding = new AtomicInteger();

	private volatile boolean ending;

	/** Records that actions have been sent. */
	void sent(int actions) {
		this.outstanding.addAndGet(actions);
	}

	/**
	 * Records that responses have arrived.
	 * @return the number of actions to send next
	 */
	int responded(int actions) {
		this.responses.add(actions);
		if (this.ending) {
			this.outstanding.addAndGet(-actions);
			return 0;
		}
		return actions;
	}

	long responses() {
		return this.responses.sum();
	}

	void end() {
		this.ending = true;
	}

	boolean hasEnded() {
		return this.outstanding.get() == 0;
	}

}
