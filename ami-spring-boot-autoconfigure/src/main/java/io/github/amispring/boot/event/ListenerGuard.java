/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;

import org.springframework.context.PayloadApplicationEvent;

/**
 * Guards the listener methods that are called for the events of one client: the client
 * counts and logs the exceptions of the methods.
 */
class ListenerGuard {

	private final FailureHandler failures;

	private final String name;

	private final AtomicReference<@Nullable Object> running;

	/**
	 * Creates a guard.
	 * @param client counts and logs the exceptions of listeners
	 * @param name the text that describes the guard while no listener method is running
	 */
	ListenerGuard(AmiClient client, String name) {
		this(client::listenerFailed, name);
	}

	/**
	 * Creates a guard.
	 * @param failures handles the exceptions of listeners
	 * @param name the text that describes the guard while no listener method is running
	 */
	ListenerGuard(FailureHandler failures, String name) {
		this.failures = failures;
		this.name = name;
		this.running = new AtomicReference<>();
	}

	/**
	 * Creates a guard that shares the client and the running listener of another guard.
	 */
	ListenerGuard(ListenerGuard other) {
		this.failures = other.failures;
		this.name = other.name;
		this.running = other.running;
	}

	/**
	 * Calls a listener. Does not throw.
	 * @param listener the listener, whose {@code toString()} identifies it in the log
	 * @param event the event
	 * @param call calls the listener
	 */
	void call(Object listener, PayloadApplicationEvent<?> event, Runnable call) {
		// opaque, without a memory fence: written for each event, read only for diagnosis
		this.running.setOpaque(listener);
		try {
			call.run();
		}
		catch (UndeclaredThrowableException ex) {
			// Spring wraps errors and checked exceptions in this one, whose message
			// contains all arguments
			failed(listener.toString(), event, ex.getUndeclaredThrowable());
		}
		catch (Throwable ex) {
			failed(listener.toString(), event, ex);
		}
		finally {
			this.running.setOpaque(null);
		}
	}

	/**
	 * Reports an exception of a listener. Called by any thread.
	 * @param listener describes the listener
	 * @param event the event
	 * @param failure the exception that the listener threw
	 */
	void failed(String listener, PayloadApplicationEvent<?> event, Throwable failure) {
		this.failures.failed(listener, event.getPayload(), failure);
	}

	/** Returns a description of the listener method that is running. */
	@Override
	public final String toString() {
		Object listener = this.running.getOpaque();
		return (listener != null) ? listener.toString() : this.name;
	}

	/**
	 * Handles the exceptions of listeners.
	 */
	@FunctionalInterface
	interface FailureHandler {

		/**
		 * Handles an exception.
		 * @param listener describes the listener
		 * @param event the event
		 * @param failure the exception
		 */
		void failed(String listener, Object event, Throwable failure);

	}

}
