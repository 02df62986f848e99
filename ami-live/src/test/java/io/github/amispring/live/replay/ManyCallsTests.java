/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.internal.LiveModel;
import io.github.amispring.live.internal.event.EventClock;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing remains of calls that have ended. The system property
 * {@code live.calls} is the number of calls.
 */
class ManyCallsTests {

	private static final int CALLS = Integer.getInteger("live.calls", 20_000);

	private static final int CONCURRENT = 100;

	private static final long TOLERATED_BYTES = 2_000_000;

	@Test
	void nothingRemains() {
		LiveModel model = new LiveModel("pbx", LiveSettings.defaults(), new EventClock(Clock.systemUTC()));
		run(model, 0, CONCURRENT);
		long before = usedHeap();
		for (int first = CONCURRENT; first < CALLS; first += CONCURRENT) {
			run(model, first, CONCURRENT);
		}
		assertThat(model.snapshot().calls()).isEmpty();
		assertThat(model.snapshot().channels()).isEmpty();
		assertThat(model.snapshot().bridges()).isEmpty();
		assertThat(model.calls().sizes()).containsOnly(0);
		long growth = usedHeap() - before;
		assertThat(growth).as("growth of the heap for %d calls", CALLS).isLessThan(TOLERATED_BYTES);
	}

	/** Runs calls at the same time, one event of each after the other. */
	private static void run(LiveModel model, int first, int count) {
		List<List<AmiEvent>> calls = IntStream.range(first, first + count).mapToObj(SimulatedCall::events).toList();
		long answered = 0;
		for (int event = 0; event < calls.get(0).size(); event++) {
			for (List<AmiEvent> call : calls) {
				model.apply(call.get(event));
			}
			answered += model.takeEvents()
				.stream()
				.filter((change) -> change instanceof CallEndedEvent ended
						&& ended.ended().outcome() == CallOutcome.ANSWERED)
				.count();
		}
		assertThat(answered).isEqualTo(count);
	}

	/**
	 * Returns the smallest of several measurements, because a collection may be
	 * incomplete.
	 */
	private static long usedHeap() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
		}
		return used;
	}

}
