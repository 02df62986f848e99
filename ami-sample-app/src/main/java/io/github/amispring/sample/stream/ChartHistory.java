/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the points of the chart: one for each PBX and step of the last hour. Not
 * thread-safe.
 */
class ChartHistory {

	static final Duration STEP = Duration.ofSeconds(10);

	static final int CAPACITY = (int) Duration.ofMinutes(60).dividedBy(STEP);

	private final Map<String, Deque<ChartPoint>> points = new LinkedHashMap<>();

	/** The number of the last step since the epoch, 0 before the first point. */
	private long last;

	ChartHistory(List<String> servers) {
		servers.forEach((server) -> this.points.put(server, new ArrayDeque<>(CAPACITY)));
	}

	/**
	 * Adds points if a step has passed. The points of steps that were missed, for example
	 * because the machine was suspended, have no values.
	 * @param now the current time
	 * @param values supplies the present values by server
	 * @return the new points, {@code null} if there are none
	 */
	@Nullable ChartView advance(Instant now, Supplier<Map<String, ChartPoint>> values) {
		long step = now.getEpochSecond() / STEP.toSeconds();
		if (step <= this.last) {
			return null;
		}
		int missed = (this.last > 0) ? (int) Math.min(step - this.last - 1, CAPACITY) : 0;
		this.last = step;
		Map<String, ChartPoint> present = values.get();
		this.points.forEach((server, series) -> {
			for (int i = 0; i < missed; i++) {
				add(series, ChartPoint.UNKNOWN);
			}
			add(series, present.getOrDefault(server, ChartPoint.UNKNOWN));
		});
		return view(1 + missed);
	}

	private static void add(Deque<ChartPoint> series, ChartPoint point) {
		if (series.size() == CAPACITY) {
			series.removeFirst();
		}
		series.addLast(point);
	}

	/**
	 * Returns all points.
	 * @return the points
	 */
	ChartView all() {
		return view(CAPACITY);
	}

	private ChartView view(int count) {
		Map<String, ChartView.Series> series = new LinkedHashMap<>();
		this.points.forEach((server, all) -> {
			int size = Math.min(count, all.size());
			Instant from = Instant.ofEpochSecond((this.last - size + 1) * STEP.toSeconds());
			series.put(server, ChartView.Series.of(from, all.stream().skip(all.size() - size).toList()));
		});
		return new ChartView(STEP.toSeconds(), series);
	}

}
