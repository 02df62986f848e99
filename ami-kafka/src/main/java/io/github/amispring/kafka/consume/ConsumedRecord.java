/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import io.github.amispring.kafka.record.AmiRecord;

/**
 * A record and its place in a topic.
 *
 * @param content the record
 * @param topic the topic
 * @param partition the partition
 * @param offset the offset in the partition
 * @since 1.0.0
 */
public record ConsumedRecord(AmiRecord content, String topic, int partition, long offset) {
}
