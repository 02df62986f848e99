/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * A party of a call, or a phone that is being called.
 *
 * @param name the name, {@code null} if it is not known
 * @param number the number, {@code null} if it is not known
 * @param device the device, such as {@code PJSIP/100}, {@code null} if it is not known
 */
public record PartyView(@Nullable String name, @Nullable String number, @Nullable String device) {

	static PartyView of(Party party, Directory directory) {
		return new PartyView(name(party, directory), party.number(), party.device());
	}

	static PartyView of(Attempt attempt, Directory directory) {
		return new PartyView(directory.name(attempt.device()), attempt.number(), attempt.device());
	}

	static PartyView of(LiveChannel channel) {
		return new PartyView(null, null, (channel.device() != null) ? channel.device() : channel.name());
	}

	/** Asterisk may report the number as name. */
	static @Nullable String name(Party party, Directory directory) {
		String name = party.name();
		return (name == null || name.equals(party.number())) ? directory.name(party.device()) : name;
	}

}
