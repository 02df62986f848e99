/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import io.github.amispring.kafka.record.RecordOrigin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordTracker}.
 */
class RecordTrackerTests {

	private static final TopicPartition PARTITION = new TopicPartition("events", 0);

	private final RecordTracker tracker = new RecordTracker();

	private long offset;

	@Test
	void acceptsRecordsInOrder() {
		handle("east", "a", 1);
		assertThat(check("east", "a", 2)).isZero();
	}

	@Test
	void doesNotReportAGapWhenTheConsumerJoins() {
		assertThat(check("east", "a", 500)).isZero();
		handle("east", "a", 500);
		assertThat(check("west", "b", 300)).isZero();
	}

	@Test
	void countsMissingRecords() {
		handle("east", "a", 1);
		assertThat(check("east", "a", 5)).isEqualTo(3);
		this.tracker.gapReported(PARTITION, new RecordOrigin("east", "a", 5));
		assertThat(check("east", "a", 5)).isZero();
	}

	@Test
	void countsMissingRecordsAtTheBeginningOfASession() {
		handle("east", "a", 7);
		assertThat(check("east", "b", 1)).isZero();
		assertThat(check("east", "b", 3)).isEqualTo(2);
	}

	@Test
	void detectsDuplicatesOfInterleavedSessions() {
		handle("east", "a", 7);
		handle("east", "b", 1);
		assertThat(check("east", "a", 7)).isEqualTo(RecordTracker.DUPLICATE);
		assertThat(check("east", "a", 8)).isZero();
	}

	@Test
	void keepsPartitionsApart() {
		handle("east", "a", 7);
		assertThat(this.tracker.check(new TopicPartition("events", 1), new RecordOrigin("east", "a", 3))).isZero();
	}

	@Test
	void forgetsAPartitionThatAnotherConsumerHasRead() {
		handle("east", "a", 7);
		this.tracker.assigned(PARTITION, this.offset + 10);
		assertThat(check("east", "a", 18)).isZero();
	}

	@Test
	void keepsThePositionOfAPartitionThatItReadsAgain() {
		handle("east", "a", 7);
		handle("east", "a", 8);
		this.tracker.assigned(PARTITION, this.offset - 1);
		assertThat(check("east", "a", 8)).isEqualTo(RecordTracker.DUPLICATE);
		assertThat(check("east", "a", 9)).isZero();
	}

	private long check(String server, String session, long sequence) {
		return this.tracker.check(PARTITION, new RecordOrigin(server, session, sequence));
	}

	private void handle(String server, String session, long sequence) {
		this.tracker.handled(PARTITION, this.offset++, new RecordOrigin(server, session, sequence));
	}

}
