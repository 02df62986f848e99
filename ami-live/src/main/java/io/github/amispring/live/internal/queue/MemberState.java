/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import io.github.amispring.event.DeviceState;
import io.github.amispring.event.QueueMemberInfo;
import io.github.amispring.live.model.QueueMember;
import org.jspecify.annotations.Nullable;

/**
 * A member of a queue.
 */
final class MemberState {

	final String interfaceName;

	final LastCall lastCall = new LastCall();

	final Pause pause = new Pause();

	/** The Uniqueids of the channels by which the queue calls the member. */
	final Set<String> ringing = new HashSet<>();

	/** The Uniqueids of the channels by which the member handles calls of the queue. */
	final Set<String> connected = new HashSet<>();

	MemberDay today;

	@Nullable Instant wrapUpUntil;

	/** Whether Asterisk reports that the member handles a call of the queue. */
	private boolean toldInCall;

	private @Nullable String name;

	private @Nullable String stateInterface;

	private @Nullable String membership;

	private @Nullable Integer penalty;

	private @Nullable DeviceState status;

	private @Nullable Integer callsTaken;

	private @Nullable Duration wrapUpTime;

	/** The record that was published last. */
	@Nullable QueueMember published;

	MemberState(String interfaceName, MemberDay today) {
		this.interfaceName = interfaceName;
		this.today = today;
	}

	/**
	 * Takes the properties of an event or list entry, except the pause and the last call.
	 */
	void update(QueueMemberInfo info) {
		this.name = info.memberName();
		this.stateInterface = info.stateInterface();
		this.membership = info.membership();
		this.penalty = info.penalty();
		this.status = info.status();
		this.callsTaken = info.callsTaken();
		this.wrapUpTime = info.wrapupTime();
		this.toldInCall = Boolean.TRUE.equals(info.inCall());
	}

	/** A call of the queue has ended. */
	void callEnded(String channel) {
		this.connected.remove(channel);
		this.toldInCall = false;
	}

	/** All calls of the queue have ended. */
	void callsEnded() {
		this.connected.clear();
		this.toldInCall = false;
	}

	boolean inCall() {
		return this.toldInCall || !this.connected.isEmpty();
	}

	/** Returns until when the member is not called because of its last call. */
	@Nullable Instant wrapUpEnd() {
		Instant lastCallAt = this.lastCall.at();
		return (lastCallAt != null && this.wrapUpTime != null) ? lastCallAt.plus(this.wrapUpTime) : null;
	}

	QueueMember toRecord() {
		return new QueueMember(this.interfaceName, this.name, this.stateInterface, this.membership, this.penalty,
				this.status, this.pause.paused(), this.pause.reason(), this.pause.since(), this.today.paused, inCall(),
				!this.ringing.isEmpty(), this.callsTaken, this.lastCall.at(), this.wrapUpUntil,
				this.today.ringNoAnswer);
	}

}
