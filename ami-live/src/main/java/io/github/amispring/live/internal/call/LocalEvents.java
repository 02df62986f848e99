/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import io.github.amispring.event.LocalBridgeEvent;
import io.github.amispring.event.LocalOptimizationBeginEvent;
import io.github.amispring.event.LocalOptimizationEndEvent;
import io.github.amispring.live.internal.event.EventRouter;
import org.jspecify.annotations.Nullable;

/**
 * LocalBridge and LocalOptimizationBegin and End. The header Success of the latter is
 * ignored: it is {@code No} also after a success (Asterisk 22).
 */
final class LocalEvents {

	private final Snapshots snapshots;

	private final Joining joining;

	private final Channels channels;

	LocalEvents(CallContext context) {
		this.snapshots = context.snapshots;
		this.joining = context.joining;
		this.channels = context.channels;
	}

	void register(EventRouter router) {
		router.on(LocalBridgeEvent.class, this::bridge);
		router.on(LocalOptimizationBeginEvent.class, this::begin);
		router.on(LocalOptimizationEndEvent.class, (event) -> {
			this.snapshots.take(event.localOneChannel());
			this.snapshots.take(event.localTwoChannel());
		});
	}

	private void bridge(LocalBridgeEvent event) {
		Channel one = this.snapshots.take(event.localOneChannel());
		Channel two = this.snapshots.take(event.localTwoChannel());
		if (one != null && two != null) {
			this.channels.pair(one, two);
			this.joining.join(one, two);
		}
	}

	private void begin(LocalOptimizationBeginEvent event) {
		optimizing(this.snapshots.take(event.localOneChannel()));
		optimizing(this.snapshots.take(event.localTwoChannel()));
	}

	private static void optimizing(@Nullable Channel half) {
		if (half != null && !half.call.ended) {
			half.call.optimizing.add(half.uniqueId);
		}
	}

}
