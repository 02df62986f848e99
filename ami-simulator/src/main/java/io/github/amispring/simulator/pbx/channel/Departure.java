/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * What a channel does when it is removed from its bridge, for example because the other
 * party has hung up.
 */
@FunctionalInterface
public interface Departure {

	/**
	 * Continues without the bridge. The BridgeLeave event of the channel has been
	 * published, and the channel has the hangup cause with which the bridge ended.
	 */
	void left();

}
