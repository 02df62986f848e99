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
 * Finds headers of events and answers that no component of their record stands for.
 */
public final class HeaderCheck {

	/** On any event, and not a matter of its record. */
	private static final Set<String> ENVELOPE = Set.of("Event", "Privilege", "ActionID", "EventList", "Timestamp",
			"SequenceNumber", "File", "Line", "Func", "SystemName");

	/** On any answer that is not an event. */
	private static final Set<String> RESPONSE = Set.of("Response", "ActionID", "Message", "EventList");

	/** On any event that ends a list. */
	private static final Set<String> COMPLETION = Set.of("EventList", "ListItems");

	/** What stands for a value of each type; a record that has the header shows one. */
	private static final List<String> PROBES = List.of("1", "NAME=value", "2026-01-02 03:04:05",
			"2026-01-02T03:04:05.678+0000", "00:00:01", "probe");

	private HeaderCheck() {
	}

	/** The names of the headers of an event without a component. */
	public static Set<String> unnamed(AmiEvent event) {
		return unnamed(event.message(), ENVELOPE, EventTypes::decode);
	}

	/** The names of the headers of an answer without a component, its events aside. */
	public static Set<String> unnamed(AmiResponse response) {
		return unnamed(response.message(), RESPONSE, (response instanceof EventList) ? SimpleResponse::new
				: (message) -> read(response.getClass(), message));
	}

	/** The same of the event that ends a list. */
	public static Set<String> unnamedOfCompletion(AmiMessage completion) {
		Set<String> unnamed = unnamed(EventTypes.decode(completion));
		unnamed.removeAll(COMPLETION);
		return unnamed;
	}

	private static Set<String> unnamed(AmiMessage message, Set<String> envelope, Function<AmiMessage, ?> reader) {
		Set<String> unnamed = new TreeSet<>();
		for (AmiHeader header : message.headers()) {
			if (!envelope.contains(header.name()) && !isNamed(message, header.name(), reader)) {
				unnamed.add(header.name());
			}
		}
		return unnamed;
	}

	/** A header has a component when the record changes with it. */
	private static boolean isNamed(AmiMessage message, String header, Function<AmiMessage, ?> reader) {
		List<Object> without = components(reader.apply(with(message, header, null)));
		return PROBES.stream()
			.anyMatch((probe) -> !components(reader.apply(with(message, header, probe))).equals(without));
	}

	/** The message with one value for a header, or without it. */
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

	/** Reads an answer as its type does. */
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
