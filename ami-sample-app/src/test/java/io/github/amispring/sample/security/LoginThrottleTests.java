/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import io.github.amispring.sample.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginThrottle}.
 */
class LoginThrottleTests {

	private final ManualClock clock = new ManualClock(Instant.parse("2026-01-31T08:00:00Z"));

	private final LoginThrottle throttle = new LoginThrottle(this.clock);

	@Test
	void delaysANameAfterFiveFailures() {
		fail(5, "anna", "192.0.2.");
		assertThat(this.throttle.begin("anna", "198.51.100.1")).isEqualTo(Duration.ofSeconds(5));
		assertThat(this.throttle.begin("bernd", "198.51.100.1")).isZero();
	}

	@Test
	void delaysAnAddressAfterFiveFailures() {
		IntStream.range(0, 5).forEach((i) -> assertThat(this.throttle.begin("user" + i, "192.0.2.1")).isZero());
		assertThat(this.throttle.begin("other", "192.0.2.1")).isEqualTo(Duration.ofSeconds(5));
		assertThat(this.throttle.begin("other", "192.0.2.2")).isZero();
	}

	@Test
	void treatsANetworkOfIpv6AsOneAddress() {
		IntStream.range(0, 5).forEach((i) -> this.throttle.begin("user" + i, "2001:db8:0:1::" + i));
		assertThat(this.throttle.begin("other", "2001:db8:0:1:ffff::1")).isPositive();
		assertThat(this.throttle.begin("other", "2001:db8:0:2::1")).isZero();
	}

	@Test
	void doublesTheDelayUpToTenMinutes() {
		fail(5, "anna", "192.0.2.");
		for (long seconds : new long[] { 5, 10, 20, 40, 80, 160, 320, 600, 600 }) {
			assertThat(this.throttle.begin("anna", "198.51.100.1")).isEqualTo(Duration.ofSeconds(seconds));
			this.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.throttle.begin("anna", "198.51.100.1")).isEqualTo(Duration.ofMillis(1));
			this.clock.advance(Duration.ofMillis(1));
			assertThat(this.throttle.begin("anna", "198.51.100." + seconds)).isZero();
		}
	}

	@Test
	void forgetsTheFailuresOfANameThatSucceeds() {
		fail(4, "anna", "192.0.2.");
		assertThat(this.throttle.begin("anna", "192.0.2.9")).isZero();
		this.throttle.succeeded("anna", "192.0.2.9");
		fail(4, "anna", "198.51.100.");
		assertThat(this.throttle.begin("anna", "192.0.2.9")).isZero();
	}

	@Test
	void keepsTheFailuresOfAnAddressWhenAnotherNameSucceeds() {
		for (int i = 0; i < 5; i++) {
			assertThat(this.throttle.begin("victim" + i, "192.0.2.1")).isZero();
			if (i < 4) {
				assertThat(this.throttle.begin("attacker", "192.0.2.1")).isZero();
				this.throttle.succeeded("attacker", "192.0.2.1");
			}
		}
		assertThat(this.throttle.begin("attacker", "192.0.2.1")).isPositive();
	}

	@Test
	void doesNotDelayManySuccessfulLogins() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.throttle.begin("anna", "192.0.2.1")).isZero();
			this.throttle.succeeded("anna", "192.0.2.1");
		}
	}

	@Test
	void countsAttemptsThatAreStillInProgress() {
		IntStream.range(0, 5).forEach((i) -> assertThat(this.throttle.begin("anna", "192.0.2.1")).isZero());
		assertThat(this.throttle.begin("anna", "192.0.2.1")).isPositive();
	}

	@Test
	void forgetsFailuresAfterAnHour() {
		fail(4, "anna", "192.0.2.");
		this.clock.advance(Duration.ofMinutes(61));
		fail(4, "anna", "198.51.100.");
		assertThat(this.throttle.begin("anna", "203.0.113.1")).isZero();
	}

	private void fail(int count, String name, String network) {
		IntStream.range(0, count).forEach((i) -> assertThat(this.throttle.begin(name, network + i)).isZero());
	}

}
