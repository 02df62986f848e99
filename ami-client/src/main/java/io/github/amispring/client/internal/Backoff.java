/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import io.github.amispring.client.ReconnectSettings;
import io.github.amispring.client.internal.thread.Durations;
import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;

/**
 * Calculates the delay before the next attempt to connect. The delay increases with each
 * attempt. It is reset only by a connection that lasted for at least the maximum delay,
 * because a connection that is lost immediately must not lead to frequent attempts. A
 * request to reconnect or a restart of the client does not shorten the delay after
 * rejected credentials, because a server may ban a client that tries too often. Safe for
 * use by several threads.
 */
final class Backoff {

	private final ReconnectSettings settings;

	private final RandomGenerator random;

	/** The clock, in terms of {@link System#nanoTime()}. */
	private final LongSupplier nanoTime;

	private double next;

	private @Nullable Refusal refusal;

	Backoff(ReconnectSettings settings, RandomGenerator random, LongSupplier nanoTime) {
		this.settings = settings;
		this.random = random;
		this.nanoTime = nanoTime;
		this.next = Durations.nanos(settings.initialDelay());
	}

	/** Reports the end of a connection. */
	synchronized void connectionEnded(Duration lifetime) {
		if (lifetime.compareTo(this.settings.maxDelay()) >= 0) {
			this.next = Durations.nanos(this.settings.initialDelay());
		}
	}

	/** Reports rejected credentials. Starts the maximum delay now. */
	synchronized void credentialsRefused(AmiException failure) {
		this.next = Durations.nanos(this.settings.maxDelay());
		this.refusal = new Refusal(failure, Durations.after(this.nanoTime.getAsLong(), jittered(this.next)));
	}

	/**
	 * Returns the next delay, shortened randomly by up to the jitter. After rejected
	 * credentials, this is the remaining delay.
	 */
	synchronized Duration nextDelay() {
		Refusal refusal = refusal();
		if (refusal != null) {
			return remaining(refusal);
		}
		double delay = this.next;
		this.next = Math.min(delay * this.settings.multiplier(), Durations.nanos(this.settings.maxDelay()));
		return jittered(delay);
	}

	private Duration jittered(double delay) {
		return Duration.ofNanos((long) (delay * (1.0 - this.settings.jitter() * this.random.nextDouble())));
	}

	/**
	 * Returns the refusal of the credentials that currently prevents an attempt,
	 * {@code null} if an attempt may be made.
	 */
	synchronized @Nullable Refusal refusal() {
		Refusal refusal = this.refusal;
		if (refusal != null && remaining(refusal).isZero()) {
			this.refusal = null;
		}
		return this.refusal;
	}

	/** Returns the remaining delay, which is never negative. */
	Duration remaining(Refusal refusal) {
		return Duration.ofNanos(Math.max(0, refusal.until() - this.nanoTime.getAsLong()));
	}

	/**
	 * A refusal of the credentials.
	 *
	 * @param failure the failure, with the message of the server
	 * @param until the instant of the next attempt, in terms of {@link System#nanoTime()}
	 */
	record Refusal(AmiException failure, long until) {

	}

}
