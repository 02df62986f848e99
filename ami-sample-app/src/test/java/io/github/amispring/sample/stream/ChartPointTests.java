/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.List;

import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.sample.stream.view.PbxState;
import io.github.amispring.sample.stream.view.TestPbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChartPointTests {

	@Test
	void countsCallsAndWaitingCallers() {
		LiveSnapshot snapshot = TestPbx.empty()
			.with(TestPbx.call("1", CallState.QUEUED))
			.with(TestPbx.queue("support", List.of(caller(40), caller(20))))
			.with(TestPbx.queue("sales", List.of(caller(50))))
			.with(TestPbx.queue("empty"))
			.snapshot();
		assertThat(ChartPoint.of(snapshot, 7, TestPbx.NOON)).isEqualTo(new ChartPoint(1, 3, 50L, 7L));
	}

	@Test
	void nobodyWaits() {
		assertThat(ChartPoint.of(TestPbx.empty().snapshot(), 0, TestPbx.NOON)).isEqualTo(new ChartPoint(0, 0, 0L, 0L));
	}

	@Test
	void hasNoValuesIfTheViewIsNotValid() {
		assertThat(ChartPoint.of(PbxState.empty("pbx").snapshot(), 7, TestPbx.NOON)).isEqualTo(ChartPoint.UNKNOWN);
	}

	private static QueueCaller caller(int seconds) {
		return new QueueCaller("1", null, null, null, 1, TestPbx.NOON.minusSeconds(seconds));
	}

}
