/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.time.Instant;
import java.util.Locale;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.model.QueueMember;

/**
 * The state of a member of a queue, each member being in one state.
 */
enum MemberState {

	IDLE, RINGING, BUSY, WRAP_UP, PAUSED, UNAVAILABLE, UNKNOWN;

	static MemberState of(QueueMember member, Instant now) {
		if (member.inCall()) {
			return BUSY;
		}
		if (member.paused()) {
			return PAUSED;
		}
		if (member.ringing()) {
			return RINGING;
		}
		MemberState state = of((member.status() != null) ? member.status() : DeviceState.UNKNOWN);
		boolean wrapsUp = member.wrapUpUntil() != null && member.wrapUpUntil().isAfter(now);
		return (state == IDLE && wrapsUp) ? WRAP_UP : state;
	}

	private static MemberState of(DeviceState state) {
		return switch (state) {
			case NOT_INUSE -> IDLE;
			case RINGING, RINGINUSE -> RINGING;
			case INUSE, BUSY, ONHOLD -> BUSY;
			case INVALID, UNAVAILABLE -> UNAVAILABLE;
			case UNKNOWN -> UNKNOWN;
		};
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
