/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.model.LiveBridge;
import org.jspecify.annotations.Nullable;

/**
 * A bridge, from BridgeCreate or a seed to BridgeDestroy. Its members are the channels
 * that have entered and not left; BridgeNumChannels also counts channels without events.
 */
final class Bridge {

	final String id;

	final @Nullable Instant createdAt;

	final Set<String> members = new LinkedHashSet<>();

	@Nullable String type;

	@Nullable String technology;

	/** Whether it is the bridge of a conference. */
	boolean conference;

	Bridge(String id, @Nullable Instant createdAt) {
		this.id = id;
		this.createdAt = createdAt;
	}

	/** Returns whether its channels wait for something and do not talk to each other. */
	boolean isHolding() {
		return "holding_bridge".equals(this.technology);
	}

	LiveBridge toRecord() {
		return new LiveBridge(this.id, this.type, this.technology, List.copyOf(this.members), this.createdAt);
	}

}
