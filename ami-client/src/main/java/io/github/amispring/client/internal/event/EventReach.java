/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.amispring.client.EventSettings;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;

/**
 * Determines which types of events a client with the given settings can receive. The read
 * permissions of the account are not considered, because Asterisk does not report them to
 * the account.
 */
public final class EventReach {

	/**
	 * Matches elements of a mask that include every class. A number is a bit mask, which
	 * is not evaluated.
	 */
	private static final Pattern ALL = Pattern.compile("all|on|yes|true|\\d+");

	private static final Set<String> NOTHING = Set.of("off", "none", "no", "false");

	private final Set<String> mask;

	private final EventSelection selection;

	/**
	 * Creates an instance for the settings of a client.
	 * @param settings the client's settings
	 */
	public EventReach(EventSettings settings) {
		this.mask = settings.mask()
			.stream()
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		this.selection = new EventSelection(settings);
	}

	/**
	 * Returns whether the mask includes all classes of a type of event.
	 * @param type the type
	 * @return {@code false} if Asterisk never sends an event of this type to this client
	 */
	public boolean isInMask(EventType<?> type) {
		if (!this.mask.isEmpty() && NOTHING.containsAll(this.mask)) {
			return false;
		}
		return this.mask.isEmpty() || this.mask.stream().anyMatch((name) -> ALL.matcher(name).matches())
				|| this.mask.containsAll(type.readPermissions());
	}

	/**
	 * Returns whether the included and excluded names may select a type of event.
	 * @param type the type
	 * @return {@code false} if an event of this type is never delivered; {@code true} for
	 * {@link EventTypes#UNKNOWN}, whose events may have any name
	 */
	public boolean maySelect(EventType<?> type) {
		return type == EventTypes.UNKNOWN || this.selection.isSelected(type);
	}

}
