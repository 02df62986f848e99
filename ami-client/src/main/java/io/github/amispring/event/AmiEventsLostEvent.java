/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Instant;

/**
 * Listeners were too slow, the buffer was full, and events were dropped at this place in
 * their order. An application that keeps state should ask the PBX for it anew.
 *
 * @param server the client's name
 * @param at when the loss ended
 * @param count how many events were dropped
 * @since 1.0.0
 */
public record AmiEventsLostEvent(String server, Instant at, long count) implements AmiConnectionEvent {

}
