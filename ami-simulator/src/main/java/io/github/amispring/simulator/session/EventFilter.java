/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.util.List;
import java.util.function.Predicate;

import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * A filter that a client has added to its session.
 *
 * @param exclude {@code true} to discard the events that match, {@code false} to discard
 * those that do not match
 * @param match matches events
 */
public record EventFilter(boolean exclude, Predicate<PbxEvent> match) {

	/**
	 * Returns whether the filters accept an event. The event must match at least one
	 * including filter, if there are any, and no excluding filter.
	 */
	static boolean accepts(List<EventFilter> filters, PbxEvent event) {
		boolean included = filters.stream().allMatch(EventFilter::exclude)
				|| filters.stream().anyMatch((filter) -> !filter.exclude() && filter.match().test(event));
		return included && filters.stream().noneMatch((filter) -> filter.exclude() && filter.match().test(event));
	}

}
