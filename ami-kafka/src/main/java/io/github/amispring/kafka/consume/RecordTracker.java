/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.kafka.record.RecordOrigin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Detects duplicates and gaps by the sequence numbers of sessions. The consumer threads
 * use different partitions.
 */
final class RecordTracker {

	/** The result for a record that was handled before. */
	static final long DUPLICATE = -1;

	private final Map<TopicPartition, PartitionState> partitions = new ConcurrentHashMap<>();

	/**
	 * Handles the assignment of a partition. The state remains if no other consumer has
	 * continued to read the partition meanwhile.
	 */
	void assigned(TopicPartition partition, long position) {
		this.partitions.computeIfPresent(partition, (key, state) -> (position <= state.nextOffset) ? state : null);
	}

	/**
	 * Returns how many records are missing before a record.
	 * @return the number, or {@link #DUPLICATE}
	 */
	long check(TopicPartition partition, RecordOrigin origin) {
		return state(partition).check(origin);
	}

	/** Remembers that the gap before a record was reported. */
	void gapReported(TopicPartition partition, RecordOrigin origin) {
		state(partition).handled(origin.server(), origin.session(), origin.sequence() - 1);
	}

	/**
	 * Remembers that a record was handled.
	 * @param origin the origin, {@code null} if it is unknown
	 */
	void handled(TopicPartition partition, long offset, @Nullable RecordOrigin origin) {
		PartitionState state = state(partition);
		state.nextOffset = offset + 1;
		if (origin != null) {
			state.handled(origin.server(), origin.session(), origin.sequence());
		}
	}

	private PartitionState state(TopicPartition partition) {
		return this.partitions.computeIfAbsent(partition, (key) -> new PartitionState());
	}

	/**
	 * The state of a partition.
	 */
	private static final class PartitionState {

		private static final int MAX_SESSIONS = 10_000;

		/** The last numbers of sessions. */
		private final Map<String, Long> sessions = bounded();

		/** The servers of which a session is known. */
		private final Map<String, Boolean> servers = bounded();

		private volatile long nextOffset;

		private synchronized long check(RecordOrigin origin) {
			Long last = this.sessions.get(origin.session());
			if (last == null) {
				// a consumer that joins may miss any number of records of a server that
				// it does not know
				return this.servers.containsKey(origin.server()) ? origin.sequence() - 1 : 0;
			}
			return (origin.sequence() <= last) ? DUPLICATE : origin.sequence() - last - 1;
		}

		private synchronized void handled(String server, String session, long sequence) {
			this.sessions.merge(session, sequence, Math::max);
			this.servers.put(server, true);
		}

		private static <V> Map<String, V> bounded() {
			return new LinkedHashMap<>(16, 0.75f, true) {

				private static final long serialVersionUID = 1L;

				@Override
				protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
					return size() > MAX_SESSIONS;
				}

			};
		}

	}

}
