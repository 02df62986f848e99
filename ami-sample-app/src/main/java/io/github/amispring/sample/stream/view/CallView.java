/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;
import java.util.List;

import io.github.amispring.live.model.CallDirection;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * A call.
 *
 * @param key the identifier of the call
 * @param server the name of the server
 * @param id the identifier of the call
 * @param state the state
 * @param since the instant at which the call entered the state
 * @param startedAt the instant at which the call started
 * @param answeredAt the instant at which a called party answered
 * @param direction the direction
 * @param originated whether the PBX was told to start the call
 * @param dialed the number that the caller dialed
 * @param from the caller, or another party if the caller has left
 * @param to the other parties that are present
 * @param ringing the phones that are being called
 * @param place the queue, conference or parking space that the call is in, or the
 * application that has answered
 * @param queue the last queue of the call
 * @param agent the name of the queue member who answered
 * @param held whether a party holds the call
 * @param incomplete whether parts of the record are missing
 * @param parties all parties, including those that have left
 * @param transfers the transfers
 * @param recording whether a present party is recorded
 */
public record CallView(String key, String server, String id, CallState state, @Nullable Instant since,
		@Nullable Instant startedAt, @Nullable Instant answeredAt, @Nullable CallDirection direction,
		boolean originated, @Nullable String dialed, @Nullable PartyView from, List<PartyView> to,
		List<PartyView> ringing, @Nullable String place, @Nullable String queue, @Nullable String agent, boolean held,
		boolean incomplete, List<PartyDetail> parties, List<TransferView> transfers, boolean recording) {

	static CallView of(CallSource source) {
		LiveCall call = source.call();
		Directory directory = source.directory();
		Party from = from(call);
		QueueVisit queue = call.queue();
		return new CallView(call.id(), call.server(), call.id(), call.state(), call.stateSince(), call.startedAt(),
				call.answeredAt(), call.direction(), call.originated(), call.dialedNumber(),
				(from != null) ? PartyView.of(from, directory) : firstChannel(source), to(call, from, directory),
				ringing(call, directory), place(call), (queue != null) ? queue.queue() : null, source.agent(),
				call.holds().stream().anyMatch((hold) -> hold.to() == null), call.incomplete(),
				call.parties().stream().map((party) -> PartyDetail.of(party, directory)).toList(),
				call.transfers().stream().map(TransferView::of).toList(), source.recorded());
	}

	private static @Nullable Party from(LiveCall call) {
		Party caller = call.caller();
		if (caller != null && caller.leftAt() == null) {
			return caller;
		}
		return call.parties().stream().filter((party) -> party.leftAt() == null).findFirst().orElse(caller);
	}

	private static @Nullable PartyView firstChannel(CallSource source) {
		return source.channels().isEmpty() ? null : PartyView.of(source.channels().get(0));
	}

	private static List<PartyView> to(LiveCall call, @Nullable Party from, Directory directory) {
		return call.parties()
			.stream()
			.filter((party) -> party.leftAt() == null)
			.filter((party) -> from == null || !party.uniqueId().equals(from.uniqueId()))
			.map((party) -> PartyView.of(party, directory))
			.toList();
	}

	private static List<PartyView> ringing(LiveCall call, Directory directory) {
		return call.attempts()
			.stream()
			.filter((attempt) -> attempt.endedAt() == null)
			.map((attempt) -> PartyView.of(attempt, directory))
			.toList();
	}

	private static @Nullable String place(LiveCall call) {
		QueueVisit queue = call.queue();
		ConferenceVisit conference = call.conference();
		return switch (call.state()) {
			case QUEUED -> (queue != null) ? queue.queue() : null;
			case CONFERENCE -> (conference != null) ? conference.conference() : null;
			case PARKED -> parkingSpace(call.parkings());
			case PBX -> call.application();
			default -> null;
		};
	}

	private static @Nullable String parkingSpace(List<ParkStay> parkings) {
		Integer space = parkings.isEmpty() ? null : parkings.get(parkings.size() - 1).space();
		return (space != null) ? space.toString() : null;
	}

	/**
	 * A party with its channel, on which the actions of the page act.
	 *
	 * @param uniqueId the Uniqueid of the channel
	 * @param channel the name of the channel
	 * @param name the name of the party
	 * @param number the number of the party
	 * @param device the device
	 * @param joinedAt the instant at which the party joined
	 * @param present whether the party has not left
	 */
	record PartyDetail(String uniqueId, String channel, @Nullable String name, @Nullable String number,
			@Nullable String device, @Nullable Instant joinedAt, boolean present) {

		static PartyDetail of(Party party, Directory directory) {
			return new PartyDetail(party.uniqueId(), party.channel(), PartyView.name(party, directory), party.number(),
					party.device(), party.joinedAt(), party.leftAt() == null);
		}

	}

	/**
	 * A transfer of the call.
	 *
	 * @param at the instant of the transfer
	 * @param kind the kind
	 * @param by the device that transferred the call
	 * @param from the device of the transferred party
	 * @param number the extension to which the call was transferred
	 * @param to the device that received the call
	 */
	record TransferView(Instant at, TransferKind kind, @Nullable String by, @Nullable String from,
			@Nullable String number, @Nullable String to) {

		static TransferView of(Transfer transfer) {
			return new TransferView(transfer.at(), transfer.kind(), transfer.by(), transfer.from(), transfer.number(),
					transfer.to());
		}

	}

}
