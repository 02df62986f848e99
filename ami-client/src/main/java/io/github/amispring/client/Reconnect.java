/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;

/**
 * How long to wait between attempts to connect. The wait grows from the first to the
 * longest; attempts never end by themselves.
 *
 * @param initialDelay the first wait
 * @param maxDelay the longest wait; also the wait after refused credentials, as a server
 * may ban who tries too often
 * @param multiplier by what each wait is longer than the one before, at least 1
 * @param jitter the share of a wait that is chosen at random, 0 to 1, so that not all
 * clients come back at the same moment
 */
public record Reconnect(Duration initialDelay, Duration maxDelay, double multiplier, double jitter) {

	/** 500 ms, doubling up to 30 s, a quarter of it at random. */
	public static final Reconnect DEFAULT = new Reconnect(Duration.ofMillis(500), Duration.ofSeconds(30), 2.0, 0.25);

	/**
	 * Creates settings.
	 * @param initialDelay the first wait, above zero
	 * @param maxDelay the longest wait, not below the first
	 * @param multiplier at least 1
	 * @param jitter 0 to 1
	 */
	public Reconnect {
		Settings.requirePositive("reconnect.initialDelay", initialDelay);
		Settings.require(maxDelay.compareTo(initialDelay) >= 0, "reconnect.maxDelay", maxDelay,
				"must not be below reconnect.initialDelay");
		Settings.require(multiplier >= 1.0, "reconnect.multiplier", multiplier, "must be at least 1");
		Settings.require(jitter >= 0.0 && jitter <= 1.0, "reconnect.jitter", jitter, "must be from 0 to 1");
	}

}
