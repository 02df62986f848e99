/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.amispring.client.internal.log.LossLog;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.LogCapture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link EventBuffer}.
 */
public class EventBufferTests {

	private static final int CAPACITY = 300;

	private static final int MAX_SIZE = 10_000;

	private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);

	private final EventBuffer buffer = new EventBuffer("test", CAPACITY, MAX_SIZE, this.clock::get);

	/** The epochs for which the buffer has scheduled tasks, in order. */
	private final List<Integer> calls = new ArrayList<>();

	private final int epoch = open(this.buffer);

	@Test
	void preservesOrder() {
		put(0, 2);
		this.buffer.putSignal("signal");
		put(2, 3);
		assertThat(take()).containsExactly("0", "1", "signal", "2");
	}

	@Test
	void preservesBatches() {
		put(0, 1);
		put(1, 100);
		put(100, CAPACITY);
		assertThat(take()).containsExactlyElementsOf(IntStream.range(0, CAPACITY).mapToObj(Integer::toString).toList());
	}

	@Test
	void reportsLossAtItsPosition() {
		put(0, CAPACITY + 1);
		List<Object> first = take();
		assertThat(first).doesNotContain("lost 1");
		// events that are being delivered still occupy the buffer
		put(CAPACITY + 1, CAPACITY + 2);
		List<Object> second = take();
		put(CAPACITY + 2, CAPACITY + 3);
		assertThat(first.size() + second.size()).isEqualTo(CAPACITY);
		assertThat(take()).containsExactly("lost 2", Integer.toString(CAPACITY + 2));
		assertThat(this.buffer.droppedInAll()).isEqualTo(2);
	}

	@Test
	void reportsLossWithoutLaterEvents() {
		put(0, CAPACITY + 5);
		take();
		take();
		assertThat(take()).containsExactly("lost 5");
	}

	@Test
	void reportsLossBeforeASignal() {
		put(0, CAPACITY + 5);
		this.buffer.putSignal("signal");
		take();
		assertThat(take()).endsWith("lost 5", "signal");
	}

	@Test
	void doesNotLoseSignals() {
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
	void countsBufferedAndCurrentEvents() {
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
	void readerWaitsUntilEventsAreTaken() {
		EventBuffer waiting = new EventBuffer("test", CAPACITY, MAX_SIZE, this.clock::get, Duration.ofDays(1));
		int epoch = open(waiting);
		waiting.putEvents(events(0, CAPACITY));
		Thread reader = new Thread(waiting::awaitRoom);
		reader.start();
		await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
		// events are counted as delivered when the next ones are taken
		waiting.take(epoch, new ArrayList<>());
		assertThat(reader.isAlive()).isTrue();
		waiting.take(epoch, new ArrayList<>());
		await().until(() -> !reader.isAlive());
	}

	@Test
	void readerDoesNotWaitIfBufferHasRoom() {
		EventBuffer waiting = new EventBuffer("test", CAPACITY, MAX_SIZE, this.clock::get, Duration.ofDays(1));
		waiting.putEvents(events(0, CAPACITY / 2));
		assertThatNoException().isThrownBy(waiting::awaitRoom);
	}

	@Test
	void readerWaitHasTimeout() {
		put(0, CAPACITY);
		assertThatNoException().isThrownBy(this.buffer::awaitRoom);
		assertThat(this.buffer.waiting()).isEqualTo(CAPACITY);
	}

	@Test
	void closeReleasesWaitingReader() {
		EventBuffer waiting = new EventBuffer("test", CAPACITY, MAX_SIZE, this.clock::get, Duration.ofDays(1));
		open(waiting);
		waiting.putEvents(events(0, CAPACITY));
		Thread reader = new Thread(waiting::awaitRoom);
		reader.start();
		await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
		waiting.close();
		await().until(() -> !reader.isAlive());
	}

	@Test
	void schedulesTaskAfterLastTaskFoundBufferEmpty() {
		this.calls.clear();
		put(0, 1);
		assertThat(this.calls).isEmpty();
		take();
		put(1, 2);
		assertThat(this.calls).isEmpty();
		take();
		assertThat(this.buffer.take(this.epoch, new ArrayList<>())).isFalse();
		assertThat(this.calls).isEmpty();
		put(2, 4);
		this.buffer.putSignal("signal");
		assertThat(this.calls).containsExactly(this.epoch);
	}

	@Test
	void doesNotScheduleTaskAfterClose() {
		assertThat(this.buffer.take(this.epoch, new ArrayList<>())).isFalse();
		this.calls.clear();
		this.buffer.close();
		this.buffer.putSignal("late");
		assertThat(this.calls).isEmpty();
	}

	@Test
	void closedBufferReturnsRemainingEvents() {
		put(0, 1);
		this.buffer.close();
		assertThat(take()).containsExactly("0");
		assertThat(this.buffer.take(this.epoch, new ArrayList<>())).isFalse();
	}

	@Test
	void taskOfEarlierEpochReceivesNothing() {
		put(0, 1);
		int next = open(this.buffer);
		put(1, 2);
		List<Object> target = new ArrayList<>();
		assertThat(this.buffer.take(this.epoch, target)).isFalse();
		assertThat(target).isEmpty();
		assertThat(this.buffer.take(next, target)).isTrue();
		assertThat(texts(target)).containsExactly("1");
	}

	@Test
	void limitsTotalSizeOfEvents() {
		AmiMessage large = AmiMessage.of("Event", "large", "Value", "x".repeat(MAX_SIZE / 2 - 100));
		AmiMessage small = AmiMessage.of("Event", "small");
		this.buffer.putEvents(batch(large, large, large, small));
		assertThat(take()).containsExactly("large", "large", "lost 1", "small");
		// events that are being delivered still occupy the buffer
		this.buffer.putEvents(batch(large));
		assertThat(take()).containsExactly("lost 1");
		this.buffer.putEvents(batch(large, large, large));
		assertThat(take()).containsExactly("large", "large");
		assertThat(take()).containsExactly("lost 1");
		assertThat(this.buffer.droppedInAll()).isEqualTo(3);
	}

	@Test
	void countsOverheadOfShortLines() {
		AmiMessage large = AmiMessage.of(Collections.nCopies(600, new AmiHeader("a", "")));
		this.buffer.putEvents(batch(large, large, large));
		assertThat(take()).hasSize(1);
		assertThat(take()).containsExactly("lost 2");
	}

	@Test
	void losesEventLargerThanTheBuffer() {
		this.buffer.putEvents(batch(AmiMessage.of("Event", "x".repeat(MAX_SIZE)), AmiMessage.of("Event", "next")));
		assertThat(take()).containsExactly("lost 1", "next");
	}

	@Test
	void combinesLogMessagesOfSuccessiveLosses() {
		List<String> log = captureLog(() -> {
			for (int burst = 0; burst < 100; burst++) {
				loseAndRecover(3);
				this.clock.addAndGet(Duration.ofMillis(250).toNanos());
			}
			this.buffer.close();
		});
		assertThat(log).hasSize(4);
		assertThat(log.get(0)).contains("\"test\"").contains("300 (events.bufferCapacity)").contains("dropped");
		assertThat(log.subList(1, 4)).satisfiesExactly((line) -> assertThat(line).contains(" 123 events were dropped"),
				(line) -> assertThat(line).contains(" 120 events were dropped"),
				(line) -> assertThat(line).contains(" 57 events were dropped"));
		assertThat(this.buffer.droppedInAll()).isEqualTo(300);
	}

	@Test
	void logsContinuousLossRepeatedly() {
		List<String> log = captureLog(() -> {
			put(0, CAPACITY);
			for (int i = 0; i < 4; i++) {
				put(0, 5);
				this.clock.addAndGet(LossLog.INTERVAL.toNanos() - 1);
				put(0, 5);
				this.clock.addAndGet(1);
			}
		});
		assertThat(log).hasSize(4);
		assertThat(log.get(1)).contains(" 15 events were dropped");
		assertThat(log.get(2)).contains(" 10 events were dropped");
	}

	@Test
	void logsLossImmediatelyAfterIntervalWithoutLoss() {
		List<String> log = captureLog(() -> {
			loseAndRecover(1);
			for (int i = 0; i < 2; i++) {
				this.clock.addAndGet(LossLog.INTERVAL.toNanos());
				this.buffer.putSignal("signal");
				take();
			}
			loseAndRecover(1);
		});
		assertThat(log).satisfiesExactly((line) -> assertThat(line).contains("bufferCapacity"),
				(line) -> assertThat(line).contains(" 1 events were dropped"),
				(line) -> assertThat(line).contains("bufferCapacity"));
	}

	@Test
	void logsLimitThatCausedTheLoss() {
		assertThat(captureLog(() -> this.buffer.putEvents(batch(AmiMessage.of("Event", "x".repeat(MAX_SIZE))))))
			.singleElement(InstanceOfAssertFactories.STRING)
			.contains("10000 bytes (limits.maxBufferSize)");
	}

	/**
	 * Makes the buffer lose a number of events, checks the report, and empties the
	 * buffer.
	 */
	private void loseAndRecover(int count) {
		put(0, CAPACITY + count);
		List<Object> all = new ArrayList<>();
		while (all.size() < CAPACITY + 1) {
			all.addAll(take());
		}
		assertThat(all).endsWith("lost " + count);
	}

	private static List<String> captureLog(Runnable task) {
		LogCapture log = new LogCapture();
		try (log) {
			task.run();
		}
		return log.messages();
	}

	/** Opens a buffer, and returns the epoch for which it schedules a task. */
	private int open(EventBuffer buffer) {
		buffer.open(this.calls::add);
		buffer.putSignal("first");
		int epoch = this.calls.get(this.calls.size() - 1);
		assertThat(buffer.take(epoch, new ArrayList<>())).isTrue();
		return epoch;
	}

	private void put(int from, int to) {
		this.buffer.putEvents(events(from, to));
	}

	private static EventBatch events(int from, int to) {
		return batch(IntStream.range(from, to)
			.mapToObj((i) -> AmiMessage.of("Event", Integer.toString(i)))
			.toArray(AmiMessage[]::new));
	}

	private static EventBatch batch(AmiMessage... messages) {
		EventBatch batch = new EventBatch(1);
		for (AmiMessage message : messages) {
			batch.add(message, -1);
		}
		return batch;
	}

	private List<Object> take() {
		List<Object> target = new ArrayList<>();
		assertThat(this.buffer.take(this.epoch, target)).isTrue();
		return texts(target);
	}

	private static List<Object> texts(List<Object> items) {
		List<Object> texts = new ArrayList<>();
		for (Object item : items) {
			if (item instanceof EventBatch batch) {
				IntStream.range(0, batch.size()).forEach((i) -> texts.add(batch.message(i).value(0)));
			}
			else {
				texts.add((item instanceof AmiEventsLostEvent lost) ? "lost " + lost.count() : item);
			}
		}
		return texts;
	}

}
