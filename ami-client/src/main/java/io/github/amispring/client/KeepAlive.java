/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;

/**
 * The Ping that finds dead connections.
 *
 * @param interval how often a Ping is sent; even while events come, for a line can die in
 * one direction alone
 * @param timeout how long the server may take to answer it before the connection counts
 * as lost
 */
public record KeepAlive(Duration interval, Duration timeout) {

	/** A Ping every 15 s, to be answered within 5 s. */
	public static final KeepAlive DEFAULT = new KeepAlive(Duration.ofSeconds(15), Duration.ofSeconds(5));

	/**
	 * Creates settings.
	 * @param interval the interval, above zero
	 * @param timeout the timeout, above zero
	 */
	public KeepAlive {
		Settings.requirePositive("keepAlive.interval", interval);
		Settings.requirePositive("keepAlive.timeout", timeout);
	}

}
