/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import io.github.amispring.kafka.record.AmiRecord;

/**
 * Handles the records of topics. If a method throws an exception, the record is handled
 * again after a delay, and is finally written to the dead-letter topic. Records of
 * different partitions may be handled concurrently.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface RecordHandler {

	/**
	 * Handles a record. The records of a partition are handled in order. Duplicates are
	 * discarded before.
	 * @param record the record
	 */
	void onRecord(ConsumedRecord record);

	/**
	 * Handles a gap before the next record. Not called for an announced
	 * {@link AmiRecord.Loss} whose records have no sequence numbers.
	 * @param gap the missing records
	 */
	default void onGap(RecordGap gap) {
	}

	/**
	 * Handles that a record, which {@link #onRecord} could not handle, was written to the
	 * dead-letter topic. Must not throw an exception.
	 * @param record the record
	 */
	default void onDeadLetter(ConsumedRecord record) {
	}

}
