/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * Finds headers of events that no component of their record stands for.
 */
final class HeaderCheck {

	/** On any event, and not a matter of its record. */
	private static final Set<String> ENVELOPE = Set.of("Event", "Privilege", "ActionID", "Timestamp", "SequenceNumber",
			"File", "Line", "Func", "SystemName");

	/** What stands for a value of each type; a record that has the header shows one. */
	private static final List<String> PROBES = List.of("1", "NAME=value", "2026-01-02 03:04:05",
			"2026-01-02T03:04:05.678+0000", "00:00:01", "probe");

	private HeaderCheck() {
	}

	/** The names of the headers without a component. */
	static Set<String> unnamed(AmiEvent event) {
		Set<String> unnamed = new TreeSet<>();
		for (AmiHeader header : event.message().headers()) {
			if (!ENVELOPE.contains(header.name()) && !isNamed(event, header.name())) {
				unnamed.add(header.name());
			}
		}
		return unnamed;
	}

	/** A header has a component when the record changes with it. */
	private static boolean isNamed(AmiEvent event, String header) {
		List<Object> without = components(with(event, header, null));
		return PROBES.stream().anyMatch((probe) -> !components(with(event, header, probe)).equals(without));
	}

	/** The event with one value for a header, or without it. */
	private static AmiEvent with(AmiEvent event, String header, String value) {
		List<AmiHeader> headers = new ArrayList<>();
		boolean done = false;
		for (AmiHeader each : event.message().headers()) {
			if (!each.name().equals(header)) {
				headers.add(each);
			}
			else if (value != null && !done) {
				headers.add(new AmiHeader(header, value));
				done = true;
			}
		}
		return EventTypes.decode(AmiMessage.of(headers));
	}

	private static List<Object> components(AmiEvent event) {
		List<Object> values = new ArrayList<>();
		for (RecordComponent component : event.getClass().getRecordComponents()) {
			if (component.getType() != AmiMessage.class) {
				values.add(value(event, component));
			}
		}
		return values;
	}

	private static Object value(AmiEvent event, RecordComponent component) {
		try {
			return component.getAccessor().invoke(event);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
