/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.amispring.client.ReconnectSettings;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Backoff}.
 */
class BackoffTests {

	private static final Duration MAX = Duration.ofSeconds(30);

	private static final AmiException REJECTED = new AmiAuthenticationException("east", "pbx", 5038, "app",
			"Authentication failed");

	private long now = -5;

	@Test
	void delayGrowsToMaximum() {
		assertThat(delays(backoff(0.0), 9)).containsExactly(millis(500), millis(1000), millis(2000), millis(4000),
				millis(8000), millis(16_000), MAX, MAX, MAX);
	}

	@Test
	void jitterShortensDelayByAtMostItsShare() {
		Backoff backoff = backoff(0.25);
		delays(backoff, 6);
		List<Duration> delays = delays(backoff, 1000);
		assertThat(delays).allMatch((delay) -> delay.compareTo(MAX) <= 0)
			.allMatch((delay) -> delay.compareTo(millis(22_500)) >= 0)
			.anyMatch((delay) -> delay.compareTo(millis(24_000)) < 0)
			.anyMatch((delay) -> delay.compareTo(millis(29_000)) > 0);
	}

	@Test
	void shortConnectionDoesNotResetDelay() {
		Backoff backoff = backoff(0.0);
		delays(backoff, 3);
		backoff.connectionEnded(MAX.minusNanos(1));
		assertThat(backoff.nextDelay()).isEqualTo(millis(4000));
	}

	@Test
	void longConnectionResetsDelay() {
		Backoff backoff = backoff(0.0);
		delays(backoff, 8);
		backoff.connectionEnded(MAX);
		assertThat(delays(backoff, 2)).containsExactly(millis(500), millis(1000));
	}

	@Test
	void usesMaximumAfterRejectedCredentials() {
		Backoff backoff = backoff(0.0);
		backoff.credentialsRefused(REJECTED);
		assertThat(backoff.nextDelay()).isEqualTo(MAX);
		pass(MAX);
		assertThat(backoff.nextDelay()).isEqualTo(MAX);
	}

	@Test
	void doesNotShortenDelayAfterRejectedCredentials() {
		Backoff backoff = backoff(0.25);
		backoff.credentialsRefused(REJECTED);
		Duration whole = backoff.nextDelay();
		pass(Duration.ofSeconds(10));
		backoff.connectionEnded(MAX);
		assertThat(backoff.nextDelay()).isEqualTo(whole.minusSeconds(10));
		assertThat(backoff.refusal()).isNotNull().satisfies((refusal) -> {
			assertThat(refusal.failure()).isSameAs(REJECTED);
			assertThat(backoff.remaining(refusal)).isEqualTo(whole.minusSeconds(10));
		});
		pass(whole.minusSeconds(10));
		assertThat(backoff.refusal()).isNull();
	}

	@Test
	void acceptsUnlimitedDelays() {
		Duration unlimited = Duration.ofSeconds(Long.MAX_VALUE);
		Backoff growing = backoff(ReconnectSettings.builder()
			.initialDelay(Duration.ofMillis(500))
			.maxDelay(unlimited)
			.multiplier(2.0)
			.jitter(0.0)
			.build());
		assertThat(delays(growing, 2)).containsExactly(millis(500), millis(1000));
		growing.credentialsRefused(REJECTED);
		assertThat(delays(growing, 2)).allMatch((delay) -> delay.toDays() > 100 * 365);
		assertThat(backoff(ReconnectSettings.builder()
			.initialDelay(unlimited)
			.maxDelay(unlimited)
			.multiplier(2.0)
			.jitter(0.0)
			.build()).nextDelay()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
	}

	@Test
	void validatesSettings() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ReconnectSettings.builder()
				.initialDelay(Duration.ZERO)
				.maxDelay(MAX)
				.multiplier(2.0)
				.jitter(0.0)
				.build())
			.withMessageContaining("reconnect.initialDelay");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ReconnectSettings.builder()
				.initialDelay(MAX)
				.maxDelay(MAX.minusNanos(1))
				.multiplier(2.0)
				.jitter(0.0)
				.build())
			.withMessageContaining("reconnect.maxDelay");
		assertThatIllegalArgumentException().isThrownBy(
				() -> ReconnectSettings.builder().initialDelay(MAX).maxDelay(MAX).multiplier(0.9).jitter(0.0).build())
			.withMessageContaining("reconnect.multiplier");
		assertThatIllegalArgumentException().isThrownBy(
				() -> ReconnectSettings.builder().initialDelay(MAX).maxDelay(MAX).multiplier(2.0).jitter(1.1).build())
			.withMessageContaining("reconnect.jitter");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ReconnectSettings.builder()
				.initialDelay(MAX)
				.maxDelay(MAX)
				.multiplier(Double.NaN)
				.jitter(0.0)
				.build())
			.withMessageContaining("reconnect.multiplier");
	}

	private Backoff backoff(double jitter) {
		return backoff(ReconnectSettings.builder()
			.initialDelay(Duration.ofMillis(500))
			.maxDelay(MAX)
			.multiplier(2.0)
			.jitter(jitter)
			.build());
	}

	private Backoff backoff(ReconnectSettings settings) {
		return new Backoff(settings, new Random(1), () -> this.now);
	}

	private void pass(Duration duration) {
		this.now += duration.toNanos();
	}

	private static List<Duration> delays(Backoff backoff, int count) {
		return Stream.generate(backoff::nextDelay).limit(count).toList();
	}

	private static Duration millis(long millis) {
		return Duration.ofMillis(millis);
	}

}
