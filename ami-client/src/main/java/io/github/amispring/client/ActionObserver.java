/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * Told when an action begins and when it ends, for metrics and tracing. Must be quick,
 * and must not throw.
 */
@FunctionalInterface
public interface ActionObserver {

	/** Observes nothing. */
	ActionObserver NONE = (server, action) -> (failure) -> {
	};

	/**
	 * An action begins. Called by the thread that sends it.
	 * @param server the client's name
	 * @param action the action
	 * @return notified once when the action has ended: with {@code null} for success,
	 * otherwise with the exception that the sender gets. An action whose outcome the
	 * server tells later has ended when the server has accepted it. Must not block; may
	 * be called by any thread
	 */
	Consumer<@Nullable Throwable> begin(String server, AmiAction<?> action);

	/**
	 * An action begins whose sender awaits an outcome that the server tells later, such
	 * as that of an originated call. Called after {@link #begin}, by the same thread.
	 * @param server the client's name
	 * @param action the action
	 * @return notified once when the outcome is known, with the event that tells it; or
	 * without an event, with the exception that the sender gets. For a future that the
	 * application has cancelled, the exception's cause is a
	 * {@link java.util.concurrent.CancellationException}
	 */
	default BiConsumer<@Nullable AmiEvent, @Nullable Throwable> beginOutcome(String server, AmiAction<?> action) {
		return (event, failure) -> {
		};
	}

}
