/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * A party of a call, or a phone that is being called.
 *
 * @param name the name, {@code null} if unknown
 * @param number the number, {@code null} if unknown
 * @param device the device, such as {@code PJSIP/100}, {@code null} if unknown
 */
public record PartySummary(@Nullable String name, @Nullable String number, @Nullable String device) {

	static PartySummary of(Party party) {
		String name = party.name();
		return new PartySummary((name == null || name.equals(party.number())) ? null : name, party.number(),
				party.device());
	}

	static PartySummary of(Attempt attempt) {
		return new PartySummary(null, attempt.number(), attempt.device());
	}

	static PartySummary of(LiveChannel channel) {
		return new PartySummary(null, null, (channel.device() != null) ? channel.device() : channel.name());
	}

}
