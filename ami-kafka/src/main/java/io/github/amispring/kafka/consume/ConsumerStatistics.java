/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

/**
 * Counts of the records of one server since the consumer was created.
 *
 * @param handled the number of records that were handled
 * @param duplicates the number of records that were discarded because they had been
 * handled before
 * @param missing the number of records that are missing according to the sequence numbers
 * @param lost the number of records that a forwarder has announced as lost
 * @param deadLetters the number of records that were written to a dead-letter topic
 * @since 1.0.0
 */
public record ConsumerStatistics(long handled, long duplicates, long missing, long lost, long deadLetters) {
}
