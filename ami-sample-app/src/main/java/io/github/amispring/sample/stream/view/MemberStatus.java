/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.QueueMember;
import org.jspecify.annotations.Nullable;

/**
 * What a member of a queue is doing. If several constants apply, the first one counts.
 */
enum MemberStatus {

	/** The member handles a call of this queue. */
	IN_CALL,

	/** The queue calls the member. */
	RINGING,

	/** The member is paused. */
	PAUSED,

	/** The member is not called because of the wrap-up time. */
	WRAP_UP,

	/** The member's device has another call. */
	BUSY,

	/** The member's device cannot be reached. */
	UNAVAILABLE,

	/** The member waits for calls. */
	AVAILABLE,

	/** The state of the member's device is not known. */
	UNKNOWN;

	static MemberStatus of(MemberSource source) {
		QueueMember member = source.member();
		if (member.inCall()) {
			return IN_CALL;
		}
		if (member.ringing()) {
			return RINGING;
		}
		if (member.paused()) {
			return PAUSED;
		}
		if (member.wrapUpUntil() != null) {
			return WRAP_UP;
		}
		return ofDevice(deviceState(source));
	}

	/** The queue's own knowledge counts, because it decides whom it calls. */
	private static DeviceState deviceState(MemberSource source) {
		DeviceState state = source.member().status();
		LiveDevice device = source.device();
		if ((state == null || state == DeviceState.UNKNOWN) && device != null) {
			state = device.state();
		}
		return Objects.requireNonNullElse(state, DeviceState.UNKNOWN);
	}

	private static MemberStatus ofDevice(DeviceState state) {
		return switch (state) {
			case NOT_INUSE -> AVAILABLE;
			case INUSE, BUSY, RINGINUSE, ONHOLD -> BUSY;
			case RINGING -> RINGING;
			case UNAVAILABLE, INVALID -> UNAVAILABLE;
			case UNKNOWN -> UNKNOWN;
		};
	}

	/**
	 * Returns since when a member has this status.
	 * @param source the member
	 * @return the instant, {@code null} if it is not known
	 */
	@Nullable Instant since(MemberSource source) {
		LiveDevice device = source.device();
		Instant deviceSince = (device != null) ? device.since() : null;
		return switch (this) {
			case IN_CALL -> latest(connected(source), deviceSince);
			case RINGING -> latest(ringing(source), deviceSince);
			case PAUSED -> source.member().pausedSince();
			case WRAP_UP -> source.member().lastCallAt();
			case BUSY, UNAVAILABLE, AVAILABLE, UNKNOWN -> deviceSince;
		};
	}

	private static Stream<Instant> connected(MemberSource source) {
		return source.calls()
			.stream()
			.flatMap((call) -> call.queues().stream())
			.filter((visit) -> visit.queue().equals(source.queue())
					&& source.member().interfaceName().equals(visit.member()))
			.flatMap((visit) -> Stream.ofNullable(visit.leftAt()));
	}

	private static Stream<Instant> ringing(MemberSource source) {
		String device = MemberSource.deviceOf(source.member());
		return source.calls()
			.stream()
			.flatMap((call) -> call.attempts().stream())
			.filter((attempt) -> attempt.endedAt() == null && device.equals(attempt.device()))
			.map((attempt) -> Objects.requireNonNullElse(attempt.ringingAt(), attempt.startedAt()));
	}

	private static @Nullable Instant latest(Stream<Instant> instants, @Nullable Instant otherwise) {
		return instants.max(Comparator.naturalOrder()).orElse(otherwise);
	}

}
