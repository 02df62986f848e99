/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import java.time.Instant;
import java.util.Objects;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.message.AmiEvent;

/**
 * A record that a forwarder writes to a topic.
 *
 * @since 1.0.0
 */
public sealed interface AmiRecord {

	/**
	 * Returns the server, the session and the sequence number.
	 * @return the origin
	 */
	RecordOrigin origin();

	/**
	 * Returns the instant of the record: when an event was received, or when a call
	 * ended.
	 * @return the instant
	 */
	Instant at();

	/**
	 * An event of the PBX.
	 *
	 * @param origin the server, the session and the sequence number
	 * @param event the event
	 */
	record Event(RecordOrigin origin, AmiEvent event) implements AmiRecord {

		/**
		 * Creates a record.
		 * @param origin the server, the session and the sequence number
		 * @param event the event
		 */
		public Event {
			Objects.requireNonNull(origin, "origin");
			Objects.requireNonNull(event, "event");
		}

		@Override
		public Instant at() {
			return this.event.receivedAt();
		}

	}

	/**
	 * An event of the connection to the PBX, in its place among the events.
	 *
	 * @param origin the server, the session and the sequence number
	 * @param event the event
	 */
	record Connection(RecordOrigin origin, AmiConnectionEvent event) implements AmiRecord {

		/**
		 * Creates a record.
		 * @param origin the server, the session and the sequence number
		 * @param event the event
		 */
		public Connection {
			Objects.requireNonNull(origin, "origin");
			Objects.requireNonNull(event, "event");
		}

		@Override
		public Instant at() {
			return this.event.at();
		}

	}

	/**
	 * Announces that the forwarder has not written records.
	 *
	 * @param origin the server, the session and the sequence number
	 * @param at the instant at which the first record was lost
	 * @param count the number of records lost; the number of lost changes of the live
	 * view if the reason is {@link LossReason#CHANGES_LOST}
	 * @param reason the reason
	 */
	record Loss(RecordOrigin origin, Instant at, long count, LossReason reason) implements AmiRecord {

		/**
		 * Creates a record.
		 * @param origin the server, the session and the sequence number
		 * @param at the instant at which the first record was lost
		 * @param count the number of records lost
		 * @param reason the reason
		 */
		public Loss {
			Objects.requireNonNull(origin, "origin");
			Objects.requireNonNull(at, "at");
			Objects.requireNonNull(reason, "reason");
			if (count < 1) {
				throw new IllegalArgumentException("The count " + count + " is below 1.");
			}
		}

	}

	/**
	 * A call that has ended.
	 *
	 * @param origin the server, the session and the sequence number
	 * @param event the event of the live view
	 */
	record CallEnded(RecordOrigin origin, CallEndedEvent event) implements AmiRecord {

		/**
		 * Creates a record.
		 * @param origin the server, the session and the sequence number
		 * @param event the event of the live view
		 */
		public CallEnded {
			Objects.requireNonNull(origin, "origin");
			Objects.requireNonNull(event, "event");
		}

		@Override
		public Instant at() {
			return this.event.at();
		}

	}

}
