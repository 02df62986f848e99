/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.amispring.action.AtxferAction;
import io.github.amispring.action.BlindTransferAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.MixMonitorAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.ParkAction;
import io.github.amispring.action.RedirectAction;
import io.github.amispring.action.StopMixMonitorAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.live.control.AttendedTransfer;
import io.github.amispring.live.control.CallControl;
import io.github.amispring.live.control.CallControlException;
import io.github.amispring.live.control.CallGoneException;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.control.ParkOptions;
import io.github.amispring.live.control.SpyMode;
import io.github.amispring.live.event.CallParkedEvent;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.message.AmiAction;
import org.jspecify.annotations.Nullable;

/**
 * Acts on one call.
 */
final class DefaultCallControl implements CallControl {

	/** Asterisk stores the identifier of a recording in a variable of the channel. */
	private static final String RECORDING_OPTION = "i(AMI_RECORDING)";

	private final LiveView view;

	private final OpenWork open;

	private final OriginatedCalls originatedCalls;

	private final CallReference reference;

	DefaultCallControl(LiveView view, OpenWork open, OriginatedCalls originatedCalls, CallReference reference) {
		this.view = view;
		this.open = open;
		this.originatedCalls = originatedCalls;
		this.reference = reference;
	}

	@Override
	public Optional<LiveCall> call() {
		return Optional.ofNullable(this.reference.find(this.view.snapshot(), this.view));
	}

	@Override
	public CompletableFuture<Void> hangup() {
		LiveSnapshot snapshot = this.view.snapshot();
		LiveCall call = this.reference.find(snapshot, this.view);
		if (call == null) {
			return CompletableFuture.failedFuture(callGone("hang up all parties", snapshot));
		}
		return Actions.hangUp(this.view, Actions.channelsOf(snapshot, call)).thenApply((count) -> null);
	}

	@Override
	public CompletableFuture<Void> hangup(Party party) {
		return send("hang up", party, (channel) -> HangupAction.of(channel.name()));
	}

	@Override
	public CompletableFuture<Void> transferBlind(Party by, String context, String exten) {
		return send("make a transfer by", by,
				(channel) -> BlindTransferAction.of(channel.name(), exten).context(context));
	}

	@Override
	public CompletableFuture<Void> redirect(Party party, String context, String exten) {
		return send("redirect", party, (channel) -> RedirectAction.of(channel.name(), context, exten, 1));
	}

	@Override
	public CompletableFuture<AttendedTransfer> transferAttended(Party by, String context, String exten) {
		return withChannel("make a transfer by", by, (channel) -> {
			if (channel.bridgeId() == null) {
				return CompletableFuture
					.failedFuture(
							new CallControlException(this.view.server(),
									"Cannot make a transfer by \"" + channel.name() + "\" of PBX \""
											+ this.view.server() + "\": the party is not connected to another one.",
									null));
			}
			return consultation(channel, context, exten);
		});
	}

	/** A consultation has begun when the transferer enters another bridge. */
	private CompletableFuture<AttendedTransfer> consultation(LiveChannel transferer, String context, String exten) {
		AmiClient client = this.view.client();
		Await<AttendedTransfer> begun = new Await<>(this.view, this.open);
		begun.onEnd(client.subscribe(BridgeEnterEvent.class, (event) -> {
			if (transferer.uniqueId().equals(event.channel().uniqueId())
					&& !String.valueOf(transferer.bridgeId()).equals(event.bridge().uniqueId())) {
				begun.complete(new DefaultAttendedTransfer(this.view, transferer));
			}
		})::close);
		begun.onEnd(client.subscribe(HangupEvent.class, (event) -> {
			if (transferer.uniqueId().equals(event.channel().uniqueId())) {
				begun.fail(partyGone("make a transfer by", transferer.name(), transferer.callId()));
			}
		})::close);
		return begun.after(
				() -> Actions.send(this.view, AtxferAction.of(transferer.name(), exten).context(context), transferer),
				() -> new CallControlException(this.view.server(),
						"PBX \"" + this.view.server() + "\" has accepted the attended transfer by \""
								+ transferer.name() + "\" to \"" + exten + "@" + context
								+ "\", but no consultation has begun. Verify that the extension exists, and that the "
								+ "party is permitted to transfer calls with keys (options t and T of Dial).",
						null));
	}

	@Override
	public CompletableFuture<ParkedCall> park(Party party, ParkOptions options) {
		return withChannel("park", party, (channel) -> {
			ParkAction action = ParkAction.of(channel.name());
			if (options.by() != null) {
				LiveChannel by = this.view.snapshot().channels().get(options.by().uniqueId());
				if (by == null) {
					return CompletableFuture
						.failedFuture(partyGone("park a party by", options.by().channel(), channel.callId()));
				}
				action = action.timeoutChannel(by.name());
			}
			action = (options.lot() != null) ? action.parkingLot(options.lot()) : action;
			action = (options.timeout() != null) ? action.timeout(options.timeout()) : action;
			return park(channel, action);
		});
	}

