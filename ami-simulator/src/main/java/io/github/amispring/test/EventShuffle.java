/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import org.jspecify.annotations.Nullable;

/**
 * Shuffles events that Asterisk may also send in another order: neighbors that concern
 * different channels, bridges, queues and conferences, and pairs whose order was seen to
 * differ.
 */
final class EventShuffle {

	/** Pairs of events about the same channel whose order differs from call to call. */
	private static final Set<Set<String>> PAIRS = Set.of(Set.of("Newstate", "DialBegin"),
			Set.of("Newstate", "DialState"), Set.of("BlindTransfer", "BridgeLeave"),
			Set.of("HangupRequest", "ConfbridgeLeave"), Set.of("HangupRequest", "DialBegin"),
			Set.of("OriginateResponse", "Newstate"), Set.of("OriginateResponse", "Hangup"), Set.of("Cdr", "Hangup"),
			Set.of("ParkedCall", "BlindTransfer"));

	/** Events that are further apart have a cause in between, such as a user. */
	private static final Duration CONCURRENT = Duration.ofMillis(200);

	private static final int SWAPS_PER_EVENT = 4;

	private final Random random;

	EventShuffle(Random random) {
		this.random = random;
	}

	/** Shuffles a list, and returns it. */
	List<AmiEvent> shuffle(List<AmiEvent> events) {
		List<Set<String>> subjects = new ArrayList<>(events.stream().map(EventShuffle::subjects).toList());
		for (int i = 0; i < SWAPS_PER_EVENT * events.size() && events.size() > 1; i++) {
			int first = this.random.nextInt(events.size() - 1);
			AmiEvent one = events.get(first);
			AmiEvent other = events.get(first + 1);
			if (areConcurrent(one, other)
					&& (Collections.disjoint(subjects.get(first), subjects.get(first + 1)) || isPair(one, other))) {
				Collections.swap(events, first, first + 1);
				Collections.swap(subjects, first, first + 1);
			}
		}
		return events;
	}

	private static boolean areConcurrent(AmiEvent one, AmiEvent other) {
		return Duration.between(one.receivedAt(), other.receivedAt()).abs().compareTo(CONCURRENT) <= 0;
	}

	private static boolean isPair(AmiEvent one, AmiEvent other) {
		if (PAIRS.contains(Set.copyOf(List.of(one.eventName(), other.eventName())))) {
			return true;
		}
		return isLocalDialEnd(one) && other.eventName().equals("BridgeEnter")
				|| isLocalDialEnd(other) && one.eventName().equals("BridgeEnter");
	}

	private static boolean isLocalDialEnd(AmiEvent event) {
		String dest = event.message().get("DestChannel");
		return event.eventName().equals("DialEnd") && dest != null && dest.startsWith("Local/");
	}

	private static Set<String> subjects(AmiEvent event) {
		Set<String> subjects = new HashSet<>();
		for (AmiHeader header : event.message().headers()) {
			if (isSubject(header.name(), event.eventName())) {
				add(subjects, header.value());
			}
		}
		return subjects;
	}

	private static boolean isSubject(String header, String event) {
		boolean linkedId = header.endsWith("Linkedid") && event.equals("Newchannel");
		return linkedId || header.endsWith("niqueid") || header.equals("Queue") || header.equals("Conference")
				|| header.equals("Device") || header.equals("Interface");
	}

	private static void add(Set<String> subjects, @Nullable String value) {
		if (value != null && !value.isEmpty() && !value.equals("<unknown>")) {
			subjects.add(value);
		}
	}

}
