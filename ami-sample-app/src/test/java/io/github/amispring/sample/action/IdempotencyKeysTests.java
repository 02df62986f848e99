/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.sample.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyKeysTests {

	private static final String KEY = "0123456789abcdef";

	private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T08:00:00Z"));

	private final IdempotencyKeys keys = new IdempotencyKeys(this.clock);

	private int started;

	@Test
	void keepsKeysForTenMinutes() {
		assertThat(start("olga")).isEqualTo("call-1");
		this.clock.advance(Duration.ofMinutes(9));
		assertThat(start("olga")).isEqualTo("call-1");
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(start("olga")).isEqualTo("call-2");
	}

	@Test
	void separatesTheKeysOfUsers() {
		assertThat(start("olga")).isEqualTo("call-1");
		assertThat(start("anna")).isEqualTo("call-2");
	}

	private String start(String user) {
		ActionDescription description = ActionDescription.of(new Actor(user, "127.0.0.1"), "call", "default", "100");
		return this.keys.once(KEY, description, () -> {
			this.started++;
			return CompletableFuture.completedFuture(PlacedCall.started("call-" + this.started, "live"));
		}).join().id();
	}

}
