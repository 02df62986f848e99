/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Limits on the memory that a server or an application can make a client use. The
 * defaults are far above what a healthy PBX needs. Immutable.
 * <p>
 * The sizes of event lists and of buffered events include 4 bytes for each line, because
 * the position of each line is stored as well.
 *
 * @since 1.0.0
 */
public final class LimitSettings {

	private static final long MIB = 1024 * 1024;

	private static final long MAX_MESSAGE_SIZE = 1024 * MIB;

	/** The default maximum size of a message: 16 MiB. */
	public static final long DEFAULT_MAX_MESSAGE_SIZE = 16 * MIB;

	/** The default maximum number of lines of a message: 200,000. */
	public static final int DEFAULT_MAX_MESSAGE_LINES = 200_000;

	/** The default maximum number of entries of an event list: 100,000. */
	public static final int DEFAULT_MAX_LIST_ENTRIES = 100_000;

	/** The default maximum size of an event list: 64 MiB. */
	public static final long DEFAULT_MAX_LIST_SIZE = 64 * MIB;

	/**
	 * The default maximum number of pending actions: 10,000. A server executes the
	 * actions of a connection one after another, so it is unlikely to respond to more
	 * actions before their timeouts expire.
	 */
	public static final int DEFAULT_MAX_PENDING_ACTIONS = 10_000;

	/** The default maximum size of the buffered events: 128 MiB. */
	public static final long DEFAULT_MAX_BUFFER_SIZE = 128 * MIB;

	/** The default settings. */
	public static final LimitSettings DEFAULT = builder().build();

	private final long maxMessageSize;

	private final int maxMessageLines;

	private final int maxListEntries;

	private final long maxListSize;

	private final int maxPendingActions;

	private final long maxBufferSize;

	private LimitSettings(Builder builder) {
		Settings.require(builder.maxMessageSize >= 1 && builder.maxMessageSize <= MAX_MESSAGE_SIZE,
				"limits.maxMessageSize", builder.maxMessageSize, "must be between 1 byte and 1 GiB");
		requireOne("limits.maxMessageLines", builder.maxMessageLines);
		requireOne("limits.maxListEntries", builder.maxListEntries);
		requireOne("limits.maxListSize", builder.maxListSize);
		requireOne("limits.maxPendingActions", builder.maxPendingActions);
		requireOne("limits.maxBufferSize", builder.maxBufferSize);
		this.maxMessageSize = builder.maxMessageSize;
		this.maxMessageLines = builder.maxMessageLines;
		this.maxListEntries = builder.maxListEntries;
		this.maxListSize = builder.maxListSize;
		this.maxPendingActions = builder.maxPendingActions;
		this.maxBufferSize = builder.maxBufferSize;
	}

	private static void requireOne(String setting, long value) {
		Settings.require(value >= 1, setting, value, "must be at least 1");
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
		return new Builder().maxMessageSize(this.maxMessageSize)
			.maxMessageLines(this.maxMessageLines)
			.maxListEntries(this.maxListEntries)
			.maxListSize(this.maxListSize)
			.maxPendingActions(this.maxPendingActions)
			.maxBufferSize(this.maxBufferSize);
	}

	/**
	 * Returns the maximum size of a message. The client disconnects from a server that
	 * sends a larger message.
	 * @return the number of bytes
	 */
	public long maxMessageSize() {
		return this.maxMessageSize;
	}

	/**
	 * Returns the maximum number of lines of a message. The client disconnects from a
	 * server that sends a message with more lines.
	 * @return the number of lines
	 */
	public int maxMessageLines() {
		return this.maxMessageLines;
	}

	/**
	 * Returns the maximum number of entries of an event list. An action with a longer
	 * list fails.
	 * @return the number of entries
	 */
	public int maxListEntries() {
		return this.maxListEntries;
	}

	/**
	 * Returns the maximum size of all entries of an event list. An action with a larger
	 * list fails. Over HTTP, the client disconnects from a server that sends a response
	 * which is larger than both this size and the maximum size of a message.
	 * @return the number of bytes
	 */
	public long maxListSize() {
		return this.maxListSize;
	}

