/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.util.Objects;

/**
 * The position of a record in the stream that a forwarder writes to one partition.
 * <p>
 * In a partition, the records of a session have the sequence numbers 1, 2, 3 and so on. A
 * number that is not above the previous one belongs to a duplicate. If a number is
 * missing, a record is missing. Events that were dropped before they received a number
 * are announced by an {@link AmiRecord.Loss}.
 *
 * @param server the name of the server
 * @param session the random identifier of one run of a forwarder
 * @param sequence the number of the record in its session and partition, starting at 1
 * @since 1.0.0
 */
public record RecordOrigin(String server, String session, long sequence) {

	/**
	 * Creates an origin.
	 * @param server the name of the server
	 * @param session the random identifier of one run of a forwarder
	 * @param sequence the number of the record in its session and partition, starting at
	 * 1
	 */
	public RecordOrigin {
		Objects.requireNonNull(server, "server");
		Objects.requireNonNull(session, "session");
		if (sequence < 1) {
			throw new IllegalArgumentException("The sequence number " + sequence + " is below 1.");
		}
	}

}
