/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;

import io.github.amispring.live.model.ParkedCall;
import org.jspecify.annotations.Nullable;

/**
 * A parked call.
 *
 * @param key the identifier of the parked call
 * @param server the name of the server
 * @param lot the parking lot
 * @param space the number that retrieves the call
 * @param callKey the identifier of the call
 * @param party the parked party
 * @param by the device that parked the call
 * @param parkedAt the instant at which the call was parked
 * @param until the instant at which the call leaves the parking space unless it is
 * retrieved
 */
public record ParkedView(String key, String server, @Nullable String lot, @Nullable Integer space,
		@Nullable String callKey, @Nullable PartyView party, @Nullable String by, Instant parkedAt,
		@Nullable Instant until) {

	static ParkedView of(ParkedSource source) {
		ParkedCall parked = source.parked();
		return new ParkedView(source.key(), source.server(), parked.lot(), parked.space(), parked.callId(),
				(source.party() != null) ? PartyView.of(source.party(), source.directory()) : null, parked.by(),
				parked.parkedAt(), parked.until());
	}

}
