/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.agi;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.event.ChannelSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A channel that executes {@code AGI(agi:async)}, until it leaves AGI.
 */
final class AgiChannel {

	private final String name;

	private final @Nullable String uniqueId;

	private final CompletableFuture<Void> end = new CompletableFuture<>();

	AgiChannel(String name, @Nullable String uniqueId) {
		this.name = name;
		this.uniqueId = uniqueId;
	}

	String name() {
		return this.name;
	}

	@Nullable String uniqueId() {
		return this.uniqueId;
	}

	/** Returns the unique id or the name, by which commands address the channel. */
	String address() {
		return (this.uniqueId != null) ? this.uniqueId : this.name;
	}

	boolean is(ChannelSnapshot channel) {
		String address = address();
		return address.equals(channel.uniqueId()) || (this.uniqueId == null && address.equals(channel.name()));
	}

	void end() {
		this.end.complete(null);
	}

	boolean isEnded() {
		return this.end.isDone();
	}

	/** Returns a copy of the future that completes when the channel has left AGI. */
	CompletableFuture<Void> ended() {
		return this.end.copy();
	}

}
