/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.List;

import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.UnholdEvent;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.Hold;

/**
 * Hold and Unhold. Unhold may come without Hold, and Hold without Unhold: a hold also
 * ends when its channel leaves the bridge or hangs up. Music on hold is no sign of a
 * hold.
 */
final class HoldEvents {

	private final Snapshots snapshots;

	private final Touched touched;

	private final EventTime time;

	private final int maxEntries;

	HoldEvents(CallContext context) {
		this.snapshots = context.snapshots;
		this.touched = context.touched;
		this.time = context.time;
		this.maxEntries = context.settings.limits().entriesPerCall();
	}

	void register(EventRouter router) {
		router.on(HoldEvent.class, this::hold);
		router.on(UnholdEvent.class, this::unhold);
	}

	private void hold(HoldEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		if (channel == null || channel.call.ended || channel.localHalf()) {
			return;
		}
		Call call = channel.call;
		for (Hold hold : call.holds) {
			if (hold.to() == null && hold.uniqueId().equals(channel.uniqueId)) {
				return;
			}
		}
		if (call.holds.size() >= this.maxEntries) {
			call.incomplete = true;
			return;
		}
		call.holds.add(new Hold(channel.uniqueId, channel.device(), this.time.now(), null));
		this.touched.channel(channel);
	}

	private void unhold(UnholdEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		if (channel != null) {
			release(channel);
		}
	}

	/** Ends the hold of a channel, if it holds its call. */
	void release(Channel channel) {
		List<Hold> holds = channel.call.holds;
		for (int i = 0; i < holds.size(); i++) {
			Hold hold = holds.get(i);
			if (hold.to() == null && hold.uniqueId().equals(channel.uniqueId)) {
				holds.set(i, new Hold(hold.uniqueId(), hold.device(), hold.from(), this.time.now()));
				this.touched.channel(channel);
			}
		}
	}

}
