/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.live.control.AttendedTransfer;
import io.github.amispring.sample.ManualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BegunTransfersTests {

	private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T08:00:00Z"));

	private final BegunTransfers transfers = new BegunTransfers(this.clock);

	@Test
	void forgetsATransferAfterAnHour() {
		AttendedTransfer transfer = new NoTransfer();
		String id = this.transfers.add("berlin", "call", transfer);
		this.clock.advance(Duration.ofMinutes(59));
		assertThat(this.transfers.get("berlin", id)).isSameAs(transfer);
		this.clock.advance(Duration.ofMinutes(1));
		assertThatExceptionOfType(ActionException.class).isThrownBy(() -> this.transfers.get("berlin", id));
	}

	@Test
	void keepsALimitedNumberOfTransfers() {
		for (int i = 0; i < 600; i++) {
			this.transfers.add("berlin", "call", new NoTransfer());
		}
		assertThat(this.transfers.size()).isEqualTo(500);
	}

	private static final class NoTransfer implements AttendedTransfer {

		@Override
		public CompletableFuture<Void> complete() {
			return new CompletableFuture<>();
		}

		@Override
		public CompletableFuture<Void> abandon() {
			return new CompletableFuture<>();
		}

	}

}
