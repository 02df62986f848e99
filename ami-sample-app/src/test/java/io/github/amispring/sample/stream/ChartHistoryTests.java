/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChartHistoryTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private final ChartHistory history = new ChartHistory(List.of("east", "west"));

	@Test
	void addsOnePointForEachStep() {
		ChartView first = advance(NOON.plusSeconds(3), 1);
		assertThat(first).isNotNull();
		assertThat(first.step()).isEqualTo(10);
		assertThat(first.series().get("east"))
			.isEqualTo(new ChartView.Series(NOON, List.of(1), List.of(2), List.of(3L), List.of(4L)));
		assertThat(advance(NOON.plusSeconds(9), 7)).isNull();
		assertThat(activeCalls(advance(NOON.plusSeconds(10), 8))).containsExactly(8);
		assertThat(activeCalls(this.history.all())).containsExactly(1, 8);
		assertThat(this.history.all().series().get("east").from()).isEqualTo(NOON);
		assertThat(this.history.all().series().get("west").activeCalls()).containsExactly(null, null);
	}

	@Test
	void stepsThatWereMissedHaveNoValues() {
		advance(NOON, 1);
		ChartView changed = advance(NOON.plusSeconds(35), 5);
		assertThat(activeCalls(changed)).containsExactly(null, null, 5);
		assertThat(changed.series().get("east").from()).isEqualTo(NOON.plusSeconds(10));
	}

	@Test
	void keepsOneHour() {
		for (int i = 0; i < 500; i++) {
			advance(NOON.plusSeconds(i * 10L), i);
		}
		assertThat(activeCalls(this.history.all())).hasSize(360).startsWith(140).endsWith(499);
		assertThat(this.history.all().series().get("east").from()).isEqualTo(NOON.plusSeconds(1400));
	}

	@Test
	void aLongPauseLeavesNoOldPoints() {
		advance(NOON, 1);
		advance(NOON.plusSeconds(7200), 2);
		assertThat(activeCalls(this.history.all())).hasSize(360).doesNotContain(1).endsWith(2);
	}

	private ChartView advance(Instant now, int calls) {
		return this.history.advance(now, () -> Map.of("east", new ChartPoint(calls, 2, 3L, 4L)));
	}

	private static List<Integer> activeCalls(ChartView view) {
		return view.series().get("east").activeCalls();
	}

}
