/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Keep-alive settings: the client sends a {@code Ping} at a fixed interval and considers
 * the connection lost when the server does not respond in time. Pings are also sent while
 * events are received, because a connection can be half-open in either direction.
 * Immutable.
 *
 * @since 1.0.0
 */
public final class KeepAliveSettings {

	/** The default interval between two pings: 15 seconds. */
	public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

	/** The default timeout of a ping: 5 seconds. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	/** The default settings. */
	public static final KeepAliveSettings DEFAULT = builder().build();

	private final Duration interval;

	private final Duration timeout;

	private KeepAliveSettings(Builder builder) {
		Settings.requirePositive("keepAlive.interval", builder.interval);
		Settings.requirePositive("keepAlive.timeout", builder.timeout);
		this.interval = builder.interval;
		this.timeout = builder.timeout;
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
		return new Builder().interval(this.interval).timeout(this.timeout);
	}

	/**
	 * Returns the interval between two pings.
	 * @return the interval, above zero
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * Returns the time within which the server must respond to a ping.
	 * @return the timeout, above zero
	 */
	public Duration timeout() {
		return this.timeout;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof KeepAliveSettings that && this.interval.equals(that.interval)
				&& this.timeout.equals(that.timeout);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.interval, this.timeout);
	}

	@Override
	public String toString() {
		return "KeepAliveSettings[interval=" + this.interval + ", timeout=" + this.timeout + "]";
	}

	/**
	 * Builds {@link KeepAliveSettings}. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private Duration interval = DEFAULT_INTERVAL;

		private Duration timeout = DEFAULT_TIMEOUT;

		private Builder() {
		}

		/**
		 * Sets the interval between two pings.
		 * @param interval the interval, above zero
		 * @return this builder
		 */
		public Builder interval(Duration interval) {
			this.interval = interval;
			return this;
		}

		/**
		 * Sets the time within which the server must respond to a ping.
		 * @param timeout the timeout, above zero
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			this.timeout = timeout;
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 * @throws InvalidSettingException if a value is out of range
		 */
		public KeepAliveSettings build() {
			return new KeepAliveSettings(this);
		}

	}

}
