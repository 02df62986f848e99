/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.failover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.RecordOrigin;
import io.github.amispring.kafka.trials.manager.SentEvents.SentEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Comparison}: a trial must not pass if events are lost or out of order.
 */
class ComparisonTests {

	/** Two calls, whose events alternate. */
	private final List<SentEvent> sent = IntStream.range(0, 100)
		.mapToObj((i) -> new SentEvent("Event: Test\nNumber: " + i + "\nLinkedid: call-" + i % 2, i))
		.toList();

	private final List<AmiRecord> records = new ArrayList<>();

	@Test
	void acceptsAllEvents() {
		connected("a");
		events("a", 0, 100);
		Comparison comparison = compare();
		assertThat(comparison.received()).isEqualTo(100);
		assertThat(comparison.calls()).isEqualTo(2);
		assertFaults(comparison, 0, 0, 0, 0);
	}

	@Test
	void acceptsAGapBeforeTheNextConnection() {
		connected("a");
		events("a", 0, 40);
		connected("b");
		events("b", 60, 100);
		Comparison comparison = compare();
		assertFaults(comparison, 0, 20, 0, 0);
		assertThat(comparison.gaps()).containsExactly(new Comparison.Gap(40, 60, 20));
	}

	@Test
	void detectsAGapWithinAConnection() {
		connected("a");
		events("a", 0, 40);
		events("a", 41, 100);
		assertFaults(compare(), 0, 0, 1, 0);
	}

	@Test
	void detectsAGapBeforeAConnectionThatIsNotAnnounced() {
		connected("a");
		events("a", 0, 40);
		events("b", 60, 100);
		assertFaults(compare(), 0, 0, 20, 0);
	}

	@Test
	void detectsThatTheLastEventsAreMissing() {
		connected("a");
		events("a", 0, 90);
		assertFaults(compare(), 0, 0, 10, 0);
	}

	@Test
	void detectsLateEventsOfAFormerOwner() {
		connected("a");
		events("a", 0, 40);
		connected("b");
		events("b", 60, 80);
		events("a", 40, 50);
		events("b", 80, 100);
		assertFaults(compare(), 0, 10, 0, 2);
	}

	@Test
	void countsDuplicatesOfTwoOwners() {
		connected("a");
		events("a", 0, 60);
		connected("b");
		events("b", 50, 100);
		assertFaults(compare(), 10, 0, 0, 0);
	}

	@Test
	void detectsAnEventThatWasNotSent() {
		connected("a");
		events("a", 0, 100);
		event("a", 100);
		assertThat(compare().unknown()).isEqualTo(1);
	}

	private static void assertFaults(Comparison comparison, int duplicated, int announced, int unannounced,
			int disorderedCalls) {
		assertThat(comparison.duplicated()).isEqualTo(duplicated);
		assertThat(comparison.announced()).isEqualTo(announced);
		assertThat(comparison.unannounced()).isEqualTo(unannounced);
		assertThat(comparison.disorderedCalls()).isEqualTo(disorderedCalls);
		assertThat(comparison.unknown()).isZero();
	}

	private Comparison compare() {
		return new Comparison(this.sent, this.records);
	}

	private void connected(String session) {
		this.records.add(new AmiRecord.Connection(origin(session),
				new AmiConnectedEvent("east", Instant.EPOCH, "22.10.1", "11.0.0", null)));
	}

	private void events(String session, int from, int to) {
		IntStream.range(from, to).forEach((i) -> event(session, i));
	}

	private void event(String session, int number) {
		AmiMessage message = AmiMessage
			.of("Event", "Test", "Number", String.valueOf(number), "Linkedid", "call-" + number % 2)
			.withReceivedAt(Instant.ofEpochMilli(number));
		this.records.add(new AmiRecord.Event(origin(session), new UnknownEvent(message)));
	}

	private RecordOrigin origin(String session) {
		return new RecordOrigin("east", session, this.records.size() + 1L);
	}

}
