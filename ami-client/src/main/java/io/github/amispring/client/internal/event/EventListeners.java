/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.EventType;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of one client, and which of them runs. Whatever happens while one is
 * called goes no further.
 */
public final class EventListeners {

	private final EventListenerTable eventListeners = new EventListenerTable();

	private final List<Listener<AmiConnectionEvent>> connectionListeners = new CopyOnWriteArrayList<>();

	private final ListenerErrors errors;

	/** The listener that was called last. */
	private final AtomicReference<@Nullable Listener<?>> current = new AtomicReference<>();

	EventListeners(String server) {
		this.errors = new ListenerErrors(server, System::nanoTime);
	}

	public <E extends AmiEvent> AmiClient.Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
		return this.eventListeners.add(type,
				new Listener<>(listener, (event) -> listener.accept(type.cast(event)), this.errors));
	}

	public AmiClient.Subscription onEventMessage(BiConsumer<? super EventType<?>, ? super AmiMessage> listener) {
		return this.eventListeners.addForMessages((type) -> new Listener<>(listener,
				(message) -> listener.accept(type, (AmiMessage) message), this.errors));
	}

	public AmiClient.Subscription onConnectionEvent(Consumer<? super AmiConnectionEvent> listener) {
		Listener<AmiConnectionEvent> guarded = new Listener<>(listener, listener, this.errors);
		this.connectionListeners.add(guarded);
		return () -> this.connectionListeners.remove(guarded);
	}

	public ListenerErrors errors() {
		return this.errors;
	}

	/** Calls the listeners of an event; by one thread at a time. */
	void deliver(AmiMessage message, int type) {
		try {
			this.eventListeners.deliver(message, type, this.current);
		}
		catch (Throwable ex) {
			failed(message, ex);
		}
	}

	/** Calls the listeners of a connection event; by one thread at a time. */
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

	/** Each listener is guarded by itself; this failed outside of them. */
	private void failed(Object event, Throwable failure) {
		this.errors.add(EventListeners.class.getName(), event, failure);
	}

	/**
	 * Names the listener that runs, and where it is.
	 * @param thread the thread that delivers, {@code null} when it is not known
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
