/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.List;

/**
 * Which events are wanted, and how many may wait.
 * <p>
 * What {@code include} and {@code exclude} do not select is not delivered. Asterisk is
 * asked to keep it back itself: from version 13 on, if the account has the write
 * permission {@code system}, and as far as a name has nothing but ASCII letters and
 * digits, {@code -}, {@code _} and {@code *}; names to include only if all of them are
 * such, and none of {@code filters} includes.
 *
 * @param mask the classes of events that the server is asked for, such as {@code call};
 * empty for all that the account may read
 * @param include names of events to deliver, empty for all; {@code *} and {@code ?} stand
 * for any characters and any one character
 * @param exclude names of events not to deliver, with the same wildcards
 * @param filters texts that are sent to the server as {@code Filter} actions, as they are
 * @param bufferCapacity how many events may wait for listeners before the newest are
 * dropped
 */
public record EventSettings(List<String> mask, List<String> include, List<String> exclude, List<String> filters,
		int bufferCapacity) {

	/** All events, of which 100,000 may wait. */
	public static final EventSettings DEFAULT = new EventSettings(List.of(), List.of(), List.of(), List.of(), 100_000);

	/**
	 * Creates settings.
	 * @param mask the classes
	 * @param include the names to deliver
	 * @param exclude the names not to deliver
	 * @param filters the texts for the server
	 * @param bufferCapacity at least 1
	 */
	public EventSettings {
		mask = List.copyOf(mask);
		include = List.copyOf(include);
		exclude = List.copyOf(exclude);
		filters = List.copyOf(filters);
		Settings.require(bufferCapacity >= 1, "events.bufferCapacity", bufferCapacity, "must be at least 1");
	}

}
