/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.EnumMap;
import java.util.Map;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of a view by their state, once for each snapshot.
 */
final class CallCounts {

	private final LivePbx view;

	private volatile @Nullable Counts last;

	CallCounts(LivePbx view) {
		this.view = view;
	}

	int of(CallState state) {
		LiveSnapshot snapshot = this.view.snapshot();
		Counts counts = this.last;
		if (counts == null || counts.snapshot != snapshot) {
			counts = Counts.of(snapshot);
			this.last = counts;
		}
		return counts.byState.getOrDefault(state, 0);
	}

	private record Counts(LiveSnapshot snapshot, Map<CallState, Integer> byState) {

		static Counts of(LiveSnapshot snapshot) {
			Map<CallState, Integer> byState = new EnumMap<>(CallState.class);
			for (LiveCall call : snapshot.calls().values()) {
				byState.merge(call.state(), 1, Integer::sum);
			}
			return new Counts(snapshot, byState);
		}

	}

}
