/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * A party of a call.
 *
 * @param name the name, or {@code null}
 * @param number the number, or {@code null}
 * @param device the device, such as {@code PJSIP/100}, or {@code null}
 */
record HistoryParty(@Nullable String name, @Nullable String number, @Nullable String device) {

	static @Nullable HistoryParty of(@Nullable Party party) {
		return (party != null) ? of(party.name(), party.number(), party.device()) : null;
	}

	/** Returns {@code null} if nothing is known. */
	static @Nullable HistoryParty of(@Nullable String name, @Nullable String number, @Nullable String device) {
		return (name != null || number != null || device != null) ? new HistoryParty(name, number, device) : null;
	}

}
