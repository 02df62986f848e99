/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

/**
 * A change of a live view. The changes of a view are numbered without gaps; a
 * {@code LiveSnapshot} with the version {@code n} contains the changes up to {@code n}.
 *
 * @since 1.0.0
 */
public sealed interface LiveEvent permits CallEvent, LiveQueueEvent, ConferenceChangedEvent, DeviceChangedEvent,
		ExtensionChangedEvent, SnapshotReplacedEvent, ViewStateChangedEvent, ChangesLostEvent {

	/**
	 * Returns the name of the client of the PBX.
	 * @return the name
	 */
	String server();

	/**
	 * Returns the number of this change.
	 * @return the number, starting at 1
	 */
	long version();

	/**
	 * Returns when the change took place, by the clock of the PBX if it sends timestamps,
	 * otherwise when its event was received.
	 * @return the instant
	 */
	Instant at();

}
