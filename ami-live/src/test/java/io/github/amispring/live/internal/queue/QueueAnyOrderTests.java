/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import io.github.amispring.event.VarSetEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.QueueCallerJoinedEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that queues are consistent whatever events are lost or out of order. The seed of
 * a failed test is its parameter.
 */
class QueueAnyOrderTests {

	private static final List<List<AmiEvent>> RECORDINGS = CallRecording.all()
		.stream()
		.filter((recording) -> recording.scenario().id().startsWith("queue-"))
		.map(CallRecording::events)
		.toList();

	private final QueueFixture queue = new QueueFixture();

	static LongStream seeds() {
		return LongStream.range(0, 100);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void isConsistent(long seed) {
		Random random = new Random(seed);
		this.queue.router.on(VarSetEvent.class, (event) -> {
			String uniqueId = event.channel().uniqueId();
			if ("QUEUESTATUS".equals(event.variable()) && uniqueId != null && event.value() != null) {
				this.queue.tracker.queueStatus(uniqueId, event.value());
			}
		});
		Set<String> channels = new HashSet<>();
		for (int i = 0; i < 4; i++) {
			List<AmiEvent> events = new ArrayList<>(RECORDINGS.get(random.nextInt(RECORDINGS.size())));
			if (i == 3) {
				Collections.shuffle(events, random);
			}
			else {
				disturb(events, random);
			}
			for (AmiEvent event : events) {
				this.queue.at(Objects.requireNonNull(event.serverTimestamp())).process(event).publish();
				verify();
				channels.addAll(this.queue.publication.snapshot().channels().keySet());
			}
		}
		channels.forEach(this.queue::hangup);
		verify();
		this.queue.publication.snapshot().queues().values().forEach((record) -> assertThat(record.callers()).isEmpty());
		assertThat(this.queue.tracker.sizes().subList(2, 4)).containsExactly(0, 0);
		verifyChanges();
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

	private void verify() {
		Set<String> channels = this.queue.publication.snapshot().channels().keySet();
		for (LiveQueue record : this.queue.publication.snapshot().queues().values()) {
			int position = 0;
			for (QueueCaller caller : record.callers()) {
				assertThat(caller.position()).isEqualTo(++position);
				assertThat(channels).contains(caller.uniqueId());
			}
			assertThat(record.members()).extracting(QueueMember::interfaceName).doesNotHaveDuplicates();
			QueueStatistics today = record.today();
			int left = today.answered() + today.abandoned() + today.abandonedShortly() + today.timedOut()
					+ today.leftEmpty() + today.leftWithKey() + today.leftOtherwise();
			assertThat(today.offered()).isGreaterThanOrEqualTo(left + record.callers().size());
			assertThat(today.totalWait().isNegative()).isFalse();
		}
	}

	/** Each caller who has joined has left once. */
	private void verifyChanges() {
		Map<String, Integer> present = new HashMap<>();
		for (LiveEvent change : this.queue.changes) {
			if (change instanceof QueueCallerJoinedEvent joined) {
				assertThat(present.merge(joined.caller().uniqueId(), 1, Integer::sum)).isOne();
			}
			else if (change instanceof QueueCallerLeftEvent left) {
				assertThat(present.merge(left.caller().uniqueId(), -1, Integer::sum)).isZero();
			}
		}
		assertThat(present.values()).allMatch((count) -> count == 0);
	}

}
