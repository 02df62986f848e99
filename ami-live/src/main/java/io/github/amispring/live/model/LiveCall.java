/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A call at one instant. A call begins with its first channel and ends with its last one.
 * Local channels are neither parties nor attempts.
 *
 * @param server the name of the client of the PBX
 * @param id the identifier of the call. It does not change when Asterisk changes the
 * Linkedid, and is unique among all servers and restarts
 * @param direction the direction, or {@code null} if it is not known
 * @param originated whether the call was started by an {@code Originate} action or a call
 * file. Its caller is then the party that was called first; if the action calls several
 * phones through a Local channel, it is the one that answers, and not known before
 * @param state the state
 * @param stateSince when the call entered the state
 * @param caller the calling party, or {@code null} if it is not known
 * @param dialedNumber the extension that the caller dialed, or {@code null} if it is not
 * known
 * @param parties the parties that called or answered, in the order in which they did,
 * including those that have left
 * @param startedAt when the call started, or {@code null} if it started before the view
 * and the PBX did not report the instant
 * @param pbxAnsweredAt when the PBX answered the caller, or {@code null}
 * @param answeredAt when a called party answered for the first time, or {@code null}
 * @param answeredBy the party that answered first, or {@code null}
 * @param pickedUp whether the answering party picked up the call from another phone
 * @param application the application that the caller's channel executes, such as
 * {@code Queue}, or {@code null} if it is not known
 * @param attempts the attempts to reach phones, in the order in which they started; not
 * the attempt of an {@code Originate} action to reach the caller
 * @param holds the periods during which a party held the call
 * @param transfers the transfers of the call
 * @param parkings the periods during which a party was parked
 * @param queues the queues in which the caller waited
 * @param conferences the conferences in which parties took part
 * @param linkedIds all Linkedids that the channels of this call have had
 * @param incomplete whether parts of the record are missing, because the call was first
 * seen after it had started, events were lost, or a limit was exceeded
 * @since 1.0.0
 */
public record LiveCall(String server, String id, @Nullable CallDirection direction, boolean originated, CallState state,
		@Nullable Instant stateSince, @Nullable Party caller, @Nullable String dialedNumber, List<Party> parties,
		@Nullable Instant startedAt, @Nullable Instant pbxAnsweredAt, @Nullable Instant answeredAt,
		@Nullable Party answeredBy, boolean pickedUp, @Nullable String application, List<Attempt> attempts,
		List<Hold> holds, List<Transfer> transfers, List<ParkStay> parkings, List<QueueVisit> queues,
		List<ConferenceVisit> conferences, Set<String> linkedIds, boolean incomplete) {

	/**
	 * Returns the parties that take part at this instant.
	 * @return the parties that have not left
	 */
	public List<Party> presentParties() {
		return this.parties.stream().filter((party) -> party.leftAt() == null).toList();
	}

	/**
	 * Returns the queue in which the caller waits or waited last.
	 * @return the last visit of a queue, or {@code null} if there was none
	 */
	public @Nullable QueueVisit queue() {
		return this.queues.isEmpty() ? null : this.queues.get(this.queues.size() - 1);
	}

	/**
	 * Returns the conference in which a party takes or took part last.
	 * @return the last visit of a conference, or {@code null} if there was none
	 */
	public @Nullable ConferenceVisit conference() {
		return this.conferences.isEmpty() ? null : this.conferences.get(this.conferences.size() - 1);
	}

	/**
	 * Returns the phone that forwarded the call to another number.
	 * @return the last attempt that was forwarded, if there was one
	 */
	public Optional<Attempt> forwardedBy() {
		return this.attempts.stream()
			.filter((attempt) -> attempt.result() == AttemptResult.FORWARDED)
			.reduce((first, second) -> second);
	}

}
