/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * The current use of a channel: it executes the dialplan, or another channel calls it.
 * Cleans up when the channel is hung up or redirected.
 */
public interface Activity {

	/**
	 * Hangs up the channel and all channels that depend on it.
	 * @param cause the hangup cause
	 */
	void hangup(int cause);

	/**
	 * Releases the channel, which continues with another activity.
	 */
	void release();

	/**
	 * Returns whether the channel can be redirected now.
	 * @return {@code true} unless the channel is being called
	 */
	boolean isRedirectable();

}
