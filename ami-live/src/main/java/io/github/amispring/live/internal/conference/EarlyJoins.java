/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.conference;

import java.util.HashMap;
import java.util.Map;

import io.github.amispring.event.ConfbridgeJoinEvent;
import io.github.amispring.live.internal.event.Drops;
import org.jspecify.annotations.Nullable;

/**
 * ConfbridgeJoin events of channels that are not known. Asterisk sends the events of
 * conferences on a thread of their own, which can overtake Newchannel on a busy server.
 */
final class EarlyJoins {

	private final Map<String, ConfbridgeJoinEvent> joins = new HashMap<>();

	private final int limit;

	private final Drops drops;

	EarlyJoins(int limit, Drops drops) {
		this.limit = limit;
		this.drops = drops;
	}

	void add(ConfbridgeJoinEvent event) {
		String uniqueId = event.channel().uniqueId();
		if (uniqueId == null) {
			return;
		}
		if (this.joins.size() >= this.limit) {
			this.drops.dropped();
			return;
		}
		this.joins.put(uniqueId, event);
	}

	/** Removes and returns the event of a channel, if there is one. */
	@Nullable ConfbridgeJoinEvent take(@Nullable String uniqueId) {
		return (uniqueId != null) ? this.joins.remove(uniqueId) : null;
	}

	/** Removes the events of a conference that has ended. */
	void end(@Nullable String conference) {
		this.joins.values().removeIf((join) -> String.valueOf(join.conference()).equals(conference));
	}

	void clear() {
		this.joins.clear();
	}

	int size() {
		return this.joins.size();
	}

}
