/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Points of the chart.
 *
 * @param step the seconds between two points
 * @param series the points of each PBX by the name of its server
 */
record ChartView(long step, Map<String, Series> series) {

	/**
	 * The points of a PBX: the first one, and then one after each step.
	 *
	 * @param from the instant of the first point
	 * @param activeCalls the numbers of calls
	 * @param waiting the numbers of waiting callers
	 * @param longestWait the longest waiting times in seconds
	 * @param eventsPerSecond the numbers of events per second
	 */
	record Series(Instant from, List<@Nullable Integer> activeCalls, List<@Nullable Integer> waiting,
			List<@Nullable Long> longestWait, List<@Nullable Long> eventsPerSecond) {

		static Series of(Instant from, Iterable<ChartPoint> points) {
			Series series = new Series(from, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
					new ArrayList<>());
			for (ChartPoint point : points) {
				series.activeCalls.add(point.activeCalls());
				series.waiting.add(point.waiting());
				series.longestWait.add(point.longestWait());
				series.eventsPerSecond.add(point.eventsPerSecond());
			}
			return series;
		}

	}

}
