/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An attempt of a queue to connect a caller to a member, and the conversation that
 * follows.
 */
final class Attempt {

	final String queue;

	final String interfaceName;

	/** The Uniqueid of the caller's channel, which a transfer may change. */
	@Nullable String caller;

	/** The Uniqueid of the channel by which the queue calls the member. */
	final String channel;

	/** Whether it is a Local channel, which may be replaced during the talk. */
	final boolean local;

	boolean connected;

	@Nullable Instant connectedAt;

	Attempt(String queue, String interfaceName, @Nullable String caller, String channel, boolean local) {
		this.queue = queue;
		this.interfaceName = interfaceName;
		this.caller = caller;
		this.channel = channel;
		this.local = local;
	}

}
