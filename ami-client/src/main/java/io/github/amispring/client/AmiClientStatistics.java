/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Statistics of a client, counted since the client was created. Restarting or
 * reconnecting the client does not reset the statistics. Immutable.
 *
 * @since 1.0.0
 */
public final class AmiClientStatistics {

	private final Map<String, Long> eventsReceived;

	private final long eventsLost;

	private final int eventsBuffered;

	private final Duration eventsLag;

	private final long listenerErrors;

	private final long reconnects;

	private final long unrecognizedMessages;

	private final int pendingActions;

	private AmiClientStatistics(Builder builder) {
		this.eventsReceived = builder.eventsReceived;
		this.eventsLost = builder.eventsLost;
		this.eventsBuffered = builder.eventsBuffered;
		this.eventsLag = builder.eventsLag;
		this.listenerErrors = builder.listenerErrors;
		this.reconnects = builder.reconnects;
		this.unrecognizedMessages = builder.unrecognizedMessages;
		this.pendingActions = builder.pendingActions;
	}

	/**
	 * Creates a builder for statistics in which all numbers are zero.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Creates a builder that contains the values of these statistics.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder().eventsReceived(this.eventsReceived)
			.eventsLost(this.eventsLost)
			.eventsBuffered(this.eventsBuffered)
			.eventsLag(this.eventsLag)
			.listenerErrors(this.listenerErrors)
			.reconnects(this.reconnects)
			.unrecognizedMessages(this.unrecognizedMessages)
			.pendingActions(this.pendingActions);
	}

	/**
	 * Returns the numbers of received events that {@link EventSettings#include()} and
	 * {@link EventSettings#exclude()} select, by the name of the event.
	 * @return the numbers, unmodifiable. Events that the catalogue does not contain are
	 * counted under {@code UnknownEvent}
	 */
	public Map<String, Long> eventsReceived() {
		return this.eventsReceived;
	}

	/**
	 * Returns the number of events that were lost: dropped because the buffer was full,
	 * or not delivered before the client was stopped.
	 * @return the number
	 */
	public long eventsLost() {
		return this.eventsLost;
	}

	/**
	 * Returns the number of events that are currently waiting to be delivered to
	 * listeners.
	 * @return the number
	 */
	public int eventsBuffered() {
		return this.eventsBuffered;
	}

	/**
	 * Returns the age of the oldest event that has not been delivered to all its
	 * listeners.
	 * @return the time since the event was read from the socket, zero if all events have
	 * been delivered
	 */
	public Duration eventsLag() {
		return this.eventsLag;
	}

	/**
	 * Returns the number of exceptions that listeners threw, including those of
	 * {@code @EventListener} methods.
	 * @return the number
	 */
	public long listenerErrors() {
		return this.listenerErrors;
	}

	/**
	 * Returns the number of connections after the first connection.
	 * @return the number
	 */
	public long reconnects() {
		return this.reconnects;
	}

	/**
	 * Returns the number of messages that were neither events nor responses and were
	 * ignored.
	 * @return the number
	 */
	public long unrecognizedMessages() {
		return this.unrecognizedMessages;
	}

	/**
	 * Returns the number of actions that are currently waiting for their responses.
	 * @return the number
	 */
	public int pendingActions() {
		return this.pendingActions;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AmiClientStatistics that && this.eventsReceived.equals(that.eventsReceived)
				&& this.eventsLost == that.eventsLost && this.eventsBuffered == that.eventsBuffered
				&& this.eventsLag.equals(that.eventsLag) && this.listenerErrors == that.listenerErrors
				&& this.reconnects == that.reconnects && this.unrecognizedMessages == that.unrecognizedMessages
				&& this.pendingActions == that.pendingActions;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.eventsReceived, this.eventsLost, this.eventsBuffered, this.eventsLag,
				this.listenerErrors, this.reconnects, this.unrecognizedMessages, this.pendingActions);
	}

	@Override
	public String toString() {
		return "AmiClientStatistics[eventsReceived=" + this.eventsReceived + ", eventsLost=" + this.eventsLost
				+ ", eventsBuffered=" + this.eventsBuffered + ", eventsLag=" + this.eventsLag + ", listenerErrors="
				+ this.listenerErrors + ", reconnects=" + this.reconnects + ", unrecognizedMessages="
				+ this.unrecognizedMessages + ", pendingActions=" + this.pendingActions + "]";
	}

	/**
	 * Builds {@link AmiClientStatistics}, for example in tests. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private Map<String, Long> eventsReceived = Map.of();

		private long eventsLost;

		private int eventsBuffered;

		private Duration eventsLag = Duration.ZERO;

		private long listenerErrors;

		private long reconnects;

		private long unrecognizedMessages;

		private int pendingActions;

		private Builder() {
		}

		/**
		 * Sets the numbers of received events.
		 * @param eventsReceived the numbers by the name of the event
		 * @return this builder
		 */
		public Builder eventsReceived(Map<String, Long> eventsReceived) {
			this.eventsReceived = Map.copyOf(eventsReceived);
			return this;
		}

		/**
		 * Sets the number of lost events.
		 * @param eventsLost the number
		 * @return this builder
		 */
		public Builder eventsLost(long eventsLost) {
			this.eventsLost = eventsLost;
			return this;
		}

		/**
		 * Sets the number of events that are waiting to be delivered to listeners.
		 * @param eventsBuffered the number
		 * @return this builder
		 */
		public Builder eventsBuffered(int eventsBuffered) {
			this.eventsBuffered = eventsBuffered;
			return this;
		}

		/**
		 * Sets the age of the oldest event that has not been delivered to all its
		 * listeners.
		 * @param eventsLag the age
		 * @return this builder
		 */
		public Builder eventsLag(Duration eventsLag) {
			this.eventsLag = eventsLag;
			return this;
		}

		/**
		 * Sets the number of exceptions that listeners threw.
		 * @param listenerErrors the number
		 * @return this builder
		 */
		public Builder listenerErrors(long listenerErrors) {
			this.listenerErrors = listenerErrors;
			return this;
		}

		/**
		 * Sets the number of connections after the first connection.
		 * @param reconnects the number
		 * @return this builder
		 */
		public Builder reconnects(long reconnects) {
			this.reconnects = reconnects;
			return this;
		}

		/**
		 * Sets the number of messages that were ignored.
		 * @param unrecognizedMessages the number
		 * @return this builder
		 */
		public Builder unrecognizedMessages(long unrecognizedMessages) {
			this.unrecognizedMessages = unrecognizedMessages;
			return this;
		}

		/**
		 * Sets the number of actions that are waiting for their responses.
		 * @param pendingActions the number
		 * @return this builder
		 */
		public Builder pendingActions(int pendingActions) {
			this.pendingActions = pendingActions;
			return this;
		}

		/**
		 * Creates the statistics.
		 * @return the statistics
		 */
		public AmiClientStatistics build() {
			return new AmiClientStatistics(this);
		}

	}

}
