/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.List;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.DialEndEvent;
import io.github.amispring.event.DialStateEvent;
import io.github.amispring.event.PickupEvent;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * DialBegin, DialState, DialEnd and Pickup.
 */
final class DialEvents {

	private final Calls calls;

	private final Snapshots snapshots;

	private final Joining joining;

	private final RealCaller realCaller;

	private final RedirectRule redirectRule;

	private final FirstLegs firstLegs;

	private final TransferLog transferLog;

	private final Touched touched;

	private final EventTime time;

	private final int maxEntries;

	DialEvents(CallContext context) {
		this.calls = context.calls;
		this.snapshots = context.snapshots;
		this.joining = context.joining;
		this.realCaller = context.realCaller;
		this.redirectRule = new RedirectRule(context.channels);
		this.firstLegs = new FirstLegs(context);
		this.transferLog = context.transferLog;
		this.touched = context.touched;
		this.time = context.time;
		this.maxEntries = context.settings.limits().entriesPerCall();
	}

	void register(EventRouter router) {
		router.on(DialBeginEvent.class, this::begin);
		router.on(DialStateEvent.class, this::state);
		router.on(DialEndEvent.class, this::end);
		router.on(PickupEvent.class, this::pickup);
	}

	private void begin(DialBeginEvent event) {
		Channel source = this.snapshots.take(event.channel());
		Channel dest = this.snapshots.take(event.destChannel());
		if (dest == null) {
			return;
		}
		if (source != null) {
			this.joining.join(source, dest);
		}
		dest.dial = new Dial(uniqueId(event.channel()));
		Call call = dest.call;
		if (call.ended) {
			return;
		}
		if (dest.localHalf()) {
			if (event.channel() == null) {
				call.originated = true;
			}
			return;
		}
		Channel caller = this.realCaller.of(source);
		if (call.attempt(dest.leg) != null) {
			return;
		}
		if (caller == null && this.firstLegs.areDialedBy(source) && this.firstLegs.mayBegin(call)) {
			this.firstLegs.begin(call, dest, new CallAttempt(dest.leg, this.time.now()));
		}
		else {
			if (caller != null && call.caller == null) {
				call.caller = caller.leg;
			}
			if (caller != null && this.redirectRule.isRedirect(call, caller)) {
				this.transferLog.add(call, TransferKind.REDIRECT, null, caller.device(), caller.exten(), null);
			}
			attempt(call, caller, dest);
		}
		this.touched.channel(dest);
	}

	private static @Nullable String uniqueId(@Nullable ChannelSnapshot snapshot) {
		return (snapshot != null) ? snapshot.uniqueId() : null;
	}

	private void attempt(Call call, @Nullable Channel caller, Channel dest) {
		if (call.attempts.size() >= this.maxEntries) {
			call.incomplete = true;
			return;
		}
		if (caller != null && call.dialedNumber == null && caller.leg == call.caller && !"s".equals(caller.exten())) {
			call.dialedNumber = caller.exten();
		}
		call.attempts.add(new CallAttempt(dest.leg, this.time.now()));
	}

	private void state(DialStateEvent event) {
		this.snapshots.take(event.channel());
		Channel dest = this.snapshots.take(event.destChannel());
		if (dest != null && "RINGING".equals(event.dialStatus()) && dest.leg.ringingAt == null) {
			dest.leg.ringingAt = this.time.now();
			this.touched.channel(dest);
		}
	}

	private void end(DialEndEvent event) {
		Channel source = this.snapshots.take(event.channel());
		Channel dest = this.snapshots.take(event.destChannel());
		if (dest == null || (dest.dial != null && !dest.dial.open)) {
			// A queue sends two DialEnds for an attempt
			return;
		}
		if (dest.dial == null) {
			// A phone that picks up the call was not dialed
			dest.dial = new Dial(uniqueId(event.channel()));
			if (source != null) {
				this.joining.join(source, dest);
			}
		}
		dest.dial.open = false;
		dest.dial.status = event.dialStatus();
		Call call = dest.call;
		if (dest.localHalf() || call.ended) {
			return;
		}
		CallAttempt attempt = call.attempt(dest.leg);
		if (attempt != null) {
			attempt.forwardedTo = event.forward();
			attempt.update(event.dialStatus(), this.time.now());
		}
		if ("ANSWER".equals(event.dialStatus())) {
			if (attempt != null && attempt.firstLeg) {
				this.firstLegs.answered(call, dest, attempt);
			}
			else if (attempt == null && event.channel() == null) {
				// The DialBegin of an originate action was lost
				firstOriginated(call, dest);
			}
			else {
				answered(call, dest);
			}
		}
		this.touched.channel(dest);
	}

	private void firstOriginated(Call call, Channel phone) {
		if (call.caller == null) {
			CallAttempt attempt = new CallAttempt(phone.leg, this.time.now());
			attempt.update("ANSWER", this.time.now());
			this.firstLegs.begin(call, phone, attempt);
			this.firstLegs.answered(call, phone, attempt);
		}
	}

	private void answered(Call call, Channel dest) {
		if (!dest.leg.party) {
			dest.leg.joinedAt = this.time.now();
			this.calls.addParty(call, dest.leg);
		}
		call.wasUp = true;
		if (call.answeredAt == null) {
			call.answeredAt = this.time.now();
			call.answeredBy = dest.leg;
		}
		List<Transfer> transfers = call.transfers;
		for (int i = transfers.size() - 1; i >= 0; i--) {
			Transfer transfer = transfers.get(i);
			if (transfer.to() == null && transfer.kind() != TransferKind.PARK) {
				transfers.set(i, new Transfer(transfer.kind(), transfer.at(), transfer.by(), transfer.from(),
						transfer.number(), dest.device()));
				break;
			}
		}
	}

	private void pickup(PickupEvent event) {
		Channel channel = this.snapshots.take(event.channel());
		Channel target = this.snapshots.take(event.targetChannel());
		if (channel == null || target == null) {
			return;
		}
		Call call = this.joining.join(channel, target);
		if (call.ended) {
			return;
		}
		call.pickedUp = true;
		CallAttempt attempt = call.attempt(target.uniqueId);
		if (attempt != null && attempt.isPending()) {
			attempt.end(this.time.now(), AttemptResult.ANSWERED_ELSEWHERE);
		}
		this.touched.channel(channel);
	}

}
