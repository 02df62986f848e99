/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.List;
import java.util.regex.Pattern;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * Which events are wanted, by their names: worked out once for those that the catalogue
 * knows.
 */
final class EventSelection {

	private final List<Pattern> include;

	private final List<Pattern> exclude;

	private final boolean[] wanted;

	EventSelection(EventSettings settings) {
		this.include = settings.include().stream().map(EventSelection::pattern).toList();
		this.exclude = settings.exclude().stream().map(EventSelection::pattern).toList();
		List<EventType<?>> types = EventTypes.known();
		this.wanted = new boolean[types.size()];
		for (int i = 0; i < this.wanted.length; i++) {
			List<String> names = types.get(i).names();
			this.wanted[i] = (this.include.isEmpty() || names.stream().anyMatch((name) -> matches(this.include, name)))
					&& names.stream().noneMatch((name) -> matches(this.exclude, name));
		}
	}

	private static Pattern pattern(String glob) {
		StringBuilder regex = new StringBuilder();
		for (char c : glob.strip().toCharArray()) {
			regex.append((c == '*') ? ".*" : (c == '?') ? "." : Pattern.quote(String.valueOf(c)));
		}
		return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
	}

	private static boolean matches(List<Pattern> patterns, String name) {
		return patterns.stream().anyMatch((pattern) -> pattern.matcher(name).matches());
	}

	/**
	 * Whether an event is wanted.
	 * @param event the event
	 * @param known the index of its type, -1 when the catalogue does not know it
	 */
	boolean isWanted(AmiMessage event, int known) {
		if (known >= 0) {
			return this.wanted[known];
		}
		if (this.include.isEmpty() && this.exclude.isEmpty()) {
			return true;
		}
		String name = event.value(0);
		return (this.include.isEmpty() || matches(this.include, name)) && !matches(this.exclude, name);
	}

}
