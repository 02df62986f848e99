/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Settings for the selection, buffering and delivery of events. Immutable.
 * <p>
 * The client delivers only the events that {@link #include()} and {@link #exclude()}
 * select. It also asks the server not to send the other events, which requires Asterisk
 * 13 and the write permission {@code system} of the account. The server can apply a name
 * that consists of ASCII letters, digits, {@code -}, {@code _} and {@code *}. The server
 * can apply the included names only if all of them consist of these characters and no
 * filter of {@link #filters()} includes events.
 *
 * @since 1.0.0
 */
public final class EventSettings {

	/** The default maximum number of events that wait for listeners: 100,000. */
	public static final int DEFAULT_BUFFER_CAPACITY = 100_000;

	/**
	 * The default time after which a listener that blocks the delivery of events causes a
	 * warning: 10 seconds.
	 */
	public static final Duration DEFAULT_SLOW_LISTENER_THRESHOLD = Duration.ofSeconds(10);

	/** The default settings, which select all events. */
	public static final EventSettings DEFAULT = builder().build();

	private final List<String> mask;

	private final List<String> include;

	private final List<String> exclude;

	private final List<String> filters;

	private final int bufferCapacity;

	private final Duration slowListenerThreshold;

	private final @Nullable Duration idleInterval;

	private EventSettings(Builder builder) {
		Settings.require(builder.bufferCapacity >= 1, "events.bufferCapacity", builder.bufferCapacity,
				"must be at least 1");
		Settings.requirePositive("events.slowListenerThreshold", builder.slowListenerThreshold);
		if (builder.idleInterval != null) {
			Settings.requirePositive("events.idleInterval", builder.idleInterval);
		}
		this.mask = builder.mask;
		this.include = builder.include;
		this.exclude = builder.exclude;
		this.filters = builder.filters;
		this.bufferCapacity = builder.bufferCapacity;
		this.slowListenerThreshold = builder.slowListenerThreshold;
		this.idleInterval = builder.idleInterval;
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
		return new Builder().masks(this.mask)
			.includes(this.include)
			.excludes(this.exclude)
			.filters(this.filters)
			.bufferCapacity(this.bufferCapacity)
			.slowListenerThreshold(this.slowListenerThreshold)
			.idleInterval(this.idleInterval);
	}

	/**
	 * Returns the event mask: the classes of events that the server is asked to send,
	 * such as {@code call}.
	 * @return the classes, unmodifiable; empty for all classes that the account may read
	 */
	public List<String> mask() {
		return this.mask;
	}

	/**
	 * Returns the names of the events to deliver. The wildcard {@code *} matches any
	 * number of characters, {@code ?} matches one.
	 * @return the names, unmodifiable; empty for all events
	 */
	public List<String> include() {
		return this.include;
	}

	/**
	 * Returns the names of the events not to deliver, with the same wildcards as
	 * {@link #include()}. An excluded name takes precedence over {@link #include()}.
	 * @return the names, unmodifiable
	 */
	public List<String> exclude() {
		return this.exclude;
	}

	/**
	 * Returns the filters that are sent to the server verbatim in {@code Filter} actions.
	 * @return the filters, unmodifiable
	 */
	public List<String> filters() {
		return this.filters;
	}

	/**
	 * Returns the maximum number of events that wait for listeners. When the maximum is
	 * reached, the client drops the events that it receives.
	 * @return the number of events, at least 1
	 * @see LimitSettings#maxBufferSize()
	 */
	public int bufferCapacity() {
		return this.bufferCapacity;
	}

	/**
	 * Returns the time after which the client logs a warning about a listener that blocks
	 * the delivery of events. The warning contains the stack trace of the listener's
	 * thread. It is repeated only after delivery has made progress.
	 * @return the threshold, above zero
	 */
	public Duration slowListenerThreshold() {
		return this.slowListenerThreshold;
	}

	/**
	 * Returns the time without a selected event after which the client delivers an
	 * {@link AmiIdleEvent}.
	 * @return the interval, {@code null} if no such event is delivered
	 */
	public @Nullable Duration idleInterval() {
		return this.idleInterval;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EventSettings that && this.mask.equals(that.mask) && this.include.equals(that.include)
				&& this.exclude.equals(that.exclude) && this.filters.equals(that.filters)
				&& this.bufferCapacity == that.bufferCapacity
				&& this.slowListenerThreshold.equals(that.slowListenerThreshold)
				&& Objects.equals(this.idleInterval, that.idleInterval);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.mask, this.include, this.exclude, this.filters, this.bufferCapacity,
				this.slowListenerThreshold, this.idleInterval);
	}

	@Override
	public String toString() {
		return "EventSettings[mask=" + this.mask + ", include=" + this.include + ", exclude=" + this.exclude
				+ ", filters=" + this.filters + ", bufferCapacity=" + this.bufferCapacity + ", slowListenerThreshold="
				+ this.slowListenerThreshold + ", idleInterval=" + this.idleInterval + "]";
	}

	/**
	 * Builds {@link EventSettings}. Not thread-safe.
	 * <p>
	 * {@link #mask}, {@link #include}, {@link #exclude} and {@link #filter} add to the
	 * values that the builder contains. {@link #masks}, {@link #includes},
	 * {@link #excludes} and {@link #filters} replace them.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private List<String> mask = List.of();

		private List<String> include = List.of();

		private List<String> exclude = List.of();

		private List<String> filters = List.of();

		private int bufferCapacity = DEFAULT_BUFFER_CAPACITY;

		private Duration slowListenerThreshold = DEFAULT_SLOW_LISTENER_THRESHOLD;

		private @Nullable Duration idleInterval;

		private Builder() {
		}

		/**
		 * Adds classes to the event mask. An empty mask selects all classes, so the first
		 * class that is added deselects the other classes.
		 * @param classes the classes, such as {@code call}
		 * @return this builder
		 */
		public Builder mask(String... classes) {
			return masks(plus(this.mask, classes));
		}

		/**
		 * Replaces the event mask.
		 * @param classes the classes, empty for all classes that the account may read
		 * @return this builder
		 */
		public Builder masks(List<String> classes) {
			this.mask = List.copyOf(classes);
			return this;
		}

		/**
		 * Adds names of events to deliver. If no names are included, all events are
		 * delivered, so the first name that is added deselects the other events.
		 * @param names the names, with the wildcards {@code *} and {@code ?}
		 * @return this builder
		 */
		public Builder include(String... names) {
			return includes(plus(this.include, names));
		}

		/**
		 * Replaces the names of the events to deliver.
		 * @param names the names, with the wildcards {@code *} and {@code ?}; empty for
		 * all events
		 * @return this builder
		 */
		public Builder includes(List<String> names) {
			this.include = List.copyOf(names);
			return this;
		}

		/**
		 * Adds names of events not to deliver.
		 * @param names the names, with the wildcards {@code *} and {@code ?}
		 * @return this builder
		 */
		public Builder exclude(String... names) {
			return excludes(plus(this.exclude, names));
		}

		/**
		 * Replaces the names of the events not to deliver.
		 * @param names the names, with the wildcards {@code *} and {@code ?}
		 * @return this builder
		 */
		public Builder excludes(List<String> names) {
			this.exclude = List.copyOf(names);
			return this;
		}

		/**
		 * Adds filters that are sent to the server verbatim in {@code Filter} actions.
		 * @param filters the filters, such as <code>!Channel: Local/</code>
		 * @return this builder
		 */
		public Builder filter(String... filters) {
			return filters(plus(this.filters, filters));
		}

		/**
		 * Replaces the filters that are sent to the server.
		 * @param filters the filters
		 * @return this builder
		 */
		public Builder filters(List<String> filters) {
			this.filters = List.copyOf(filters);
			return this;
		}

		private static List<String> plus(List<String> present, String... added) {
			return Stream.concat(present.stream(), Stream.of(added)).toList();
		}

		/**
		 * Sets the maximum number of events that wait for listeners.
		 * @param bufferCapacity the number of events, at least 1
		 * @return this builder
		 */
		public Builder bufferCapacity(int bufferCapacity) {
			this.bufferCapacity = bufferCapacity;
			return this;
		}

		/**
		 * Sets the time after which the client logs a warning about a listener that
		 * blocks the delivery of events.
		 * @param slowListenerThreshold the threshold, above zero
		 * @return this builder
		 */
		public Builder slowListenerThreshold(Duration slowListenerThreshold) {
			this.slowListenerThreshold = slowListenerThreshold;
			return this;
		}

		/**
		 * Sets the time without a selected event after which the client delivers an
		 * {@link AmiIdleEvent}.
		 * @param idleInterval the interval, above zero; {@code null} (the default) to
		 * deliver none
		 * @return this builder
		 */
		public Builder idleInterval(@Nullable Duration idleInterval) {
			this.idleInterval = idleInterval;
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 * @throws InvalidSettingException if a value is out of range
		 */
		public EventSettings build() {
			return new EventSettings(this);
		}

	}

}
