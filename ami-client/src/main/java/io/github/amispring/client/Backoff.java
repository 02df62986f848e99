/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before the next attempt: grows with each, and begins anew only after a
 * connection that lasted, so that one which dies at once does not hurry the next.
 */
final class Backoff {

	private final Reconnect settings;

	private final RandomGenerator random;

	private double next;

	Backoff(Reconnect settings, RandomGenerator random) {
		this.settings = settings;
		this.random = random;
		this.next = Durations.nanos(settings.initialDelay());
	}

	/** A connection has ended. */
	void connectionLasted(Duration lifetime) {
		if (lifetime.compareTo(this.settings.maxDelay()) >= 0) {
			this.next = Durations.nanos(this.settings.initialDelay());
		}
	}

	/** The credentials were refused: the longest wait at once. */
	void credentialsRefused() {
		this.next = Durations.nanos(this.settings.maxDelay());
	}

	/** The next wait: up to the share of the jitter shorter than the full one. */
	Duration nextDelay() {
		double delay = this.next;
		this.next = Math.min(delay * this.settings.multiplier(), Durations.nanos(this.settings.maxDelay()));
		return Duration.ofNanos((long) (delay * (1.0 - this.settings.jitter() * this.random.nextDouble())));
	}

}
