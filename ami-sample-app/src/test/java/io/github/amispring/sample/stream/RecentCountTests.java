/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentCountTests {

	private final AtomicLong now = new AtomicLong(1000);

	private final RecentCount count = new RecentCount(3, this.now::get);

	@Test
	void countsTheLastSeconds() {
		this.count.increment();
		this.now.set(1002);
		this.count.increment();
		this.count.increment();
		assertThat(this.count.count()).isEqualTo(3);
		this.now.set(1003);
		assertThat(this.count.count()).isEqualTo(2);
		this.count.increment();
		assertThat(this.count.count()).isEqualTo(3);
		this.now.set(1100);
		assertThat(this.count.count()).isZero();
	}

	@Test
	void startsAtZeroWhenClockIsNegative() {
		this.now.set(-5);
		assertThat(this.count.count()).isZero();
		this.count.increment();
		assertThat(this.count.count()).isEqualTo(1);
	}

}
