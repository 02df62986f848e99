/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * Observes the channels that leave a bridge.
 */
public interface BridgeObserver {

	/**
	 * Reacts to a channel that is about to leave the bridge.
	 * @param channel the channel, before its BridgeLeave event
	 */
	default void leaving(PbxChannel channel) {
	}

	/**
	 * Reacts to a channel that has left the bridge.
	 * @param channel the channel, after its BridgeLeave event
	 */
	default void left(PbxChannel channel) {
	}

}
