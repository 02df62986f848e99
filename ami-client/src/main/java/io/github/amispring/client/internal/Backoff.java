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
 * The wait before the next attempt. It grows with each, and begins anew only after a
 * connection that lasted, so that one which dies at once does not hurry the next. The
 * wait after refused credentials cannot be shortened, because a server may ban a client
 * that tries too often: not by a request to reconnect, and not by a new start of the
 * client. Safe for use by several threads.
 */
final class Backoff {

	private final ReconnectSettings settings;

	private final RandomGenerator random;

	/** As {@link System#nanoTime()}. */
	private final LongSupplier clock;

	private double next;

	private @Nullable Refusal refusal;

	Backoff(ReconnectSettings settings, RandomGenerator random, LongSupplier clock) {
		this.settings = settings;
		this.random = random;
		this.clock = clock;
		this.next = Durations.nanos(settings.initialDelay());
	}

	/** A connection has ended. */
	synchronized void connectionLasted(Duration lifetime) {
		if (lifetime.compareTo(this.settings.maxDelay()) >= 0) {
			this.next = Durations.nanos(this.settings.initialDelay());
		}
	}

	/** The credentials were refused: the longest wait at once, beginning now. */
	synchronized void credentialsRefused(AmiException failure) {
		this.next = Durations.nanos(this.settings.maxDelay());
		this.refusal = new Refusal(failure, Durations.after(this.clock.getAsLong(), jittered(this.next)));
	}

	/**
	 * Returns the next wait, which is up to the share of the jitter shorter than the full
	 * one; after refused credentials, what is left of the wait.
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
	 * Returns the refusal of the credentials during whose wait no attempt may be made,
	 * {@code null} when an attempt may be made now.
	 */
	synchronized @Nullable Refusal refusal() {
		Refusal refusal = this.refusal;
		if (refusal != null && remaining(refusal).isZero()) {
			this.refusal = null;
		}
		return this.refusal;
	}

	/** Returns what is left of the wait, not below zero. */
	Duration remaining(Refusal refusal) {
		return Duration.ofNanos(Math.max(0, refusal.until() - this.clock.getAsLong()));
	}

	/**
	 * Credentials that were refused.
	 *
	 * @param failure what the server said
	 * @param until when the next attempt may be made, in terms of the clock
	 */
	record Refusal(AmiException failure, long until) {

	}

}
