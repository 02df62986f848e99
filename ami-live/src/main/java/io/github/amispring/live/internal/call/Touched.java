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

	/** The calls to publish. */
	final Set<Call> calls = new LinkedHashSet<>();

	/** The calls whose state has to be determined. */
	final Set<Call> unsettled = new LinkedHashSet<>();

	final Set<String> channels = new LinkedHashSet<>();

	final Set<String> bridges = new LinkedHashSet<>();

	final List<EndedCall> ended = new ArrayList<>();

	/** The channels that were removed without a Hangup. */
	final Set<String> goneUnseen = new LinkedHashSet<>();

	/** The channels that have got another call. */
	final Set<String> moved = new LinkedHashSet<>();

	void channel(Channel channel) {
		this.channels.add(channel.uniqueId);
		call(channel.call);
	}

	void call(Call call) {
		if (!call.ended) {
			this.calls.add(call);
			this.unsettled.add(call);
		}
	}

	void ended(Call call, EndedCall record) {
		this.calls.remove(call);
		this.unsettled.remove(call);
		this.ended.add(record);
	}

	void clear() {
		this.calls.clear();
		this.channels.clear();
		this.bridges.clear();
		this.ended.clear();
	}

}
