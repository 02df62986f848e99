/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveCall;

/**
 * Another call was merged into a call. The other call also raises a
 * {@link CallEndedEvent}.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the calls were merged
 * @param call the call that continues
 * @param mergedId the identifier of the call that was merged into it
 * @since 1.0.0
 */
public record CallMergedEvent(String server, long version, Instant at, LiveCall call,
		String mergedId) implements CallEvent {
}
