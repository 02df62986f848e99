/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.LocalDate;

import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statistics of a queue on the current day.
 */
final class DayStatistics {

	private final Duration shortAbandon;

	private int offered;

	private int answered;

	private int abandoned;

	private int abandonedShortly;

	private int timedOut;

	private int leftEmpty;

	private int leftWithKey;

	private int leftOtherwise;

	private int answeredWithin;

	private int ringNoAnswer;

	private Duration totalWait = Duration.ZERO;

	private Duration longestWait = Duration.ZERO;

	private Duration totalTalk = Duration.ZERO;

	private Duration blindTime = Duration.ZERO;

	/** How many of the offered callers have no outcome yet. */
	private int open;

	DayStatistics(Duration shortAbandon) {
		this.shortAbandon = shortAbandon;
	}

	/**
	 * Begins a new day. Callers without an outcome are offered on the new day: they count
	 * on the day on which they leave.
	 */
	void newDay() {
		this.offered = this.open;
		this.answered = 0;
		this.abandoned = 0;
		this.abandonedShortly = 0;
		this.timedOut = 0;
		this.leftEmpty = 0;
		this.leftWithKey = 0;
		this.leftOtherwise = 0;
		this.answeredWithin = 0;
		this.ringNoAnswer = 0;
		this.totalWait = Duration.ZERO;
		this.longestWait = Duration.ZERO;
		this.totalTalk = Duration.ZERO;
		this.blindTime = Duration.ZERO;
	}

	void offered() {
		this.offered++;
		this.open++;
	}

	/** An offered caller has left, and the outcome will never be known. */
	void leftUnseen() {
		this.offered--;
		this.open--;
	}

	/** An offered caller has left. */
	void left(QueueOutcome outcome, Duration waited, @Nullable Duration serviceLevel) {
		this.open--;
		this.totalWait = this.totalWait.plus(waited);
		if (waited.compareTo(this.longestWait) > 0) {
			this.longestWait = waited;
		}
		switch (outcome) {
			case CONNECTED -> {
				this.answered++;
				if (serviceLevel != null && waited.compareTo(serviceLevel) <= 0) {
					this.answeredWithin++;
				}
			}
			case ABANDONED -> {
				if (waited.compareTo(this.shortAbandon) <= 0) {
					this.abandonedShortly++;
				}
				else {
					this.abandoned++;
				}
			}
			case TIMED_OUT -> this.timedOut++;
			case EMPTY -> this.leftEmpty++;
			case KEY -> this.leftWithKey++;
			case LEFT -> this.leftOtherwise++;
		}
	}

	void ringNoAnswer() {
		this.ringNoAnswer++;
	}

	void talked(Duration talk) {
		this.totalTalk = this.totalTalk.plus(talk);
	}

	void blind(Duration time) {
		this.blindTime = this.blindTime.plus(time);
	}

	QueueStatistics toRecord(LocalDate day) {
		return new QueueStatistics(day, this.offered, this.answered, this.abandoned, this.abandonedShortly,
				this.timedOut, this.leftEmpty, this.leftWithKey, this.leftOtherwise, this.answeredWithin,
				this.ringNoAnswer, this.totalWait, this.longestWait, this.totalTalk, this.blindTime);
	}

}
