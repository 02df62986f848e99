/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The members that wrap up after a call. Asterisk sends no event at the end.
 */
final class WrapUps {

	private final TreeSet<WrapUp> wrapUps = new TreeSet<>(
			Comparator.comparing(WrapUp::until).thenComparingLong(WrapUp::number));

	private final Map<MemberState, WrapUp> byMember = new IdentityHashMap<>();

	private long created;

	/** Determines anew until when a member wraps up. */
	void update(QueueState queue, MemberState member, Instant now) {
		remove(member);
		Instant until = member.wrapUpEnd();
		if (until != null && until.isAfter(now)) {
			WrapUp wrapUp = new WrapUp(until, ++this.created, queue, member);
			this.wrapUps.add(wrapUp);
			this.byMember.put(member, wrapUp);
			member.wrapUpUntil = until;
		}
		queue.touch(member);
	}

	void remove(MemberState member) {
		WrapUp wrapUp = this.byMember.remove(member);
		if (wrapUp != null) {
			this.wrapUps.remove(wrapUp);
		}
		member.wrapUpUntil = null;
	}

	@Nullable Instant next() {
		return this.wrapUps.isEmpty() ? null : this.wrapUps.first().until();
	}

	/**
	 * Ends the wrap-ups that are due.
	 * @return the queues of their members
	 */
	List<QueueState> end(Instant now) {
		List<QueueState> queues = new ArrayList<>();
		while (!this.wrapUps.isEmpty() && !this.wrapUps.first().until().isAfter(now)) {
			WrapUp wrapUp = this.wrapUps.first();
			remove(wrapUp.member());
			wrapUp.queue().touch(wrapUp.member());
			queues.add(wrapUp.queue());
		}
		return queues;
	}

	int size() {
		return this.wrapUps.size();
	}

	private record WrapUp(Instant until, long number, QueueState queue, MemberState member) {
	}

}
