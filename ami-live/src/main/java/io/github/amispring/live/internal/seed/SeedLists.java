/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.seed;

import java.time.Instant;
import java.util.List;

import io.github.amispring.event.BridgeListItemEvent;
import io.github.amispring.event.ConfbridgeListEvent;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.CoreShowChannelEvent;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.event.QueueEvent;
import org.jspecify.annotations.Nullable;

/**
 * The state of the PBX, as its lists tell it.
 *
 * @param serverStart what CoreStatus tells about the start of the server, or {@code null}
 * @param channels the channels
 * @param bridges the bridges
 * @param parked the parked calls
 * @param rooms the conferences
 * @param members the members of the conferences
 * @param queues the queues, their members and callers
 * @param devices the devices
 * @param extensions the extensions with hints
 * @param completedAt when the last list was complete
 */
public record SeedLists(@Nullable String serverStart, List<CoreShowChannelEvent> channels,
		List<BridgeListItemEvent> bridges, List<ParkedCallEvent> parked, List<ConfbridgeListRoomsEvent> rooms,
		List<ConfbridgeListEvent> members, List<QueueEvent> queues, List<DeviceStateChangeEvent> devices,
		List<ExtensionStatusEvent> extensions, Instant completedAt) {
}
