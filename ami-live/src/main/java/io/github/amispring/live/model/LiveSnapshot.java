/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;
import java.util.Map;

/**
 * The PBX at one instant. All parts belong together: they were taken after the same
 * event. The maps cannot be changed.
 *
 * @param server the name of the client of the PBX
 * @param version the number of the last change that the snapshot contains
 * @param state whether the snapshot shows what happens on the PBX
 * @param since when the view entered the state
 * @param calls the live calls by their identifier
 * @param channels the channels by Uniqueid
 * @param bridges the bridges by BridgeUniqueid
 * @param queues the queues by name
 * @param conferences the conferences by name
 * @param parked the parked calls by the Uniqueid of the parked channel
 * @param devices the devices by name
 * @param extensions the extensions with hints, by {@code extension@context}
 * @since 1.0.0
 */
public record LiveSnapshot(String server, long version, ViewState state, Instant since, Map<String, LiveCall> calls,
		Map<String, LiveChannel> channels, Map<String, LiveBridge> bridges, Map<String, LiveQueue> queues,
		Map<String, LiveConference> conferences, Map<String, ParkedCall> parked, Map<String, LiveDevice> devices,
		Map<String, LiveExtension> extensions) {
}
