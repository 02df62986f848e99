/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;

import io.github.amispring.client.EventSettings;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * Which events are wanted, by their names: worked out once for those that the catalogue
 * knows.
 */
public final class EventSelection {

	private final List<NamePattern> include;

	private final List<NamePattern> exclude;

	private final boolean[] wanted;

	public EventSelection(EventSettings settings) {
		this.include = NamePattern.of(settings.include());
		this.exclude = NamePattern.of(settings.exclude());
		List<EventType<?>> types = EventTypes.known();
		this.wanted = new boolean[types.size()];
		for (int i = 0; i < this.wanted.length; i++) {
			this.wanted[i] = isWanted(types.get(i));
		}
	}

	/** Whether events of a type are wanted. */
	boolean isWanted(EventType<?> type) {
		return isWanted(type.names());
	}

	private boolean isWanted(List<String> names) {
		return (this.include.isEmpty() || names.stream().anyMatch((name) -> NamePattern.anyMatches(this.include, name)))
				&& names.stream().noneMatch((name) -> NamePattern.anyMatches(this.exclude, name));
	}

	/**
	 * Whether an event is wanted.
	 * @param event the event
	 * @param known the index of its type, -1 when the catalogue does not know it
	 */
	public boolean isWanted(AmiMessage event, int known) {
		if (known >= 0) {
			return this.wanted[known];
		}
		if (this.include.isEmpty() && this.exclude.isEmpty()) {
			return true;
		}
		return isWanted(List.of(event.value(0)));
	}

}
