/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 *
 * @param key the identifier of the queue
 * @param server the name of the server
 * @param name the name
 * @param strategy the strategy
 * @param serviceLevelSeconds the time within which a call should be answered
 * @param callers the waiting callers
 * @param members the members
 * @param today the statistics of the current day
 */
public record QueueView(String key, String server, String name, @Nullable String strategy,
		@Nullable Long serviceLevelSeconds, List<Caller> callers, List<Member> members, Today today) {

	static QueueView of(QueueSource source) {
		LiveQueue queue = source.queue();
		return new QueueView(source.key(), source.server(), queue.name(), queue.strategy(),
				seconds(queue.serviceLevel()), queue.callers().stream().map(Caller::of).toList(),
				source.members().stream().map((member) -> Member.of(member, source.directory())).toList(),
				Today.of(queue.today()));
	}

	private static @Nullable Long seconds(@Nullable Duration duration) {
		return (duration != null) ? Long.valueOf(duration.toSeconds()) : null;
	}

	/**
	 * A waiting caller.
	 *
	 * @param uniqueId the Uniqueid of the channel
	 * @param callKey the identifier of the call
	 * @param name the name
	 * @param number the number
	 * @param position the position, 1 for the first caller
	 * @param joinedAt the instant at which the caller joined
	 */
	record Caller(String uniqueId, @Nullable String callKey, @Nullable String name, @Nullable String number,
			int position, Instant joinedAt) {

		static Caller of(QueueCaller caller) {
			return new Caller(caller.uniqueId(), caller.callId(), caller.name(), caller.number(), caller.position(),
					caller.joinedAt());
		}

	}

	/**
	 * A member.
	 *
	 * @param interfaceName the interface that the queue calls
	 * @param name the name
	 * @param device the device whose state counts
	 * @param status what the member is doing
	 * @param since since when
	 * @param pausedReason the reason of the pause
	 * @param wrapUpUntil until when the member is not called after a call
	 * @param dynamic whether the member was added while the PBX was running
	 * @param callsTaken the number of calls that the member has taken
	 * @param ringNoAnswer the number of calls that the member did not answer today
	 * @param penalty the penalty
	 */
	record Member(@JsonProperty("interface") String interfaceName, @Nullable String name, String device,
			MemberStatus status, @Nullable Instant since, @Nullable String pausedReason, @Nullable Instant wrapUpUntil,
			boolean dynamic, @Nullable Integer callsTaken, int ringNoAnswer, @Nullable Integer penalty) {

		static Member of(MemberSource source, Directory directory) {
			QueueMember member = source.member();
			MemberStatus status = MemberStatus.of(source);
			String device = MemberSource.deviceOf(member);
			return new Member(member.interfaceName(), name(member, device, directory), device, status,
					status.since(source), member.pausedReason(), member.wrapUpUntil(),
					"dynamic".equals(member.membership()), member.callsTaken(), member.ringNoAnswerToday(),
					member.penalty());
		}

		/** Asterisk reports the interface as name if the member has none. */
		private static @Nullable String name(QueueMember member, String device, Directory directory) {
			String name = member.name();
			return (name == null || name.equals(member.interfaceName())) ? directory.name(device) : name;
		}

	}

	/**
	 * The statistics of the current day.
	 *
	 * @param offered the callers who have joined
	 * @param answered the callers who were connected to a member
	 * @param abandoned the callers who hung up
	 * @param abandonedShortly the callers who hung up so soon that they do not count as
	 * abandoned
	 * @param timedOut the callers who waited for the longest time allowed
	 * @param leftEmpty the callers who left because no member could answer
	 * @param leftWithKey the callers who pressed a key that leaves the queue
	 * @param answeredWithin the callers who were connected within the service level time
	 * @param serviceLevelPercent the share of these callers
	 * @param averageWaitSeconds the mean waiting time of the callers who have left
	 * @param longestWaitSeconds the longest waiting time of these callers
	 * @param ringNoAnswer the calls to members that were not answered
	 */
	record Today(int offered, int answered, int abandoned, int abandonedShortly, int timedOut, int leftEmpty,
			int leftWithKey, int answeredWithin, @Nullable Double serviceLevelPercent,
			@Nullable Long averageWaitSeconds, long longestWaitSeconds, int ringNoAnswer) {

		static Today of(QueueStatistics today) {
			Double level = today.serviceLevel();
			return new Today(today.offered(), today.answered(), today.abandoned(), today.abandonedShortly(),
					today.timedOut(), today.leftEmpty(), today.leftWithKey(), today.answeredWithin(),
					(level != null) ? Double.valueOf(Math.round(level * 1000) / 10.0) : null, seconds(today.meanWait()),
					today.longestWait().toSeconds(), today.ringNoAnswer());
		}

	}

}
