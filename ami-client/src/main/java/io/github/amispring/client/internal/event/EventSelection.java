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
 * Selects events by the included and excluded names of the settings. The result is
 * computed once for each type of the catalogue.
 */
public final class EventSelection {

	private final List<NamePattern> include;

	private final List<NamePattern> exclude;

	private final boolean[] selected;

	public EventSelection(EventSettings settings) {
		this.include = NamePattern.of(settings.include());
		this.exclude = NamePattern.of(settings.exclude());
		List<EventType<?>> types = EventTypes.known();
		this.selected = new boolean[types.size()];
		for (int i = 0; i < this.selected.length; i++) {
			this.selected[i] = isSelected(types.get(i));
		}
	}

	/** Returns whether events of a type are selected. */
	boolean isSelected(EventType<?> type) {
		return isSelected(type.names());
	}

	/** Returns whether events of a known type are selected. */
	boolean isSelected(int known) {
		return this.selected[known];
	}

	private boolean isSelected(List<String> names) {
		return (this.include.isEmpty() || names.stream().anyMatch((name) -> NamePattern.anyMatches(this.include, name)))
				&& names.stream().noneMatch((name) -> NamePattern.anyMatches(this.exclude, name));
	}

	/**
	 * Returns whether an event is selected.
	 * @param event the event
	 * @param known the index of its type, -1 if the catalogue does not contain it
	 */
	public boolean isSelected(AmiMessage event, int known) {
		if (known >= 0) {
			return this.selected[known];
		}
		if (this.include.isEmpty() && this.exclude.isEmpty()) {
			return true;
		}
		return isSelected(List.of(event.value(0)));
	}

}
