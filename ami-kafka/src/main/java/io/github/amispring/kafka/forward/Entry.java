/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Instant;
import java.util.function.Function;

import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.LossReason;
import io.github.amispring.kafka.record.RecordOrigin;

/**
 * A record that waits to be written. It receives its origin when it is written.
 *
 * @param key the key
 * @param at the instant of the record
 * @param losses the number of losses that the record announces, 0 for other records
 * @param content creates the record
 */
record Entry(String key, Instant at, long losses, Function<RecordOrigin, AmiRecord> content) {

	static Entry of(String key, Instant at, Function<RecordOrigin, AmiRecord> content) {
		return new Entry(key, at, 0, content);
	}

	static Entry loss(String key, Instant at, long count, LossReason reason) {
		return new Entry(key, at, count, (origin) -> new AmiRecord.Loss(origin, at, count, reason));
	}

	boolean isLoss() {
		return this.losses > 0;
	}

}
