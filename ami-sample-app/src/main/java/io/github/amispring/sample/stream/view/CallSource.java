/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueVisit;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines how the page shows a call.
 *
 * @param call the call
 * @param channels the channels of a call that has no parties; Local channels are not
 * parties
 * @param agent the queue member who answered, {@code null} if none did
 * @param recorded whether a present party is recorded
 * @param directory the names of the phones
 */
record CallSource(LiveCall call, List<LiveChannel> channels, @Nullable String agent, boolean recorded,
		Directory directory) {

	static Map<String, CallSource> all(PbxState state) {
		Map<String, CallSource> sources = new HashMap<>();
		state.snapshot().calls().forEach((id, call) -> sources.put(id, of(call, state)));
		return sources;
	}

	private static CallSource of(LiveCall call, PbxState state) {
		LiveSnapshot snapshot = state.snapshot();
		boolean recorded = !state.recorded().isEmpty() && call.parties()
			.stream()
			.anyMatch((party) -> party.leftAt() == null && state.recorded().contains(party.uniqueId()));
		return new CallSource(call, channels(call, snapshot), agent(call.queue(), snapshot), recorded,
				state.directory());
	}

	private static List<LiveChannel> channels(LiveCall call, LiveSnapshot snapshot) {
		return (call.caller() != null || !call.parties().isEmpty()) ? List.of()
				: call.linkedIds().stream().map(snapshot.channels()::get).filter(Objects::nonNull).toList();
	}

	private static @Nullable String agent(@Nullable QueueVisit visit, LiveSnapshot snapshot) {
		if (visit == null || visit.member() == null) {
			return null;
		}
		LiveQueue queue = snapshot.queues().get(visit.queue());
		return (queue == null) ? visit.member()
				: queue.members()
					.stream()
					.filter((member) -> member.interfaceName().equals(visit.member()))
					.findFirst()
					.map(QueueMember::name)
					.orElse(visit.member());
	}

}
