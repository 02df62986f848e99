/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls that an event has merged. Cleared after the changes have been published.
 */
final class Merges {

	/**
	 * A merged call.
	 *
	 * @param mergedId the identifier of the call that has ended
	 * @param survivor the call that continues
	 */
	record Merge(String mergedId, Call survivor) {
	}

	private final List<Merge> merges = new ArrayList<>();

	void merged(String mergedId, Call survivor) {
		this.merges.add(new Merge(mergedId, survivor));
	}

	List<Merge> all() {
		return this.merges;
	}

	void clear() {
		this.merges.clear();
	}

}
