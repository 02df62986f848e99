/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.message.AmiEvent;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * An event of a PBX as application event. Listeners may ask for the event itself
 * ({@code @EventListener void on(HangupEvent event)}), for a family of events
 * ({@code QueueEvent}), for all ({@link AmiEvent}), or, to learn which PBX it is from,
 * for this class with the event as type argument.
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

	/**
	 * Creates an application event.
	 * @param source the client that the event came by
	 * @param server the client's name
	 * @param event the event
	 */
	public AmiApplicationEvent(Object source, String server, E event) {
		this(source, server, event, TYPES.get(event.getClass()));
	}

	private AmiApplicationEvent(Object source, String server, E event, ResolvableType type) {
		super(source, event, type.getGeneric());
		this.server = server;
		this.type = type;
	}

	/**
	 * The PBX that the event is from.
	 * @return the client's name
	 */
	public String getServer() {
		return this.server;
	}

	@Override
	public ResolvableType getResolvableType() {
		return this.type;
	}

}
