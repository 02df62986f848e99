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
 * Finds the headers of many events for which the records have no component.
 */
final class UnmappedHeaders {

	/** Types whose headers are not defined by the catalogue. */
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

	/** Includes the name of the event, the value of its first header. */
	private static List<String> headers(AmiEvent event) {
		return Stream.concat(Stream.of(event.eventName()), event.message().headers().stream().map(AmiHeader::name))
			.toList();
	}

	/** For a global variable, Asterisk reports the channel "none". */
	private static boolean isOpen(AmiEvent event) {
		return OPEN.contains(event.getClass()) || (event instanceof VarSetEvent set && set.channel() == null);
	}

}
