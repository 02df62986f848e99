/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

/**
 * Records that are missing in a partition.
 *
 * @param server the name of the server
 * @param session the session of the forwarder
 * @param topic the topic
 * @param partition the partition
 * @param count the number of missing records
 * @since 1.0.0
 */
public record RecordGap(String server, String session, String topic, int partition, long count) {
}
