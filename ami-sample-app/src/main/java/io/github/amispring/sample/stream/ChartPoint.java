/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;

/**
 * The values of the chart at one instant, {@code null} if the live view was not valid.
 *
 * @param activeCalls the number of calls
 * @param waiting the number of callers who waited in a queue
 * @param longestWait the longest waiting time of these callers in seconds
 * @param eventsPerSecond the number of events per second
 */
record ChartPoint(@Nullable Integer activeCalls, @Nullable Integer waiting, @Nullable Long longestWait,
		@Nullable Long eventsPerSecond) {

	static final ChartPoint UNKNOWN = new ChartPoint(null, null, null, null);

	static ChartPoint of(LiveSnapshot snapshot, long eventsPerSecond, Instant now) {
		if (snapshot.state() != ViewState.VALID) {
			return UNKNOWN;
		}
		int waiting = 0;
		Instant since = now;
		for (LiveQueue queue : snapshot.queues().values()) {
			waiting += queue.callers().size();
			Instant longest = queue.longestWaitSince();
			since = (longest != null && longest.isBefore(since)) ? longest : since;
		}
		return new ChartPoint(snapshot.calls().size(), waiting, Duration.between(since, now).toSeconds(),
				eventsPerSecond);
	}

}
