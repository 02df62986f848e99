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
 * The headers of many events that no component stands for.
 */
final class UnnamedHeaders {

	/** Their headers are not for the catalogue to name. */
	private static final Set<Class<?>> OPEN = Set.of(UserEvent.class, TestEventEvent.class, CdrEvent.class);

	private UnnamedHeaders() {
	}

	/**
	 * The headers by the name of the event; of events with the same headers, one is
	 * looked at.
	 */
	static Map<String, Set<String>> of(List<AmiEvent> events) {
		Map<String, Set<String>> unnamed = new TreeMap<>();
		Set<List<String>> seen = new HashSet<>();
		for (AmiEvent event : events) {
			if (!isOpen(event) && seen.add(headers(event))) {
				unnamed.computeIfAbsent(event.eventName(), (name) -> new TreeSet<>())
					.addAll(HeaderCheck.unnamed(event));
			}
		}
		unnamed.values().removeIf(Set::isEmpty);
		return unnamed;
	}

	/** With the event's own name, which is the value of the first. */
	private static List<String> headers(AmiEvent event) {
		return Stream.concat(Stream.of(event.eventName()), event.message().headers().stream().map(AmiHeader::name))
			.toList();
	}

	/** Of a global variable Asterisk says that it is of the channel none. */
	private static boolean isOpen(AmiEvent event) {
		return OPEN.contains(event.getClass()) || (event instanceof VarSetEvent set && set.channel() == null);
	}

}
