/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.function.Consumer;

import io.github.amispring.message.AmiAction;
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
	 * @return told once when the action has ended: with {@code null} for success, else
	 * with the exception that the sender gets
	 */
	Consumer<@Nullable Throwable> begin(String server, AmiAction<?> action);

}
