/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.event.DeviceState;
import org.jspecify.annotations.Nullable;

/**
 * A member of a queue.
 *
 * @param interfaceName the interface that the queue calls, such as {@code PJSIP/100}; it
 * identifies the member
 * @param name the name of the member, or {@code null}
 * @param stateInterface the device whose state counts, or {@code null}
 * @param membership how the member was added, such as {@code static}, {@code dynamic} or
 * {@code realtime}, or {@code null}
 * @param penalty the penalty, or {@code null} if it is not known
 * @param status the state of the member's device, or {@code null} if it is not known
 * @param paused whether the member is paused
 * @param pausedReason the reason of the pause, or {@code null}
 * @param pausedSince when the pause began, or {@code null} if the member is not paused or
 * it is not known
 * @param pausedToday how long the member was paused on the current day before the present
 * pause
 * @param inCall whether the member handles a call of this queue
 * @param ringing whether the queue calls the member
 * @param callsTaken how many calls the member has taken since the queue was last reset,
 * or {@code null} if it is not known
 * @param lastCallAt when the member's last call ended, or {@code null} if there was none
 * @param wrapUpUntil until when the member is not called because of the wrap-up time, or
 * {@code null} if the member does not wrap up. Asterisk reports the wrap-up time of a
 * member, but not that of a queue, which is therefore not taken into account
 * @param ringNoAnswerToday how many calls the member did not answer on the current day
 * @since 1.0.0
 */
public record QueueMember(String interfaceName, @Nullable String name, @Nullable String stateInterface,
		@Nullable String membership, @Nullable Integer penalty, @Nullable DeviceState status, boolean paused,
		@Nullable String pausedReason, @Nullable Instant pausedSince, Duration pausedToday, boolean inCall,
		boolean ringing, @Nullable Integer callsTaken, @Nullable Instant lastCallAt, @Nullable Instant wrapUpUntil,
		int ringNoAnswerToday) {
}
