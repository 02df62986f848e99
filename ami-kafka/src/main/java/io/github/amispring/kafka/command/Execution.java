/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * An action of another instance that this instance sends to the PBX.
 */
final class Execution {

	private final ReceivedAction action;

	private final ReplyAddress address;

	private final long expires;

	private @Nullable CompletableFuture<?> result;

	private boolean cancelled;

	/**
	 * Creates an execution.
	 * @param expires when the request expires, in milliseconds since 1970
	 */
	Execution(ReceivedAction action, ReplyAddress address, long expires) {
		this.action = action;
		this.address = address;
		this.expires = expires;
	}

	ReceivedAction action() {
		return this.action;
	}

	ReplyAddress address() {
		return this.address;
	}

	/** Returns the remaining time, not above zero if the request has expired. */
	long remainingMillis() {
		return this.expires - System.currentTimeMillis();
	}

	synchronized boolean isCancelled() {
		return this.cancelled;
	}

	void started(CompletableFuture<?> result) {
		boolean cancelled;
		synchronized (this) {
			this.result = result;
			cancelled = this.cancelled;
		}
		if (cancelled) {
			result.cancel(false);
		}
	}

	void cancel() {
		CompletableFuture<?> result;
		synchronized (this) {
			this.cancelled = true;
			result = this.result;
		}
		if (result != null) {
			result.cancel(false);
		}
	}

}
