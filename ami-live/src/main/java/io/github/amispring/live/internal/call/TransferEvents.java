/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.Arrays;

import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.BlindTransferEvent;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.model.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * BlindTransfer and AttendedTransfer.
 */
final class TransferEvents {

	private final Snapshots snapshots;

	private final Joining joining;

	private final TransferLog log;

	private final RealCaller realCaller;

	private final Channels channels;

	private final Bridges bridges;

	TransferEvents(CallContext context) {
		this.snapshots = context.snapshots;
		this.joining = context.joining;
		this.log = context.transferLog;
		this.realCaller = context.realCaller;
		this.channels = context.channels;
		this.bridges = context.bridges;
	}

	void register(EventRouter router) {
		router.on(BlindTransferEvent.class, this::blind);
		router.on(AttendedTransferEvent.class, this::attended);
	}

	private void blind(BlindTransferEvent event) {
		Channel transferer = this.snapshots.take(event.transfererChannel());
		Channel transferee = this.realCaller.behind(this.snapshots.take(event.transfereeChannel()));
		if (!"Success".equals(event.result())) {
			return;
		}
		Call call = callOf(transferer, transferee);
		if (call != null) {
			leave(call, transferer);
			if (call.isParked()) {
				// A transfer to the parking extension
				return;
			}
			this.log.add(call, TransferKind.BLIND, device(transferer), device(transferee), event.extension(), null);
		}
	}

	private void attended(AttendedTransferEvent event) {
		Channel first = this.snapshots.take(event.origTransfererChannel());
		Channel second = this.snapshots.take(event.secondTransfererChannel());
		Channel transfereeEnd = this.snapshots.take(event.transfereeChannel());
		Channel transferee = this.realCaller.behind(transfereeEnd);
		Channel targetEnd = this.snapshots.take(event.transferTargetChannel());
		if (targetEnd == null) {
			// Asterisk does not name a target that has already changed the bridge
			targetEnd = otherThan(this.bridges.get(event.destBridgeUniqueId()), first, second, transfereeEnd);
		}
		Channel target = this.realCaller.behind(targetEnd);
		if (!"Success".equals(event.result())) {
			return;
		}
		String number = dialedNumber(first, second, targetEnd);
		// After a gap, only the other channels of the two calls may be known
		Channel firstCall = (first != null) ? first : transferee;
		Channel secondCall = (second != null) ? second : targetEnd;
		if (firstCall != null && secondCall != null) {
			this.joining.join(firstCall, secondCall);
		}
		Call call = callOf(firstCall, secondCall);
		if (call == null) {
			return;
		}
		leave(call, first);
		leave(call, second);
		if (first != null && second != null && first != second) {
			// The transferer took part once, although with two channels
			call.parties.remove(second.leg);
		}
		CallAttempt pending = pending(call);
		this.log.add(call, (pending != null) ? TransferKind.BLONDE : TransferKind.ATTENDED, device(first),
				device(transferee), (number != null || pending == null) ? number : pending.leg.number(),
				(pending == null && target != null && target.isUp()) ? target.device() : null);
	}

	/** Returns the only other channel of a bridge, or {@code null}. */
	private @Nullable Channel otherThan(@Nullable Bridge bridge, @Nullable Channel... known) {
		if (bridge == null || bridge.members.size() > known.length + 1) {
			return null;
		}
		Channel found = null;
		for (String member : bridge.members) {
			Channel channel = this.channels.get(member);
			if (channel != null && !Arrays.asList(known).contains(channel)) {
				if (found != null) {
					return null;
				}
				found = channel;
			}
		}
		return found;
	}

	private static @Nullable CallAttempt pending(Call call) {
		for (CallAttempt attempt : call.attempts) {
			if (attempt.isPending()) {
				return attempt;
			}
		}
		return null;
	}

	/** The number that the transferer dialed to talk to the target. */
	private static @Nullable String dialedNumber(@Nullable Channel first, @Nullable Channel second,
			@Nullable Channel target) {
		if (second != null && first != second && second.call.caller == second.leg) {
			return second.call.dialedNumber;
		}
		return (target != null) ? target.callerIdNum() : null;
	}

	private static void leave(Call call, @Nullable Channel transferer) {
		if (transferer != null) {
			transferer.leg.transferredAway = true;
			call.enders.remove(transferer.uniqueId);
		}
	}

	private static @Nullable Call callOf(@Nullable Channel one, @Nullable Channel other) {
		if (one != null && !one.call.ended) {
			return one.call;
		}
		return (other != null && !other.call.ended) ? other.call : null;
	}

	private static @Nullable String device(@Nullable Channel channel) {
		return (channel != null) ? channel.device() : null;
	}

}
