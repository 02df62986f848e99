/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.live.model.ConferenceVisit;
import org.jspecify.annotations.Nullable;

/**
 * The rule which channels belong to one call: those that start with the same Linkedid,
 * that dial each other, that are halves of a Local channel, that are connected by a
 * pickup or an attended transfer, or whose Linkedid becomes the same. The older call
 * remains.
 */
final class Joining {

	private final Calls calls;

	private final Channels channels;

	private final Merges merges;

	Joining(Calls calls, Channels channels, Merges merges) {
		this.calls = calls;
		this.channels = channels;
		this.merges = merges;
	}

	/** Two channels belong to one call. */
	Call join(Channel one, Channel other) {
		return merge(one, other.call);
	}

	/**
	 * A channel has a Linkedid. Asterisk does not tell when it changes, so each event may
	 * be the first that shows it.
	 */
	void linkedId(Channel channel, @Nullable String linkedId) {
		if (linkedId == null || linkedId.equals(channel.linkedId)) {
			return;
		}
		channel.linkedId = linkedId;
		Call call = this.calls.ofLinkedId(linkedId);
		if (call == null) {
			if (!channel.call.ended) {
				this.calls.link(linkedId, channel.call);
			}
		}
		else {
			merge(channel, call);
		}
	}

	private Call merge(Channel channel, Call other) {
		Call call = channel.call;
		if (call == other || other.ended) {
			return call;
		}
		if (call.ended) {
			// A Local channel that has outlived its call
			this.calls.move(channel, other);
			return other;
		}
		Call survivor = (call.order < other.order) ? call : other;
		merge((survivor == call) ? other : call, survivor);
		return survivor;
	}

	/**
	 * Only what still exists moves, and the conferences of channels that still exist: the
	 * record of the younger call remains as it is. ConfbridgeLeave may be received before
	 * or after the event that merges the calls.
	 */
	private void merge(Call younger, Call survivor) {
		List<ConferenceVisit> visits = younger.conferences.stream()
			.filter((visit) -> younger.present.contains(visit.uniqueId()))
			.toList();
		List<CallAttempt> pending = younger.attempts.stream().filter(CallAttempt::isPending).toList();
		this.calls.endMerged(younger, survivor);
		for (String id : new ArrayList<>(younger.present)) {
			Channel channel = this.channels.get(id);
			if (channel != null) {
				this.calls.move(channel, survivor);
			}
		}
		survivor.attempts.addAll(pending);
		survivor.optimizing.addAll(younger.optimizing);
		survivor.wasUp |= younger.wasUp;
		survivor.incomplete |= younger.incomplete;
		younger.parkings.stream().filter((parking) -> parking.to() == null).forEach(survivor.parkings::add);
		younger.queues.stream().filter((visit) -> visit.leftAt() == null).forEach(survivor.queues::add);
		survivor.conferences.addAll(visits);
		younger.holds.stream().filter((hold) -> hold.to() == null).forEach(survivor.holds::add);
		if (survivor.caller == null && younger.caller != null && younger.caller.isPresent()) {
			survivor.caller = younger.caller;
			survivor.callerContext = younger.callerContext;
			survivor.dialedNumber = younger.dialedNumber;
		}
		this.merges.merged(younger.id, survivor);
	}

}
