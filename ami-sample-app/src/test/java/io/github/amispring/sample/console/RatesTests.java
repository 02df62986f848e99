/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.sample.calls.TestCalls;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RatesTests {

	private final Rates rates = new Rates();

	@Test
	void countsCallsThatHaveEnded() {
		this.rates.on(TestCalls.ended(CallOutcome.ANSWERED));
		this.rates.on(TestCalls.ended(CallOutcome.NO_ANSWER));
		assertThat(this.rates.callsPerMinute()).isEqualTo(2);
	}

	@Test
	void doesNotCountMergedCalls() {
		this.rates.on(TestCalls.ended(CallOutcome.MERGED));
		assertThat(this.rates.callsPerMinute()).isZero();
	}

}
