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
 * Observes the start and the end of actions, for example for metrics and tracing. An
 * implementation must return quickly and must not throw.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface ActionObserver {

	/** An observer that does nothing. */
	ActionObserver NONE = (server, action) -> (failure) -> {
	};

	/**
	 * Called before an action is sent, by the thread that sends it.
	 * @param server the name of the client
	 * @param action the action
	 * @return a callback that is called once, on any thread, when the action has ended.
	 * Its argument is {@code null} on success, otherwise the exception that the sender
	 * receives. If the server reports the outcome of the action later, the action ends
	 * when the server accepts it. The callback must not block
	 */
	Consumer<@Nullable Throwable> begin(String server, AmiAction<?> action);

	/**
	 * Called before an action is sent if its sender awaits an outcome that the server
	 * reports later, such as the outcome of an originated call. Called after
	 * {@link #begin} by the same thread.
	 * @param server the name of the client
	 * @param action the action
	 * @return a callback that is called once, when the outcome is known. Its arguments
	 * are the event that reports the outcome and {@code null}, or {@code null} and the
	 * exception that the sender receives. If the application has cancelled the future,
	 * the cause of the exception is a {@link java.util.concurrent.CancellationException}
	 */
	default BiConsumer<@Nullable AmiEvent, @Nullable Throwable> beginOutcome(String server, AmiAction<?> action) {
		return (event, failure) -> {
		};
	}

}
