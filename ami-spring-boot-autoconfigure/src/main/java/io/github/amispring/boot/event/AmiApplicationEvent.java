/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * An application event that contains an event of a PBX. Listeners may declare the event
 * itself ({@code @EventListener void on(HangupEvent event)}), a family of events
 * ({@code QueueEvent}), all events ({@link AmiEvent}), or this class with the event as
 * type argument. This class also contains the name of the server.
 * <p>
 * {@link #getPayload()} builds the record of the event when it is first called. An event
 * without listeners is not decoded.
 *
 * @param <E> the type of the event
 */
public class AmiApplicationEvent<E extends AmiEvent> extends PayloadApplicationEvent<E> {

	private static final long serialVersionUID = 1L;

	private static final ClassValue<ResolvableType> TYPES = new ClassValue<>() {

		@Override
		protected ResolvableType computeValue(Class<?> eventClass) {
			return ResolvableType.forClassWithGenerics(AmiApplicationEvent.class, eventClass);
		}

	};

	private final String server;

	private final ResolvableType type;

	private final transient @Nullable ListenerGuard guard;

	/** {@code null} until the message is decoded. */
	private volatile @Nullable E event;

	/**
	 * Creates an application event.
	 * @param source the client that received the event
	 * @param server the client's name
	 * @param event the event
	 */
	public AmiApplicationEvent(Object source, String server, E event) {
		this(source, server, event, null);
	}

	/**
	 * Creates an application event that is published by a client's publisher.
	 * @param source the client that received the event
	 * @param server the client's name
	 * @param event the event
	 * @param guard guards listener methods
	 */
	AmiApplicationEvent(Object source, String server, E event, @Nullable ListenerGuard guard) {
		super(source, event, TYPES.get(event.getClass()).getGeneric());
		this.server = server;
		this.type = TYPES.get(event.getClass());
		this.guard = guard;
		this.event = event;
	}

	private AmiApplicationEvent(Object source, String server, AmiMessage message, ResolvableType type,
			ListenerGuard guard) {
		super(source, undecoded(message), type.getGeneric());
		this.server = server;
		this.type = type;
		this.guard = guard;
	}

	/** Returns the type of the application event for a type of event. */
	static ResolvableType typeOf(Class<? extends AmiEvent> eventClass) {
		return TYPES.get(eventClass);
	}

	/** Returns the payload that the superclass requires. Only {@link #decode} uses it. */
	@SuppressWarnings("unchecked")
	private static <E extends AmiEvent> E undecoded(AmiMessage message) {
		return (E) new UnknownEvent(message);
	}

	/**
	 * Creates an application event that decodes its message when a listener needs the
	 * record.
	 * @param source the client that received the event
	 * @param server the client's name
	 * @param type the type of the event
	 * @param message the event's message
	 * @param guard guards listener methods
	 */
	static AmiApplicationEvent<?> of(Object source, String server, EventType<?> type, AmiMessage message,
			ListenerGuard guard) {
		return new AmiApplicationEvent<>(source, server, message, TYPES.get(type.eventClass()), guard);
	}

	/**
	 * Returns the event. The first call builds the event's record, and later calls return
	 * the same record. May be called by any thread.
	 * @return the event
	 */
	@Override
	public E getPayload() {
		E event = this.event;
		return (event != null) ? event : decode();
	}

	@SuppressWarnings("unchecked")
	private synchronized E decode() {
		E event = this.event;
		if (event == null) {
			event = (E) EventTypes.decode(((AmiEvent) super.getPayload()).message());
			this.event = event;
		}
		return event;
	}

	/**
	 * Returns the PBX that sent the event.
	 * @return the client's name
	 */
	public String getServer() {
		return this.server;
	}

	@Nullable ListenerGuard guard() {
		return this.guard;
	}

	@Override
	public ResolvableType getResolvableType() {
		return this.type;
	}

}
