/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Settings for the delays between attempts to connect. The delay grows exponentially from
 * the initial to the maximum delay. The number of attempts is not limited. Immutable.
 *
 * @since 1.0.0
 */
public final class ReconnectSettings {

	/** The default delay before the first attempt to reconnect: 500 milliseconds. */
	public static final Duration DEFAULT_INITIAL_DELAY = Duration.ofMillis(500);

	/** The default maximum delay: 30 seconds. */
	public static final Duration DEFAULT_MAX_DELAY = Duration.ofSeconds(30);

	/** The default factor between one delay and the next: 2. */
	public static final double DEFAULT_MULTIPLIER = 2.0;

	/** The default random share of each delay: 0.25. */
	public static final double DEFAULT_JITTER = 0.25;

	/** The default settings. */
	public static final ReconnectSettings DEFAULT = builder().build();

	private final Duration initialDelay;

	private final Duration maxDelay;

	private final double multiplier;

	private final double jitter;

	private ReconnectSettings(Builder builder) {
		Settings.requirePositive("reconnect.initialDelay", builder.initialDelay);
		Settings.require(builder.maxDelay.compareTo(builder.initialDelay) >= 0, "reconnect.maxDelay", builder.maxDelay,
				"must not be below reconnect.initialDelay");
		Settings.require(builder.multiplier >= 1.0, "reconnect.multiplier", builder.multiplier, "must be at least 1");
		Settings.require(builder.jitter >= 0.0 && builder.jitter <= 1.0, "reconnect.jitter", builder.jitter,
				"must be between 0 and 1");
		this.initialDelay = builder.initialDelay;
		this.maxDelay = builder.maxDelay;
		this.multiplier = builder.multiplier;
		this.jitter = builder.jitter;
	}

	/**
	 * Creates a builder that contains the default values.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Creates a builder that contains the values of these settings.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder().initialDelay(this.initialDelay)
			.maxDelay(this.maxDelay)
			.multiplier(this.multiplier)
			.jitter(this.jitter);
	}

	/**
	 * Returns the delay before the first attempt to reconnect.
	 * @return the delay, above zero
	 */
	public Duration initialDelay() {
		return this.initialDelay;
	}

	/**
	 * Returns the maximum delay. The maximum is also the delay after the server has
	 * rejected the credentials, because a server may ban a client that retries too often.
	 * @return the delay, at least the {@linkplain #initialDelay() initial delay}
	 */
	public Duration maxDelay() {
		return this.maxDelay;
	}

	/**
	 * Returns the factor by which each delay is multiplied to obtain the next.
	 * @return the factor, at least 1
	 */
	public double multiplier() {
		return this.multiplier;
	}

	/**
	 * Returns the share of each delay that is random, which prevents all clients from
	 * reconnecting at the same instant.
	 * @return the share, from 0 to 1
	 */
	public double jitter() {
		return this.jitter;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ReconnectSettings that && this.initialDelay.equals(that.initialDelay)
				&& this.maxDelay.equals(that.maxDelay) && this.multiplier == that.multiplier
				&& this.jitter == that.jitter;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.initialDelay, this.maxDelay, this.multiplier, this.jitter);
	}

	@Override
	public String toString() {
		return "ReconnectSettings[initialDelay=" + this.initialDelay + ", maxDelay=" + this.maxDelay + ", multiplier="
				+ this.multiplier + ", jitter=" + this.jitter + "]";
	}

	/**
	 * Builds {@link ReconnectSettings}. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private Duration initialDelay = DEFAULT_INITIAL_DELAY;

		private Duration maxDelay = DEFAULT_MAX_DELAY;

		private double multiplier = DEFAULT_MULTIPLIER;

		private double jitter = DEFAULT_JITTER;

		private Builder() {
		}

		/**
		 * Sets the delay before the first attempt to reconnect.
		 * @param initialDelay the delay, above zero
		 * @return this builder
		 */
		public Builder initialDelay(Duration initialDelay) {
			this.initialDelay = initialDelay;
			return this;
		}

		/**
		 * Sets the maximum delay, which is also the delay after the server has rejected
		 * the credentials.
		 * @param maxDelay the delay, at least the initial delay
		 * @return this builder
		 */
		public Builder maxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
			return this;
		}

		/**
		 * Sets the factor by which each delay is multiplied to obtain the next.
		 * @param multiplier the factor, at least 1
		 * @return this builder
		 */
		public Builder multiplier(double multiplier) {
			this.multiplier = multiplier;
			return this;
		}

		/**
		 * Sets the share of each delay that is random.
		 * @param jitter the share, from 0 to 1
		 * @return this builder
		 */
		public Builder jitter(double jitter) {
			this.jitter = jitter;
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 * @throws InvalidSettingException if a value is out of range
		 */
		public ReconnectSettings build() {
			return new ReconnectSettings(this);
		}

	}

}
