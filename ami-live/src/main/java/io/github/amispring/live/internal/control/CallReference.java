/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * Finds a call, or the one into which it was merged.
 *
 * @param id the identifier of the call
 * @param uniqueIds the Uniqueids of parties that the call had when it was read
 */
record CallReference(String id, List<String> uniqueIds) {

	static CallReference of(LiveCall call) {
		return new CallReference(call.id(), call.presentParties().stream().map(Party::uniqueId).toList());
	}

	static CallReference of(String id) {
		return new CallReference(id, List.of());
	}

	@Nullable LiveCall find(LiveSnapshot snapshot, LiveView view) {
		LiveCall call = snapshot.calls().get(this.id);
		if (call != null) {
			return call;
		}
		for (String uniqueId : this.uniqueIds) {
			LiveChannel channel = snapshot.channels().get(uniqueId);
			call = (channel != null) ? snapshot.calls().get(channel.callId()) : null;
			if (call != null) {
				return call;
			}
		}
		return survivor(snapshot, view.history().get());
	}

	private @Nullable LiveCall survivor(LiveSnapshot snapshot, List<EndedCall> history) {
		Map<String, EndedCall> ended = history.stream()
			.filter((call) -> call.mergedInto() != null)
			.collect(Collectors.toMap(EndedCall::id, Function.identity(), (newest, older) -> newest));
		EndedCall merged = ended.remove(this.id);
		while (merged != null) {
			LiveCall call = snapshot.calls().get(merged.mergedInto());
			if (call != null) {
				return call;
			}
			merged = ended.remove(merged.mergedInto());
		}
		return null;
	}

}
