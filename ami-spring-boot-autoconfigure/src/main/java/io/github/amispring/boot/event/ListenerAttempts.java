/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of the listeners of one event that is published again if a listener has
 * failed. Listeners that have handled the event are not called again. Intended for the
 * integrations of this library.
 *
 * @since 1.0.0
 */
public final class ListenerAttempts {

	private static final Logger logger = LoggerFactory.getLogger(ListenerAttempts.class);

	private final Set<Object> succeeded = ConcurrentHashMap.newKeySet();

	private boolean publishing;

	private @Nullable ListenerFailedException failure;

	/**
	 * Publishes the event.
	 * @param publish publishes the event to all listeners, which are called through
	 * {@link #shouldCall}, {@link #succeeded} and {@link #failed}
	 * @throws ListenerFailedException the exception of the first listener that failed
	 */
	public void publish(Runnable publish) {
		setPublishing(true);
		try {
			publish.run();
		}
		catch (Throwable ex) {
			// a listener that this library does not guard
			failed("that Spring called", ex);
		}
		ListenerFailedException failure = setPublishing(false);
		if (failure != null) {
			throw failure;
		}
	}

	private synchronized @Nullable ListenerFailedException setPublishing(boolean publishing) {
		this.publishing = publishing;
		ListenerFailedException failure = this.failure;
		this.failure = null;
		return failure;
	}

	/**
	 * Returns whether a listener has to be called.
	 * @param listener the listener
	 * @return {@code false} if the listener has already handled the event
	 */
	public boolean shouldCall(Object listener) {
		return !this.succeeded.contains(listener);
	}

	/**
	 * Remembers that a listener has handled the event.
	 * @param listener the listener
	 */
	public void succeeded(Object listener) {
		this.succeeded.add(listener);
	}

	/**
	 * Remembers that a listener has failed. If it runs after the publication, for example
	 * after the commit of a transaction, its exception is only logged.
	 * @param listener describes the listener
	 * @param cause the exception
	 */
	public synchronized void failed(String listener, Throwable cause) {
		if (!this.publishing) {
			logger.error("A listener has failed after the publication of its event: {}", listener, cause);
		}
		else if (this.failure == null) {
			this.failure = new ListenerFailedException(listener, cause);
		}
	}

}
