/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.model.EndedCall;

/**
 * What an event has changed. Cleared after the changes have been published.
 */
final class Touched {

	final Set<Call> calls = new LinkedHashSet<>();

	final Set<String> channels = new LinkedHashSet<>();

	final Set<String> bridges = new LinkedHashSet<>();

	final List<EndedCall> ended = new ArrayList<>();

	void channel(Channel channel) {
		this.channels.add(channel.uniqueId);
		if (!channel.call.ended) {
			this.calls.add(channel.call);
		}
	}

	void clear() {
		this.calls.clear();
		this.channels.clear();
		this.bridges.clear();
		this.ended.clear();
	}

}
