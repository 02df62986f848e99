/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;

/**
 * A call has ended.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the call ended
 * @param ended the record of the call
 * @since 1.0.0
 */
public record CallEndedEvent(String server, long version, Instant at, EndedCall ended) implements CallEvent {

	@Override
	public LiveCall call() {
		return this.ended.call();
	}

}
