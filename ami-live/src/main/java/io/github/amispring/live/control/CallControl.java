/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;

/**
 * Acts on one call of a PBX. If the call has been merged into another one, for example by
 * a transfer, the methods act on that call. A {@link Party} is identified by its
 * Uniqueid; its present channel name is determined when a method is invoked.
 * <p>
 * The methods do not block, and report all errors through the returned future:
 * <ul>
 * <li>{@link CallGoneException} if the call has ended or the party has left it</li>
 * <li>{@code AmiErrorResponseException} if the PBX rejects the action. The account needs
 * the write permission {@code call}, and {@code system} to record and {@code originate}
 * to spy</li>
 * <li>{@code AmiDisconnectedException} and {@code AmiTimeoutException} if there is no
 * response; their {@code mayHaveRun()} tells whether the PBX may have executed the
 * action, which is never sent twice</li>
 * <li>{@link CallControlException} in the cases that the methods describe</li>
 * </ul>
 * Cancelling a future has no effect on the PBX, except for an {@link OriginatedCall}.
 * Continuations run on the executor of the client, otherwise on threads of the client or
 * the view.
 * <p>
 * AMI has no action by which a phone can be made to hold or resume a call. A phone does
 * so itself; the view shows it.
 * <p>
 * Thread-safe.
 *
 * @since 1.0.0
 */
public interface CallControl {

	/**
	 * Returns the call as it is now.
	 * @return the call, or the call into which it was merged; empty if it has ended or
	 * the view does not know it
	 */
	Optional<LiveCall> call();

	/**
	 * Hangs up all parties of the call.
	 * @return a future that completes when the PBX has accepted to hang up each of the
	 * channels, or they no longer existed
	 */
	CompletableFuture<Void> hangup();

	/**
	 * Hangs up one party. What the other parties do then depends on the dialplan; usually
	 * the call ends if only one of them is left.
	 * @param party the party
	 * @return a future that completes when the PBX has accepted the action
	 */
	CompletableFuture<Void> hangup(Party party);

	/**
	 * Transfers the party that is connected to {@code by} to an extension without
	 * consultation, and hangs up {@code by}.
	 * @param by the party that transfers the other one. It must be connected
	 * @param context the dialplan context of the extension
	 * @param exten the extension
	 * @return a future that completes when the PBX has accepted the transfer. Whether the
	 * extension answers is reported by the events of the call. Asterisk also accepts an
	 * extension that does not exist, and then hangs up the transferred party
	 */
	CompletableFuture<Void> transferBlind(Party by, String context, String exten);

	/**
	 * Begins an attended transfer: puts the party that is connected to {@code by} on
	 * hold, and connects {@code by} to an extension. Asterisk does so as if the party had
	 * dialed the feature code. Therefore, {@code features.conf} must define the code
	 * {@code atxfer}, and the party must be permitted to use it, for example by the
	 * options {@code t} or {@code T} of {@code Dial}. If it is not, the other party hears
	 * the keys. The context remains set for later transfers of this party with keys.
	 * @param by the party that transfers the other one. It must be connected
	 * @param context the dialplan context of the extension
	 * @param exten the extension. Use digits only, because it is dialed as keys
	 * @return a future that completes when the consultation has begun. The extension may
	 * not have answered yet. The future fails with {@link CallControlException} if
	 * {@code by} is not connected, or if the PBX does not begin the consultation within
	 * ten seconds after it has accepted the action
	 */
	CompletableFuture<AttendedTransfer> transferAttended(Party by, String context, String exten);

	/**
	 * Sends a party to an extension, at priority 1. No transfer takes place: the dialplan
	 * goes on for the other party of a conversation, which usually hangs it up.
	 * @param party the party
	 * @param context the dialplan context of the extension
	 * @param exten the extension
	 * @return a future that completes when the PBX has accepted the action
	 */
	CompletableFuture<Void> redirect(Party party, String context, String exten);

	/**
	 * Parks a party in the default parking lot.
	 * @param party the party
	 * @return a future of the parked call
	 * @see #park(Party, ParkOptions)
	 */
	default CompletableFuture<ParkedCall> park(Party party) {
		return park(party, ParkOptions.defaults());
	}

	/**
	 * Parks a party. The other party of a conversation is usually hung up.
	 * @param party the party
	 * @param options who parks the party, where, and how long
	 * @return a future that completes when the view shows the parked call, which contains
	 * the parking space. It fails with {@link CallControlException} if the view does not
	 * show it within ten seconds after the PBX has accepted the action, for example
	 * because the parking lot is full
	 */
	CompletableFuture<ParkedCall> park(Party party, ParkOptions options);

	/**
	 * Calls a phone and lets it spy on a party with the application {@code ChanSpy}. The
	 * phone is hung up when the party leaves the call. It is a call of its own in the
	 * view.
	 * @param target the party to spy on
	 * @param channel the phone to call, such as {@code PJSIP/100}
	 * @param mode what the phone may do
	 * @return the call of the spying phone. {@link OriginatedCall#firstLegAnswered()}
	 * completes when the phone has answered and spies; {@link OriginatedCall#answered()}
	 * does not complete normally. Cancelling one of its futures ends the spying
	 */
	OriginatedCall spy(Party target, String channel, SpyMode mode);

	/**
	 * Records what a party says and hears with {@code MixMonitor}. The recording ends
	 * when the party leaves the call; it goes on if the call is transferred.
	 * @param party the party
	 * @param file the file name, whose extension determines the format, such as
	 * {@code orders/4711.wav}. A relative path is resolved against the recording
	 * directory of Asterisk. Must not contain a comma
	 * @return a future of the identifier of the recording, with which
	 * {@link #stopRecording(Party, String)} stops it
	 */
	default CompletableFuture<String> record(Party party, String file) {
		return record(party, file, "");
	}

	/**
	 * Records what a party says and hears with {@code MixMonitor}.
	 * @param party the party
	 * @param file the file name
	 * @param options the options of {@code MixMonitor}, such as {@code b} to record only
	 * while the party is connected. Must not contain a comma
	 * @return a future of the identifier of the recording. It fails with
	 * {@code InvalidActionException} if the file or the options contain a comma: Asterisk
	 * would take the text after it for options, or for a command to execute
	 * @see #record(Party, String)
	 */
	CompletableFuture<String> record(Party party, String file, String options);

	/**
	 * Stops all recordings of a party.
	 * @param party the party
	 * @return a future that completes when the PBX has stopped them. It fails if there is
	 * none
	 */
	CompletableFuture<Void> stopRecording(Party party);

	/**
	 * Stops one recording of a party.
	 * @param party the party
	 * @param recordingId the identifier that {@code record} has returned
	 * @return a future that completes when the PBX has stopped it. It fails if it does
	 * not exist
	 */
	CompletableFuture<Void> stopRecording(Party party, String recordingId);

}
