/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.live.model.QueueCaller;
import org.jspecify.annotations.Nullable;

/**
 * A caller in a queue. After leaving, the caller is kept until the outcome is known.
 */
final class CallerState {

	final String uniqueId;

	final String queue;

	final @Nullable String number;

	final @Nullable String name;

	Instant joinedAt;

	/** The last position. */
	int position;

	/** Whether the caller counts in the statistics: the caller was seen to join. */
	boolean counted;

	/** The extension at which the caller has joined, if it is known. */
	@Nullable String exten;

	@Nullable String context;

	/** Whether the caller is at another extension now, as after pressing a key. */
	boolean elsewhere;

	/**
	 * Whether QueueCallerAbandon was received. It does not mean that the caller hung up.
	 */
	boolean abandoned;

	@Nullable Instant hungUpAt;

	/** The value of the variable QUEUESTATUS. */
	@Nullable String queueStatus;

	/** The interface of a member who has answered, but may not be connected. */
	@Nullable String answeredBy;

	/** The interface of the member to whom the caller was connected. */
	@Nullable String connectedTo;

	@Nullable Instant leftAt;

	/** Whether a list of the PBX did not contain the caller any more. */
	boolean missing;

	/** Whether events may have been lost since the caller left. */
	boolean uncertain;

	private @Nullable QueueCaller caller;

	CallerState(String uniqueId, String queue, @Nullable String number, @Nullable String name, Instant joinedAt) {
		this.uniqueId = uniqueId;
		this.queue = queue;
		this.number = number;
		this.name = name;
		this.joinedAt = joinedAt;
	}

	/** Remembers where the caller joins the queue. */
	void joinsAt(ChannelSnapshot channel) {
		this.exten = channel.exten();
		this.context = channel.context();
	}

	/** Compares where the caller is with where the caller joined the queue. */
	void isAt(@Nullable ChannelSnapshot channel) {
		if (channel == null || channel.exten() == null) {
			return;
		}
		if (this.exten != null) {
			this.elsewhere |= !this.exten.equals(channel.exten()) || !Objects.equals(this.context, channel.context());
		}
		else {
			// A jump to an extension continues with the next priority, which is 1
			this.elsewhere |= Integer.valueOf(0).equals(channel.priority());
		}
	}

	boolean waits() {
		return this.leftAt == null && !this.missing;
	}

	Duration waited() {
		Instant end = this.leftAt;
		return (end != null && end.isAfter(this.joinedAt)) ? Duration.between(this.joinedAt, end) : Duration.ZERO;
	}

	QueueCaller toRecord(@Nullable String callId) {
		QueueCaller record = this.caller;
		if (record == null || record.position() != this.position || !Objects.equals(record.callId(), callId)
				|| !record.joinedAt().equals(this.joinedAt)) {
			record = new QueueCaller(this.uniqueId, callId, this.number, this.name, this.position, this.joinedAt);
			this.caller = record;
		}
		return record;
	}

}
