/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.conference;

import io.github.amispring.simulator.pbx.channel.PbxChannel;

/**
 * A participant in a conference.
 *
 * @param channel the channel
 * @param admin whether the participant is an administrator
 * @param muted whether the participant is muted
 */
public record Participant(PbxChannel channel, boolean admin, boolean muted) {

	Participant withMuted(boolean muted) {
		return new Participant(this.channel, this.admin, muted);
	}

	Participant withChannel(PbxChannel channel) {
		return new Participant(channel, this.admin, this.muted);
	}

}