	private CompletableFuture<ParkedCall> park(LiveChannel channel, ParkAction action) {
		Await<ParkedCall> parked = new Await<>(this.view, this.open);
		parked.onEnd(this.view.subscribe().apply((change) -> {
			if (change instanceof CallParkedEvent event && event.parking().uniqueId().equals(channel.uniqueId())) {
				parked.complete(parkedCall(event.call(), event.parking()));
			}
		}));
		return parked.after(() -> Actions.send(this.view, action, channel),
				() -> new CallControlException(this.view.server(),
						"PBX \"" + this.view.server() + "\" has accepted to park \"" + channel.name()
								+ "\", but has not parked it. Verify that the parking lot exists and has a free space.",
						null));
	}

	private ParkedCall parkedCall(LiveCall call, ParkStay stay) {
		ParkedCall parked = this.view.snapshot().parked().get(stay.uniqueId());
		return (parked != null) ? parked
				: new ParkedCall(stay.lot(), stay.space(), stay.uniqueId(), call.id(), stay.by(), stay.from(), null);
	}

	@Override
	public OriginatedCall spy(Party target, String channel, SpyMode mode) {
		LiveSnapshot snapshot = this.view.snapshot();
		LiveCall call = this.reference.find(snapshot, this.view);
		LiveChannel spied = channel(snapshot, call, target);
		if (spied == null) {
			return this.originatedCalls.failed(gone("spy on", target, call, snapshot));
		}
		String options = switch (mode) {
			case LISTEN -> "qES";
			case WHISPER -> "qESw";
			case BARGE -> "qESB";
		};
		return this.originatedCalls
			.originate(OriginateAction.of(channel).application("ChanSpy", spied.name() + "," + options));
	}

	@Override
	public CompletableFuture<String> record(Party party, String file, String options) {
		if (file.contains(",") || options.contains(",")) {
			return CompletableFuture.failedFuture(new InvalidActionException(
					"Cannot record \"" + party.channel() + "\" to the file \"" + file + "\" with the options \""
							+ options + "\": the file and the options of MixMonitor must not contain a comma."));
		}
		String allOptions = options.contains("i(") ? options : options + RECORDING_OPTION;
		return withChannel("record", party,
				(channel) -> Actions
					.send(this.view, MixMonitorAction.of(channel.name()).file(file).options(allOptions), channel)
					.thenApply((response) -> (response.mixMonitorId() != null) ? response.mixMonitorId() : ""));
	}

	@Override
	public CompletableFuture<Void> stopRecording(Party party) {
		return send("stop the recordings of", party, (channel) -> StopMixMonitorAction.of(channel.name()));
	}

	@Override
	public CompletableFuture<Void> stopRecording(Party party, String recordingId) {
		return send("stop a recording of", party,
				(channel) -> StopMixMonitorAction.of(channel.name()).mixMonitorId(recordingId));
	}

	private CompletableFuture<Void> send(String verb, Party party, Function<LiveChannel, AmiAction<?>> action) {
		return withChannel(verb, party,
				(channel) -> Actions.send(this.view, action.apply(channel), channel).thenApply((response) -> null));
	}

	private <T> CompletableFuture<T> withChannel(String verb, Party party,
			Function<LiveChannel, CompletableFuture<T>> function) {
		LiveSnapshot snapshot = this.view.snapshot();
		LiveCall call = this.reference.find(snapshot, this.view);
		LiveChannel channel = channel(snapshot, call, party);
		if (channel == null) {
			return CompletableFuture.failedFuture(gone(verb, party, call, snapshot));
		}
		return function.apply(channel);
	}

	private static @Nullable LiveChannel channel(LiveSnapshot snapshot, @Nullable LiveCall call, Party party) {
		LiveChannel channel = snapshot.channels().get(party.uniqueId());
		return (call != null && channel != null && channel.callId().equals(call.id())) ? channel : null;
	}

	private CallGoneException gone(String verb, Party party, @Nullable LiveCall call, LiveSnapshot snapshot) {
		return (call != null) ? partyGone(verb, party.channel(), call.id())
				: callGone(verb + " \"" + party.channel() + "\"", snapshot);
	}

	private CallGoneException callGone(String what, LiveSnapshot snapshot) {
		String reason = (snapshot.state() == ViewState.VALID)
				? "it has ended. Read the present calls from the live view."
				: "the live view does not know it at present, because its state is " + snapshot.state()
						+ ". Try again when it is VALID.";
		return new CallGoneException(this.view.server(), this.reference.id(), "Cannot " + what + " in call \""
				+ this.reference.id() + "\" of PBX \"" + this.view.server() + "\": " + reason, null);
	}

	private CallGoneException partyGone(String verb, String channel, String callId) {
		return new CallGoneException(this.view.server(), callId,
				"Cannot " + verb + " \"" + channel + "\" in call \"" + callId + "\" of PBX \"" + this.view.server()
						+ "\": the party does not take part in the call. Use one of its present parties.",
				null);
	}

}
