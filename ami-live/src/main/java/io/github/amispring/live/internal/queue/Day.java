/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The current day in the time zone of the view.
 */
final class Day {

	/** An event may be older than its predecessor, but not by a whole day. */
	private static final Duration TOLERANCE = Duration.ofDays(1);

	private final ZoneId zone;

	private LocalDate date;

	private Instant start;

	private Instant end;

	Day(ZoneId zone) {
		this.zone = zone;
		this.date = LocalDate.EPOCH;
		this.start = Instant.EPOCH;
		this.end = Instant.EPOCH;
	}

	/**
	 * Changes the day if the given instant is in another one. A late event does not
	 * restore the previous day.
	 * @return whether the day has changed
	 */
	boolean update(Instant now) {
		if (now.isBefore(this.end) && !now.isBefore(this.start.minus(TOLERANCE))) {
			return false;
		}
		this.date = LocalDate.ofInstant(now, this.zone);
		this.start = this.date.atStartOfDay(this.zone).toInstant();
		this.end = this.date.plusDays(1).atStartOfDay(this.zone).toInstant();
		return true;
	}

	LocalDate date() {
		return this.date;
	}

	Instant end() {
		return this.end;
	}

	/** Returns how much of the time between two instants was on this day. */
	Duration part(Instant from, Instant to) {
		Instant begin = from.isBefore(this.start) ? this.start : from;
		return to.isAfter(begin) ? Duration.between(begin, to) : Duration.ZERO;
	}

}
