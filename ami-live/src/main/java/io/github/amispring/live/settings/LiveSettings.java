/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.settings;

import java.time.Duration;
import java.time.ZoneId;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The settings of a live view. Immutable.
 *
 * @param limits how much the view stores
 * @param directionResolver determines the direction of calls
 * @param partyResolver completes the parties of calls
 * @param zone the time zone in which a day of the queue statistics begins
 * @param shortAbandon the waiting time up to which an abandoned queue call counts as
 * abandoned shortly
 * @param applications whether the view follows the applications that channels execute,
 * and learns from variables why callers leave queues. It then receives the events
 * {@code Newexten} and {@code VarSet}, the most frequent events
 * @param sweepInterval how often the view compares its channels with those of the PBX
 * @since 1.0.0
 */
public record LiveSettings(LiveLimits limits, DirectionResolver directionResolver, PartyResolver partyResolver,
		ZoneId zone, Duration shortAbandon, boolean applications, Duration sweepInterval) {

	/**
	 * Verifies the settings.
	 * @throws InvalidSettingException if {@code shortAbandon} is negative or
	 * {@code sweepInterval} is not positive
	 */
	public LiveSettings {
		if (shortAbandon.isNegative()) {
			throw new InvalidSettingException("live.short-abandon", shortAbandon.toString(), "must not be negative");
		}
		if (sweepInterval.isNegative() || sweepInterval.isZero()) {
			throw new InvalidSettingException("live.sweep-interval", sweepInterval.toString(), "must be positive");
		}
	}

	/**
	 * Returns the default settings.
	 * @return the settings
	 */
	public static LiveSettings defaults() {
		return new LiveSettings(LiveLimits.defaults(), DirectionResolver.none(), PartyResolver.none(),
				ZoneId.systemDefault(), Duration.ofSeconds(5), true, Duration.ofMinutes(10));
	}

	/**
	 * Returns a copy with other limits.
	 * @param limits the limits
	 * @return the copy
	 */
	public LiveSettings withLimits(LiveLimits limits) {
		return new LiveSettings(limits, this.directionResolver, this.partyResolver, this.zone, this.shortAbandon,
				this.applications, this.sweepInterval);
	}

	/**
	 * Returns a copy with another direction resolver.
	 * @param directionResolver the resolver
	 * @return the copy
	 */
	public LiveSettings withDirectionResolver(DirectionResolver directionResolver) {
		return new LiveSettings(this.limits, directionResolver, this.partyResolver, this.zone, this.shortAbandon,
				this.applications, this.sweepInterval);
	}

	/**
	 * Returns a copy with another party resolver.
	 * @param partyResolver the resolver
	 * @return the copy
	 */
	public LiveSettings withPartyResolver(PartyResolver partyResolver) {
		return new LiveSettings(this.limits, this.directionResolver, partyResolver, this.zone, this.shortAbandon,
				this.applications, this.sweepInterval);
	}

	/**
	 * Returns a copy with another time zone.
	 * @param zone the time zone
	 * @return the copy
	 */
	public LiveSettings withZone(ZoneId zone) {
		return new LiveSettings(this.limits, this.directionResolver, this.partyResolver, zone, this.shortAbandon,
				this.applications, this.sweepInterval);
	}

	/**
	 * Returns a copy with another time up to which a queue call counts as abandoned
	 * shortly.
	 * @param shortAbandon the waiting time
	 * @return the copy
	 */
	public LiveSettings withShortAbandon(Duration shortAbandon) {
		return new LiveSettings(this.limits, this.directionResolver, this.partyResolver, this.zone, shortAbandon,
				this.applications, this.sweepInterval);
	}

	/**
	 * Returns a copy that follows the applications of channels or does not.
	 * @param applications whether to follow applications
	 * @return the copy
	 */
	public LiveSettings withApplications(boolean applications) {
		return new LiveSettings(this.limits, this.directionResolver, this.partyResolver, this.zone, this.shortAbandon,
				applications, this.sweepInterval);
	}

	/**
	 * Returns a copy with another sweep interval.
	 * @param sweepInterval how often the view compares its channels with those of the PBX
	 * @return the copy
	 */
	public LiveSettings withSweepInterval(Duration sweepInterval) {
		return new LiveSettings(this.limits, this.directionResolver, this.partyResolver, this.zone, this.shortAbandon,
				this.applications, sweepInterval);
	}

}
