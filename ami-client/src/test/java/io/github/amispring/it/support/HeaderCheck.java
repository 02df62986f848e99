/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.AmiResponse;
import io.github.amispring.message.EventList;
import io.github.amispring.message.SimpleResponse;

/**
 * Finds headers of events and responses for which the record has no component.
 */
public final class HeaderCheck {

	/** Headers that any event may contain and that need no component. */
	private static final Set<String> ENVELOPE = Set.of("Event", "Privilege", "ActionID", "EventList", "Timestamp",
			"SequenceNumber", "File", "Line", "Func", "SystemName");

	/** Headers that any response may contain, except events. */
	private static final Set<String> RESPONSE = Set.of("Response", "ActionID", "Message", "EventList");

	/** Headers that any event that completes a list may contain. */
	private static final Set<String> COMPLETION = Set.of("EventList", "ListItems");

	/**
	 * One value of each type. For a header with a component, at least one of these values
	 * changes the component.
	 */
	private static final List<String> PROBES = List.of("1", "NAME=value", "2026-01-02 03:04:05",
			"2026-01-02T03:04:05.678+0000", "00:00:01", "probe");

	private HeaderCheck() {
	}

	/**
	 * Returns the names of the headers of an event for which the event's record has no
	 * component.
	 */
	public static Set<String> unmapped(AmiEvent event) {
		return unmapped(event.message(), ENVELOPE, EventTypes::decode);
	}

	/**
	 * Returns the names of the headers of a response for which the response's record has
	 * no component. Events in the response are not checked.
	 */
	public static Set<String> unmapped(AmiResponse response) {
		return unmapped(response.message(), RESPONSE, (response instanceof EventList) ? SimpleResponse::new
				: (message) -> read(response.getClass(), message));
	}

	/**
	 * Returns the names of the headers of an event that completes a list, for which the
	 * event's record has no component.
	 */
	public static Set<String> unmappedOfCompletion(AmiMessage completion) {
		Set<String> unmapped = unmapped(EventTypes.decode(completion));
		unmapped.removeAll(COMPLETION);
		return unmapped;
	}

	private static Set<String> unmapped(AmiMessage message, Set<String> envelope, Function<AmiMessage, ?> reader) {
		Set<String> unmapped = new TreeSet<>();
		for (AmiHeader header : message.headers()) {
			if (!envelope.contains(header.name()) && !isMapped(message, header.name(), reader)) {
				unmapped.add(header.name());
			}
		}
		return unmapped;
	}

	/**
	 * Returns whether a header has a component, that is, whether the record depends on
	 * the header.
	 */
	private static boolean isMapped(AmiMessage message, String header, Function<AmiMessage, ?> reader) {
		List<Object> without = components(reader.apply(with(message, header, null)));
		return PROBES.stream()
			.anyMatch((probe) -> !components(reader.apply(with(message, header, probe))).equals(without));
	}

	/**
	 * Returns a copy of the message with exactly one value for a header, or without the
	 * header.
	 */
	private static AmiMessage with(AmiMessage message, String header, String value) {
		List<AmiHeader> headers = new ArrayList<>();
		boolean done = false;
		for (AmiHeader each : message.headers()) {
			if (!each.name().equals(header)) {
				headers.add(each);
			}
			else if (value != null && !done) {
				headers.add(new AmiHeader(header, value));
				done = true;
			}
		}
		return AmiMessage.of(headers);
	}

	/** Creates a response of the given type from a message. */
	private static Object read(Class<?> type, AmiMessage message) {
		try {
			for (Method method : type.getMethods()) {
				if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type) {
					return method.invoke(null, message);
				}
			}
			return type.getConstructor(AmiMessage.class).newInstance(message);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Object> components(Object record) {
		List<Object> values = new ArrayList<>();
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			if (component.getType() != AmiMessage.class) {
				values.add(value(record, component));
			}
		}
		return values;
	}

	private static Object value(Object record, RecordComponent component) {
		try {
			return component.getAccessor().invoke(record);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
