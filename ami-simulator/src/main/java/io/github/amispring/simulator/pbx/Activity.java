/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * What a channel is busy with: the dialplan, or being called by another channel. It is
 * told when the channel must go or is taken away, and cleans up after it.
 */
interface Activity {

	/**
	 * Ends the channel, and whatever cannot go on without it.
	 * @param channel the channel, which still exists
	 * @param cause why it ends
	 */
	void hangup(Channel channel, int cause);

	/**
	 * Lets go of the channel, which lives on and gets another activity.
	 * @param channel the channel
	 */
	void release(Channel channel);

}
