/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that events in any order cause no exception, and that the invariants hold after
 * each event. The seed of a failed test is its parameter.
 */
class AnyOrderTests {

	private static final int SEEDS = 40;

	private static final List<CallRecording> RECORDINGS = CallRecording.all();

	static List<Long> seeds() {
		return IntStream.range(0, SEEDS).mapToObj((i) -> 15_000L + i).toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void invariantsHold(long seed) {
		Random random = new Random(seed);
		List<CallRecording> recordings = new ArrayList<>(RECORDINGS);
		Collections.shuffle(recordings, random);
		try (Replay replay = new Replay()) {
			for (int i = 0; i < 5; i++) {
				List<AmiEvent> events = new ArrayList<>(recordings.get(i).events());
				if (random.nextInt(4) > 0) {
					disturb(events, random);
				}
				else {
					Collections.shuffle(events, random);
				}
				for (AmiEvent event : events) {
					replay.publish(event);
					Invariants.verify(replay.pbx().snapshot());
				}
			}
			Invariants.verifyChanges(replay.changes());
			assertThat(replay.pbx().statistics().errors()).isZero();
		}
	}

	/** Drops and moves single events. */
	private static void disturb(List<AmiEvent> events, Random random) {
		int changes = random.nextInt(events.size() + 1);
		for (int i = 0; i < changes && !events.isEmpty(); i++) {
			AmiEvent event = events.remove(random.nextInt(events.size()));
			if (random.nextBoolean()) {
				events.add(random.nextInt(events.size() + 1), event);
			}
		}
	}

}
