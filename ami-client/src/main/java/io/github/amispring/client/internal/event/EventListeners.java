/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of one client, and the listener that is running. No exception of a
 * listener is propagated.
 */
public final class EventListeners {

	private final ListenerErrors errors;

	private final EventListenerTable eventListeners;

	private final List<Listener<AmiConnectionEvent>> connectionListeners = new CopyOnWriteArrayList<>();

	/** The listener that was called last. */
	private final AtomicReference<@Nullable Listener<?>> current = new AtomicReference<>();

	EventListeners(String server) {
		this.errors = new ListenerErrors(server, System::nanoTime);
		this.eventListeners = new EventListenerTable(this.errors);
	}

	public <E extends AmiEvent> AmiClient.Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.eventListeners.add(type, listener);
	}

	public AmiClient.Subscription onEventMessage(EventMessageListener listener) {
		return this.eventListeners.add(listener);
	}

	public AmiClient.Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		Listener<AmiConnectionEvent> guarded = new Listener<>(listener, listener, this.errors);
		this.connectionListeners.add(guarded);
		return () -> this.connectionListeners.remove(guarded);
	}

	public ListenerErrors errors() {
		return this.errors;
	}

	/** Queries the listeners that select the types of their events, if necessary. */
	void refresh() {
		this.eventListeners.refresh();
	}

	/** Returns whether events of a known type have a listener. */
	boolean hasListener(int type) {
		return this.eventListeners.hasListener(type);
	}

	/** Calls the listeners of an event. Called by one thread at a time. */
	void deliver(AmiMessage message, int type) {
		try {
			this.eventListeners.deliver(message, type, this.current);
		}
		catch (Throwable ex) {
			failed(message, ex);
		}
	}

	/** Calls the listeners of a connection event. Called by one thread at a time. */
	void deliver(AmiConnectionEvent event) {
		try {
			for (Listener<AmiConnectionEvent> listener : this.connectionListeners) {
				this.current.lazySet(listener);
				listener.accept(event);
			}
		}
		catch (Throwable ex) {
			failed(event, ex);
		}
	}

	/** Handles a failure outside of a listener, such as a lack of memory. */
	private void failed(Object event, Throwable failure) {
		this.errors.add(EventListeners.class.getName(), event, failure);
	}

	/**
	 * Describes the listener that is running, with the stack trace of its thread.
	 * @param thread the thread that delivers, {@code null} if it is not known
	 */
	String describeCurrent(@Nullable Thread thread) {
		StringBuilder text = new StringBuilder(String.valueOf(this.current.get()));
		if (thread != null) {
			text.append(" on thread \"").append(thread.getName()).append('"');
			for (StackTraceElement frame : thread.getStackTrace()) {
				text.append("\n\tat ").append(frame);
			}
		}
		return text.toString();
	}

}
