/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.internal.NameTable;

/**
 * The event types of the catalogue.
 *
 * @since 1.0.0
 */
public final class EventTypes {

	/** The type of events that the catalogue does not contain. */
	public static final EventType<UnknownEvent> UNKNOWN = new EventType<>(List.of("UnknownEvent"),
			new UnknownDecoder());

	private static final List<EventType<?>> KNOWN = EventCatalogue.TYPES;

	private static final NameTable NAMES;

	private static final int[] TYPE_OF_NAME;

	static {
		List<String> names = new ArrayList<>();
		List<Integer> typeOfName = new ArrayList<>();
		for (int type = 0; type < KNOWN.size(); type++) {
			for (String name : KNOWN.get(type).names()) {
				names.add(name);
				typeOfName.add(type);
			}
		}
		NAMES = new NameTable(names);
		TYPE_OF_NAME = typeOfName.stream().mapToInt(Integer::intValue).toArray();
	}

	private EventTypes() {
	}

	/**
	 * Returns the types of the catalogue, in its order.
	 * @return the types
	 */
	public static List<EventType<?>> known() {
		return KNOWN;
	}

	/**
	 * Returns the index of an event's type in {@link #known()}.
	 * @param event the message of the event
	 * @return the index, or -1 for an unknown event
	 */
	public static int indexOf(AmiMessage event) {
		return typeOf(NAMES.indexOfValue(event, 0));
	}

	/**
	 * Returns the index of the type with a name in {@link #known()}, like
	 * {@link #indexOf(AmiMessage)} without a message.
	 * @param bytes contains the name
	 * @param from the index of the first byte of the name
	 * @param to the index after the last byte of the name
	 * @return the index, or -1 for an unknown event
	 */
	public static int indexOf(byte[] bytes, int from, int to) {
		return typeOf(NAMES.indexOf(bytes, from, to));
	}

	private static int typeOf(int name) {
		return (name >= 0) ? TYPE_OF_NAME[name] : -1;
	}

	/**
	 * Returns the type of an event. A type whose name matches exactly takes precedence
	 * over one whose name matches ignoring case.
	 * @param event the message of the event
	 * @return the type, {@link #UNKNOWN} for an unknown event
	 */
	public static EventType<?> of(AmiMessage event) {
		int index = indexOf(event);
		return (index >= 0) ? KNOWN.get(index) : UNKNOWN;
	}

	/**
	 * Decodes an event.
	 * @param event the message of the event
	 * @return the record, an {@link UnknownEvent} for an unknown event
	 */
	public static AmiEvent decode(AmiMessage event) {
		return of(event).decoder().apply(event);
	}

	private static final class UnknownDecoder implements EventType.Decoder<UnknownEvent> {

		@Override
		public Class<UnknownEvent> eventClass() {
			return UnknownEvent.class;
		}

		@Override
		public UnknownEvent apply(AmiMessage message) {
			return new UnknownEvent(message);
		}

	}

}
