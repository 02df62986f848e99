/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Instant;

/**
 * Published when events were dropped because the buffer was full. The event is delivered
 * at the position of the lost events. An application that keeps state should request the
 * state from the PBX again.
 *
 * @param server the name of the client
 * @param at the instant at which the loss ended
 * @param count the number of dropped events
 * @since 1.0.0
 */
public record AmiEventsLostEvent(String server, Instant at, long count) implements AmiConnectionEvent {

}
