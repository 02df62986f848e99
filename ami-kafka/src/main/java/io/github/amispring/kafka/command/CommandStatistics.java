/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

/**
 * The statistics of {@link RemoteActions} since it was created.
 *
 * @param pending the number of actions that wait for the reply of an owner
 * @param requested the number of actions that were passed to Kafka
 * @param answered the number of these actions for which an owner has replied in time
 * @param executed the number of actions of other instances that were passed to a client
 * of this instance
 * @param expired the number of actions of other instances that were not executed because
 * they had expired
 * @param rejected the number of requests that were invalid or for an unknown PBX
 * @param duplicates the number of requests that were discarded because they had been
 * received before
 * @param repliesLost the number of replies that could not be written
 * @since 1.0.0
 */
public record CommandStatistics(int pending, long requested, long answered, long executed, long expired, long rejected,
		long duplicates, long repliesLost) {

}
