/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.util.List;
import java.util.function.Predicate;

import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * A filter that a client added to its session.
 *
 * @param exclude whether events that match are kept from the client, not given to it
 * @param match whether an event matches
 */
public record EventFilter(boolean exclude, Predicate<PbxEvent> match) {

	/**
	 * Including filters first: one must match, if there are any. No excluding one may.
	 */
	static boolean accepts(List<EventFilter> filters, PbxEvent event) {
		boolean included = true;
		boolean any = false;
		for (EventFilter filter : filters) {
			if (!filter.exclude()) {
				included = any && included || filter.match().test(event);
				any = true;
			}
		}
		if (!included) {
			return false;
		}
		for (EventFilter filter : filters) {
			if (filter.exclude() && filter.match().test(event)) {
				return false;
			}
		}
		return true;
	}

}
