/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.sample.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiringMapTests {

	private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T08:00:00Z"));

	private final ExpiringMap<String> map = new ExpiringMap<>(3, Duration.ofMinutes(10), this.clock);

	@Test
	void forgetsExpiredValues() {
		this.map.put("a", "1");
		this.clock.advance(Duration.ofMinutes(5));
		this.map.put("b", "2");
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(this.map.get("a")).isEmpty();
		assertThat(this.map.get("b")).contains("2");
		assertThat(this.map.size()).isEqualTo(1);
	}

	@Test
	void forgetsTheOldestValueIfItIsFull() {
		this.map.put("a", "1");
		this.map.put("b", "2");
		this.map.put("c", "3");
		this.map.update("a", (value) -> value + "!");
		this.map.put("d", "4");
		assertThat(this.map.get("b")).isEmpty();
		assertThat(this.map.get("a")).contains("1!");
		assertThat(this.map.size()).isEqualTo(3);
	}

	@Test
	void keepsUpdatedValuesLonger() {
		this.map.put("a", "1");
		this.clock.advance(Duration.ofMinutes(9));
		this.map.update("a", (value) -> "2");
		this.map.update("b", (value) -> "3");
		this.clock.advance(Duration.ofMinutes(9));
		assertThat(this.map.get("a")).contains("2");
		assertThat(this.map.get("b")).isEmpty();
	}

	@Test
	void doesNotKeepReplacedValuesLonger() {
		this.map.put("a", "1");
		this.clock.advance(Duration.ofMinutes(9));
		this.map.replaceAll((value) -> value + "!");
		assertThat(this.map.get("a")).contains("1!");
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.map.get("a")).isEmpty();
	}

	@Test
	void createsAMissingValueOnce() {
		assertThat(this.map.computeIfAbsent("a", () -> "1")).isEqualTo("1");
		assertThat(this.map.computeIfAbsent("a", () -> "2")).isEqualTo("1");
		this.map.removeIf("1"::equals);
		assertThat(this.map.computeIfAbsent("a", () -> "2")).isEqualTo("2");
	}

}