	/**
	 * Returns the maximum number of actions that are waiting for their responses. The
	 * client does not send further actions when this limit is reached.
	 * @return the number of actions
	 */
	public int maxPendingActions() {
		return this.maxPendingActions;
	}

	/**
	 * Returns the maximum size of the events that are waiting for listeners. The client
	 * drops events that exceed this size, as it does when
	 * {@link EventSettings#bufferCapacity()} is exceeded.
	 * @return the number of bytes
	 */
	public long maxBufferSize() {
		return this.maxBufferSize;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LimitSettings that && this.maxMessageSize == that.maxMessageSize
				&& this.maxMessageLines == that.maxMessageLines && this.maxListEntries == that.maxListEntries
				&& this.maxListSize == that.maxListSize && this.maxPendingActions == that.maxPendingActions
				&& this.maxBufferSize == that.maxBufferSize;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.maxMessageSize, this.maxMessageLines, this.maxListEntries, this.maxListSize,
				this.maxPendingActions, this.maxBufferSize);
	}

	@Override
	public String toString() {
		return "LimitSettings[maxMessageSize=" + this.maxMessageSize + ", maxMessageLines=" + this.maxMessageLines
				+ ", maxListEntries=" + this.maxListEntries + ", maxListSize=" + this.maxListSize
				+ ", maxPendingActions=" + this.maxPendingActions + ", maxBufferSize=" + this.maxBufferSize + "]";
	}

	/**
	 * Builds {@link LimitSettings}. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private long maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;

		private int maxMessageLines = DEFAULT_MAX_MESSAGE_LINES;

		private int maxListEntries = DEFAULT_MAX_LIST_ENTRIES;

		private long maxListSize = DEFAULT_MAX_LIST_SIZE;

		private int maxPendingActions = DEFAULT_MAX_PENDING_ACTIONS;

		private long maxBufferSize = DEFAULT_MAX_BUFFER_SIZE;

		private Builder() {
		}

		/**
		 * Sets the maximum size of a message.
		 * @param maxMessageSize the number of bytes, from 1 to 1 GiB
		 * @return this builder
		 */
		public Builder maxMessageSize(long maxMessageSize) {
			this.maxMessageSize = maxMessageSize;
			return this;
		}

		/**
		 * Sets the maximum number of lines of a message.
		 * @param maxMessageLines the number of lines, at least 1
		 * @return this builder
		 */
		public Builder maxMessageLines(int maxMessageLines) {
			this.maxMessageLines = maxMessageLines;
			return this;
		}

		/**
		 * Sets the maximum number of entries of an event list.
		 * @param maxListEntries the number of entries, at least 1
		 * @return this builder
		 */
		public Builder maxListEntries(int maxListEntries) {
			this.maxListEntries = maxListEntries;
			return this;
		}

		/**
		 * Sets the maximum size of all entries of an event list.
		 * @param maxListSize the number of bytes, at least 1
		 * @return this builder
		 */
		public Builder maxListSize(long maxListSize) {
			this.maxListSize = maxListSize;
			return this;
		}

		/**
		 * Sets the maximum number of actions that are waiting for their responses.
		 * @param maxPendingActions the number of actions, at least 1
		 * @return this builder
		 */
		public Builder maxPendingActions(int maxPendingActions) {
			this.maxPendingActions = maxPendingActions;
			return this;
		}

		/**
		 * Sets the maximum size of the events that are waiting for listeners.
		 * @param maxBufferSize the number of bytes, at least 1
		 * @return this builder
		 */
		public Builder maxBufferSize(long maxBufferSize) {
			this.maxBufferSize = maxBufferSize;
			return this;
		}

		/**
		 * Creates the settings.
		 * @return the settings
		 * @throws InvalidSettingException if a value is out of range
		 */
		public LimitSettings build() {
			return new LimitSettings(this);
		}

	}

}
