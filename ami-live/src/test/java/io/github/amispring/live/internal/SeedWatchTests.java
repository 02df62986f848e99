/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeedWatchTests {

	private final SeedWatch watch = new SeedWatch(3);

	@Test
	void seedingIsStuckAfterTheMaximumOfIntervals() {
		assertThat(this.watch.isStuck(true, 7)).isFalse();
		assertThat(this.watch.isStuck(true, 7)).isFalse();
		assertThat(this.watch.isStuck(true, 7)).isFalse();
		assertThat(this.watch.isStuck(true, 7)).isTrue();
		assertThat(this.watch.isStuck(true, 7)).isFalse();
	}

	@Test
	void nextSeedingIsNotStuckYet() {
		for (long seeding = 0; seeding < 5; seeding++) {
			assertThat(this.watch.isStuck(true, seeding)).isFalse();
			assertThat(this.watch.isStuck(true, seeding)).isFalse();
		}
	}

	@Test
	void viewThatDoesNotWaitIsNotStuck() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.watch.isStuck(false, 7)).isFalse();
		}
	}

}
