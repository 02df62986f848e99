/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventBuffer}.
 */
class EventBufferTests {

	private static final int CAPACITY = 300;

	private final EventBuffer buffer = new EventBuffer("test", CAPACITY);

	private final int generation = this.buffer.open();

	@Test
	void givesWhatWasPutInOrder() {
		put(0, 2);
		this.buffer.putSignal("signal");
		put(2, 3);
		assertThat(take()).containsExactly("0", "1", "signal", "2");
	}

	@Test
	void lossStandsWhereItHappened() {
		put(0, CAPACITY + 1);
		List<Object> first = take();
		assertThat(first).doesNotContain("lost 1");
		// what is being delivered still takes room
		put(CAPACITY + 1, CAPACITY + 2);
		List<Object> second = take();
		put(CAPACITY + 2, CAPACITY + 3);
		assertThat(first.size() + second.size()).isEqualTo(CAPACITY);
		assertThat(take()).containsExactly("lost 2", Integer.toString(CAPACITY + 2));
		assertThat(this.buffer.droppedInAll()).isEqualTo(2);
	}

	@Test
	void lossIsReportedEvenIfNothingFollows() {
		put(0, CAPACITY + 5);
		take();
		take();
		assertThat(take()).containsExactly("lost 5");
	}

	@Test
	void lossStandsBeforeASignal() {
		put(0, CAPACITY + 5);
		this.buffer.putSignal("signal");
		take();
		assertThat(take()).endsWith("lost 5", "signal");
	}

	@Test
	void signalsAreNeverLost() {
		put(0, CAPACITY);
		IntStream.range(0, 1000).forEach((i) -> this.buffer.putSignal("signal " + i));
		List<Object> all = new ArrayList<>();
		while (all.size() < CAPACITY + 1000) {
			all.addAll(take());
		}
		assertThat(all).endsWith("signal 999");
		assertThat(this.buffer.droppedInAll()).isZero();
	}

	@Test
	void countsWhatWaitsAndWhatIsBeingDelivered() {
		put(0, 10);
		this.buffer.putSignal("signal");
		assertThat(this.buffer.waiting()).isEqualTo(10);
		take();
		assertThat(this.buffer.waiting()).isEqualTo(10);
		put(10, 11);
		take();
		assertThat(this.buffer.waiting()).isEqualTo(1);
	}

	@Test
	void closedBufferGivesTheRestAndEnds() {
		put(0, 1);
		this.buffer.close();
		assertThat(take()).containsExactly("0");
		assertThat(this.buffer.take(this.generation, new ArrayList<>())).isFalse();
	}

	@Test
	void whoTookBeforeItWasOpenedAnewGetsNothing() {
		put(0, 1);
		int next = this.buffer.open();
		put(1, 2);
		List<Object> target = new ArrayList<>();
		assertThat(this.buffer.take(this.generation, target)).isFalse();
		assertThat(target).isEmpty();
		assertThat(this.buffer.take(next, target)).isTrue();
		assertThat(texts(target)).containsExactly("1");
	}

	private void put(int from, int to) {
		this.buffer
			.putEvents(IntStream.range(from, to).mapToObj((i) -> AmiMessage.of("Event", Integer.toString(i))).toList());
	}

	private List<Object> take() {
		List<Object> target = new ArrayList<>();
		assertThat(this.buffer.take(this.generation, target)).isTrue();
		return texts(target);
	}

	private static List<Object> texts(List<Object> items) {
		return items.stream().map(EventBufferTests::text).toList();
	}

	private static Object text(Object item) {
		if (item instanceof AmiMessage message) {
			return message.value(0);
		}
		return (item instanceof AmiEventsLostEvent lost) ? "lost " + lost.count() : item;
	}

}
