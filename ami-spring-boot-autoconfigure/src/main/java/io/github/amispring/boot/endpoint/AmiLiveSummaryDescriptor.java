/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.LiveStatistics;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes the live view of a server.
 *
 * @param state whether the view shows what happens on the PBX
 * @param since the instant at which the view entered the state
 * @param calls the number of live calls
 * @param callsByState the number of live calls by their state
 * @param channels the number of channels
 * @param conferences the number of conferences
 * @param parked the number of parked calls
 * @param queues the queues by name
 * @param statistics the counts since the application started
 * @since 1.0.0
 */
public record AmiLiveSummaryDescriptor(ViewState state, Instant since, int calls, Map<CallState, Integer> callsByState,
		int channels, int conferences, int parked, Map<String, QueueSummary> queues, LiveStatistics statistics) {

	static AmiLiveSummaryDescriptor of(LivePbx view) {
		LiveSnapshot snapshot = view.snapshot();
		Map<CallState, Integer> callsByState = new EnumMap<>(CallState.class);
		snapshot.calls().values().forEach((call) -> callsByState.merge(call.state(), 1, Integer::sum));
		Map<String, QueueSummary> queues = new TreeMap<>();
		snapshot.queues().forEach((name, queue) -> queues.put(name, QueueSummary.of(queue)));
		return new AmiLiveSummaryDescriptor(snapshot.state(), snapshot.since(), snapshot.calls().size(), callsByState,
				snapshot.channels().size(), snapshot.conferences().size(), snapshot.parked().size(), queues,
				view.statistics());
	}

	/**
	 * Summarizes a queue.
	 *
	 * @param waiting the number of waiting callers
	 * @param longestWait the time for which the first caller has waited, {@code null} if
	 * nobody waits
	 * @param members the number of members
	 */
	public record QueueSummary(int waiting, @Nullable Duration longestWait, int members) {

		static QueueSummary of(LiveQueue queue) {
			Instant since = queue.longestWaitSince();
			return new QueueSummary(queue.callers().size(), (since != null) ? elapsed(since) : null,
					queue.members().size());
		}

		/** The clock of the PBX may be ahead. */
		private static Duration elapsed(Instant since) {
			Duration elapsed = Duration.between(since, Instant.now());
			return elapsed.isNegative() ? Duration.ZERO : elapsed;
		}

	}

}
