/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.publish;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Follows a part of the PBX. The methods are called by one thread at a time.
 */
public interface Tracker {

	/**
	 * Determines what follows from the last event, after all trackers have processed it.
	 */
	default void settle() {
	}

	/**
	 * Passes on what has changed since the last call.
	 */
	void publish(Publication publication);

	/**
	 * Returns when {@link #tick} has to be called at the latest, or {@code null}.
	 */
	default @Nullable Instant nextTimer() {
		return null;
	}

	/**
	 * Determines what follows from the time.
	 */
	default void tick(Instant now) {
	}

	/**
	 * Returns the sizes of all indexes.
	 */
	List<Integer> sizes();

}
