/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.settings.LiveSettings;
import org.jspecify.annotations.Nullable;

/**
 * The live calls, by identifier and by Linkedid. A channel is in exactly one call.
 */
final class Calls {

	private final String server;

	private final LiveSettings settings;

	private final Channels channels;

	private final Touched touched;

	private final EventTime time;

	private final EnderRule enderRule;

	private final Map<String, Call> byId = new LinkedHashMap<>();

	private final Map<String, Call> byLinkedId = new HashMap<>();

	private long created;

	Calls(String server, LiveSettings settings, Channels channels, Touched touched, EventTime time,
			EnderRule enderRule) {
		this.server = server;
		this.settings = settings;
		this.channels = channels;
		this.touched = touched;
		this.time = time;
		this.enderRule = enderRule;
	}

	int size() {
		return this.byId.size();
	}

	int linkedIds() {
		return this.byLinkedId.size();
	}

	boolean isFull() {
		return this.byId.size() >= this.settings.limits().calls();
	}

	Collection<Call> all() {
		return this.byId.values();
	}

	@Nullable Call get(String id) {
		return this.byId.get(id);
	}

	@Nullable Call ofLinkedId(@Nullable String linkedId) {
		return (linkedId != null) ? this.byLinkedId.get(linkedId) : null;
	}

	/**
	 * Creates a call.
	 * @param firstChannel the Uniqueid of its first channel, which is in no other call
	 * @param startedAt when it started, or {@code null} if it is not known
	 * @return the call
	 */
	Call create(String firstChannel, @Nullable Instant startedAt) {
		String id = this.server + "/" + firstChannel;
		while (this.byId.containsKey(id)) {
			id += "'";
		}
		Call call = new Call(id, ++this.created, startedAt);
		if (call.stateSince == null) {
			call.stateSince = this.time.now();
		}
		this.byId.put(id, call);
		this.touched.call(call);
		return call;
	}

	/** Determines the state of a call again. */
	void touch(Call call) {
		this.touched.call(call);
	}

	/** Makes a call the one of a Linkedid. */
	void link(String linkedId, Call call) {
		if (call.linkedIds.size() >= this.settings.limits().entriesPerCall() && !call.linkedIds.contains(linkedId)) {
			call.incomplete = true;
			return;
		}
		call.linkedIds.add(linkedId);
		this.byLinkedId.put(linkedId, call);
	}

	/** Adds a channel to a call. */
	void add(Channel channel, Call call) {
		channel.call = call;
		call.present.add(channel.uniqueId);
		if (!channel.localHalf()) {
			call.presentReal++;
		}
		if (channel.linkedId != null) {
			link(channel.linkedId, call);
		}
		this.touched.channel(channel);
	}

	/** Moves a channel from its call to another one. */
	void move(Channel channel, Call call) {
		Call former = channel.call;
		remove(channel, former);
		this.touched.moved.add(channel.uniqueId);
		if (former.parties.contains(channel.leg) && !call.parties.contains(channel.leg)) {
			addParty(call, channel.leg);
		}
		add(channel, call);
	}

	/** Takes a channel out of its call, which does not end the call. */
	void remove(Channel channel, Call call) {
		if (call.present.remove(channel.uniqueId) && !channel.localHalf()) {
			call.presentReal--;
		}
		call.optimizing.remove(channel.uniqueId);
		this.touched.call(call);
	}

	/** Makes a leg a party of its call. */
	void addParty(Call call, Leg leg) {
		if (call.parties.size() >= this.settings.limits().entriesPerCall()) {
			call.incomplete = true;
			return;
		}
		leg.party = true;
		call.parties.add(leg);
	}

	/**
	 * Returns whether a call has ended: its last channel is gone or, if a party was
	 * connected, only halves of Local channels are left. Those of an originated call may
	 * still call other phones.
	 */
	boolean isOver(Call call) {
		return call.present.isEmpty() || (call.presentReal == 0 && call.wasUp && !call.originated);
	}

	/** Ends a call whose parties have hung up. */
	void end(Call call) {
		Instant at = this.time.now();
		call.attempts.forEach((attempt) -> {
			if (attempt.endedAt == null) {
				attempt.endedAt = at;
			}
		});
		end(call, at, OutcomeRule.outcome(call), this.enderRule.endedBy(call), null);
	}

	/** Ends a call that was merged into another one. */
	void endMerged(Call call, Call survivor) {
		end(call, this.time.now(), CallOutcome.MERGED, null, survivor.id);
		for (String linkedId : call.linkedIds) {
			link(linkedId, survivor);
		}
	}

	/** Ends a call whose end was not seen. */
	void endUnseen(Call call, CallOutcome outcome) {
		call.incomplete = true;
		end(call, this.time.now(), outcome, null, null);
	}

	private void end(Call call, Instant at, CallOutcome outcome, @Nullable EndedBy endedBy,
			@Nullable String mergedInto) {
		if (call.ended) {
			return;
		}
		call.talking(false, at);
		call.ended = true;
		call.state = CallState.ENDED;
		call.stateSince = at;
		this.byId.remove(call.id);
		for (String linkedId : call.linkedIds) {
			this.byLinkedId.remove(linkedId, call);
		}
		this.touched.ended(call,
				new EndedCall(call.toRecord(this.server, this.settings.partyResolver()), at, RingTime.of(call, at),
						call.talk(), Times.hold(call.holds, at), Times.park(call.parkings, at), outcome, endedBy,
						CauseRule.causeCode(call), CauseRule.sipCode(call), mergedInto));
		if (mergedInto == null) {
			for (String id : call.present) {
				Channel channel = this.channels.get(id);
				if (channel != null) {
					this.touched.channels.add(id);
				}
			}
		}
	}

}
