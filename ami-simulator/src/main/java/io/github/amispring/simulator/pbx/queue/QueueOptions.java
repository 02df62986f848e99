/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Options of a queue (queues.conf). Immutable.
 *
 * @param timeout how long a member's phone rings
 * @param retry the delay before members are called again
 * @param serviceLevel the time within which a call should be answered
 * @param autoPause whether a member who does not answer is paused
 * @param leaveWhenPaused whether callers leave when all members are paused
 * @param context the context of the single-digit extensions with which a caller leaves,
 * {@code null} if callers cannot leave with a key
 * @since 1.0.0
 */
public record QueueOptions(Duration timeout, Duration retry, Duration serviceLevel, boolean autoPause,
		boolean leaveWhenPaused, @Nullable String context) {

	/** The default options. */
	public static final QueueOptions DEFAULT = new QueueOptions(Duration.ofSeconds(15), Duration.ofSeconds(1),
			Duration.ofSeconds(20), false, false, null);

	/**
	 * Returns a copy of these options with another timeout.
	 * @param timeout how long a member's phone rings
	 * @return new options
	 */
	public QueueOptions withTimeout(Duration timeout) {
		return new QueueOptions(timeout, this.retry, this.serviceLevel, this.autoPause, this.leaveWhenPaused,
				this.context);
	}

	/**
	 * Returns a copy of these options in which a member who does not answer is paused,
	 * and callers leave when all members are paused.
	 * @return new options
	 */
	public QueueOptions withAutoPause() {
		return new QueueOptions(this.timeout, this.retry, this.serviceLevel, true, true, this.context);
	}

	/**
	 * Returns a copy of these options in which callers can leave with a key.
	 * @param context the context of the single-digit extensions
	 * @return new options
	 */
	public QueueOptions withContext(String context) {
		return new QueueOptions(this.timeout, this.retry, this.serviceLevel, this.autoPause, this.leaveWhenPaused,
				context);
	}

}
