/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import io.github.amispring.event.BridgeCreateEvent;
import io.github.amispring.event.BridgeDestroyEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.BridgeLeaveEvent;
import io.github.amispring.event.BridgeMergeEvent;
import io.github.amispring.live.internal.event.EventRouter;

/**
 * BridgeCreate, BridgeEnter, BridgeLeave, BridgeMerge and BridgeDestroy.
 */
final class BridgeEvents {

	private final Channels channels;

	private final Bridges bridges;

	private final Snapshots snapshots;

	private final HoldEvents holds;

	BridgeEvents(CallContext context, HoldEvents holds) {
		this.channels = context.channels;
		this.bridges = context.bridges;
		this.snapshots = context.snapshots;
		this.holds = holds;
	}

	void register(EventRouter router) {
		router.on(BridgeCreateEvent.class, (event) -> this.bridges.update(event.bridge()));
		router.on(BridgeDestroyEvent.class, (event) -> this.bridges.remove(event.bridge().uniqueId()));
		router.on(BridgeMergeEvent.class, (event) -> this.bridges.update(event.toBridge()));
		router.on(BridgeEnterEvent.class, this::enter);
		router.on(BridgeLeaveEvent.class, this::leave);
	}

	private void enter(BridgeEnterEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		Bridge bridge = (channel != null) ? this.bridges.update(event.bridge()) : null;
		if (channel == null || bridge == null) {
			return;
		}
		this.bridges.enter(channel, bridge);
		Channel replaced = this.channels.get(event.swapUniqueId());
		if (replaced != null) {
			this.bridges.leave(replaced, bridge);
		}
	}

	private void leave(BridgeLeaveEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		Bridge bridge = this.bridges.get(event.bridge().uniqueId());
		if (channel != null && bridge != null) {
			this.bridges.leave(channel, bridge);
			this.holds.release(channel);
		}
	}

}
