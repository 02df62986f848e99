/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.Transfer;

/**
 * A call was transferred.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the call was transferred
 * @param call the call
 * @param transfer the transfer
 * @since 1.0.0
 */
public record CallTransferredEvent(String server, long version, Instant at, LiveCall call,
		Transfer transfer) implements CallEvent {
}
