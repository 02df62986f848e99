/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.amispring.event.CdrEvent;
import io.github.amispring.event.TestEventEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.it.support.HeaderCheck;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;

/**
 * Finds headers in events for which the event records have no component.
 */
final class UnmappedHeaders {

	/** Event types whose headers are not defined in the catalogue. */
	private static final Set<Class<?>> OPEN = Set.of(UserEvent.class, TestEventEvent.class, CdrEvent.class);

	private UnmappedHeaders() {
	}

	/**
	 * Returns the unmapped headers by event name. Of several events with the same
	 * headers, only one is checked.
	 */
	static Map<String, Set<String>> of(List<AmiEvent> events) {
		Map<String, Set<String>> unmapped = new TreeMap<>();
		Set<List<String>> seen = new HashSet<>();
		for (AmiEvent event : events) {
			if (!isOpen(event) && seen.add(headers(event))) {
				unmapped.computeIfAbsent(event.eventName(), (name) -> new TreeSet<>())
					.addAll(HeaderCheck.unmapped(event));
			}
		}
		unmapped.values().removeIf(Set::isEmpty);
		return unmapped;
	}

	/** Returns the name of the event, followed by the names of its headers. */
	private static List<String> headers(AmiEvent event) {
		return Stream.concat(Stream.of(event.eventName()), event.message().headers().stream().map(AmiHeader::name))
			.toList();
	}

	/**
	 * Returns whether the event may contain headers without a component. A VarSet event
	 * for a global variable is included, because Asterisk reports the channel "none".
	 */
	private static boolean isOpen(AmiEvent event) {
		return OPEN.contains(event.getClass()) || (event instanceof VarSetEvent set && set.channel() == null);
	}

}
