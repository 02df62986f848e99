/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline of a call. Components that do not apply to the kind, or are
 * not known, are {@code null}, and absent in JSON.
 *
 * @param at when it happened
 * @param kind what happened
 * @param party the party or phone that it happened to, or that did it
 * @param to the device that received a transferred call
 * @param number the number that was dialed, or to which the call was transferred or
 * forwarded
 * @param queue the name of the queue
 * @param conference the name of the conference
 * @param lot the parking lot
 * @param space the parking space
 * @param application the application of the PBX that answered
 * @param result the name of the outcome, result or kind of transfer
 * @param call the key of the call into which this one was merged, or which was merged
 * into this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineEntry(Instant at, Kind kind, @Nullable HistoryParty party, @Nullable String to, @Nullable String number,
		@Nullable String queue, @Nullable String conference, @Nullable String lot, @Nullable Integer space,
		@Nullable String application, @Nullable String result, @Nullable String call) {

	/**
	 * The kinds of entries. The comments list the components besides {@code at}.
	 */
	enum Kind {

		/** The call started: party (the caller), number. */
		START,

		/** The PBX answered the caller: application. */
		PBX_ANSWERED,

		/** A phone started to ring: party. */
		RINGING,

		/**
		 * A phone did not answer: party, result (AttemptResult), number (forwarded to).
		 */
		NOT_ANSWERED,

		/** A phone answered: party. */
		ANSWERED,

		/** A party held the call: party. */
		HELD,

		/** A party resumed the call: party. */
		RESUMED,

		/** The call was transferred: party (by), to, number, result (TransferKind). */
		TRANSFERRED,

		/** A party was parked: party (by), lot, space. */
		PARKED,

		/** The parking ended: party (retrieved by), lot, space, result (ParkResult). */
		PARK_ENDED,

		/** The caller joined a queue: queue. */
		QUEUED,

		/** The caller left a queue: queue, result (QueueOutcome), party (the member). */
		QUEUE_LEFT,

		/** A party joined a conference: party, conference. */
		CONFERENCE,

		/** A party left a conference: party, conference. */
		CONFERENCE_LEFT,

		/**
		 * The call was merged into another call, or another call into this one: call.
		 */
		MERGED,

		/** The call ended: party (ended by, absent if the PBX did), result. */
		ENDED

	}

	TimelineEntry withCall(String call) {
		return new TimelineEntry(this.at, this.kind, this.party, this.to, this.number, this.queue, this.conference,
				this.lot, this.space, this.application, this.result, call);
	}

	static Builder of(@Nullable Instant at, Kind kind) {
		return new Builder(at, kind);
	}

	/**
	 * Builds an entry from the components that its kind has.
	 */
	static final class Builder {

		private final @Nullable Instant at;

		private final Kind kind;

		private @Nullable HistoryParty party;

		private @Nullable String to;

		private @Nullable String number;

		private @Nullable String queue;

		private @Nullable String conference;

		private @Nullable String lot;

		private @Nullable Integer space;

		private @Nullable String application;

		private @Nullable String result;

		private @Nullable String call;

		private Builder(@Nullable Instant at, Kind kind) {
			this.at = at;
			this.kind = kind;
		}

		Builder party(@Nullable HistoryParty party) {
			this.party = party;
			return this;
		}

		Builder to(@Nullable String to) {
			this.to = to;
			return this;
		}

		Builder number(@Nullable String number) {
			this.number = number;
			return this;
		}

		Builder queue(String queue) {
			this.queue = queue;
			return this;
		}

		Builder conference(String conference) {
			this.conference = conference;
			return this;
		}

		Builder parking(@Nullable String lot, @Nullable Integer space) {
			this.lot = lot;
			this.space = space;
			return this;
		}

		Builder application(@Nullable String application) {
			this.application = application;
			return this;
		}

		Builder result(@Nullable Enum<?> result) {
			this.result = (result != null) ? result.name() : null;
			return this;
		}

		Builder call(@Nullable String call) {
			this.call = call;
			return this;
		}

		/** Returns {@code null} if it did not happen, or it is not known when. */
		@Nullable TimelineEntry build() {
			return (this.at != null) ? new TimelineEntry(this.at, this.kind, this.party, this.to, this.number,
					this.queue, this.conference, this.lot, this.space, this.application, this.result, this.call) : null;
		}

	}

}
