/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Actions of which a fixed number is under way: each answer sends the next one.
 */
final class Pipeline {

	private final LongAdder answers = new LongAdder();

	private final AtomicInteger underWay = new AtomicInteger();

	private volatile boolean ending;

	/** So many actions have been sent. */
	void sent(int actions) {
		this.underWay.addAndGet(actions);
	}

	/**
	 * So many answers have come.
	 * @return how many are to be sent in their place
	 */
	int answered(int actions) {
		this.answers.add(actions);
		if (this.ending) {
			this.underWay.addAndGet(-actions);
			return 0;
		}
		return actions;
	}

	long answers() {
		return this.answers.sum();
	}

	void end() {
		this.ending = true;
	}

	boolean hasEnded() {
		return this.underWay.get() == 0;
	}

}
