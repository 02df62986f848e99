/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The statistics of a queue on one day. Only callers who joined and left while the view
 * received events are counted, and each of them once.
 *
 * @param day the day in the time zone of the view
 * @param offered the callers who have joined, and those who were waiting at midnight: a
 * caller counts on the day on which the caller leaves
 * @param answered the callers who were connected to a member
 * @param abandoned the callers who hung up while they waited, without those in
 * {@code abandonedShortly}
 * @param abandonedShortly the callers who hung up within the short time that the settings
 * specify
 * @param timedOut the callers who waited for the longest time allowed
 * @param leftEmpty the callers who left because no member could answer
 * @param leftWithKey the callers who pressed a key that leaves the queue
 * @param leftOtherwise the callers who left for another reason
 * @param answeredWithin the callers who were connected within the service level time
 * @param ringNoAnswer the calls to members that were not answered
 * @param totalWait the waiting times of all callers who have left
 * @param longestWait the longest waiting time of these callers
 * @param totalTalk the talk times of all completed calls
 * @param blindTime how long no events were received on this day, while callers may have
 * come and gone
 * @since 1.0.0
 */
public record QueueStatistics(LocalDate day, int offered, int answered, int abandoned, int abandonedShortly,
		int timedOut, int leftEmpty, int leftWithKey, int leftOtherwise, int answeredWithin, int ringNoAnswer,
		Duration totalWait, Duration longestWait, Duration totalTalk, Duration blindTime) {

	/**
	 * Returns the service level: the share of the offered callers who were connected
	 * within the service level time. Asterisk's own {@code ServiceLevelPerf} divides by
	 * the completed calls instead.
	 * @return a number from 0 to 1, or {@code null} if no caller has joined
	 */
	public @Nullable Double serviceLevel() {
		return (this.offered > 0) ? (double) this.answeredWithin / this.offered : null;
	}

	/**
	 * Returns the mean waiting time of the callers who have left.
	 * @return the mean, or {@code null} if none has left
	 */
	public @Nullable Duration meanWait() {
		int left = this.answered + this.abandoned + this.abandonedShortly + this.timedOut + this.leftEmpty
				+ this.leftWithKey + this.leftOtherwise;
		return (left > 0) ? this.totalWait.dividedBy(left) : null;
	}

}
