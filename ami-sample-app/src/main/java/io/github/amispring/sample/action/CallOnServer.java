/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.Comparator;
import java.util.List;

import io.github.amispring.event.ChannelState;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.control.CallControl;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * A call that an action concerns.
 *
 * @param call the call when the action was requested
 * @param control acts on the call
 * @param snapshot the state of the PBX when the action was requested
 */
record CallOnServer(LiveCall call, CallControl control, LiveSnapshot snapshot) {

	static CallOnServer find(LivePbx view, String id) {
		CallControl control = view.control(id);
		LiveCall call = control.call().orElseThrow(() -> ActionException.gone("problem.call-ended"));
		return new CallOnServer(call, control, view.snapshot());
	}

	/**
	 * Returns a party of the call, or a phone that it rings.
	 * @param id the Uniqueid of the channel
	 * @throws ActionException if the party has left the call
	 */
	Party party(@Nullable String id) {
		String uniqueId = new RequestField("party", id).required();
		LiveChannel channel = this.snapshot.channels().get(uniqueId);
		if (channel == null || !channel.callId().equals(this.call.id())) {
			throw ActionException.gone("problem.party-left");
		}
		return this.call.parties()
			.stream()
			.filter((party) -> party.uniqueId().equals(uniqueId))
			.findFirst()
			.orElseGet(() -> new Party(uniqueId, channel.name(), channel.device(), channel.callerIdNum(),
					channel.callerIdName(), null, null));
	}

	/**
	 * Returns a party of the call that is not connected to another one, for example
	 * because it waits in a queue.
	 * @param id the Uniqueid of the channel
	 * @throws ActionException if the party has left the call, or is not alone
	 */
	Party partyAlone(@Nullable String id) {
		Party party = party(id);
		List<Party> present = this.call.presentParties();
		if (present.size() != 1 || !present.get(0).uniqueId().equals(party.uniqueId())) {
			throw ActionException.notPossible("not-alone", null, "problem.not-alone");
		}
		return party;
	}

	/**
	 * Returns the names of the channels that ring, phones before Local channels.
	 */
	List<String> ringingChannels() {
		return this.snapshot.channels()
			.values()
			.stream()
			.filter((channel) -> channel.callId().equals(this.call.id()))
			.filter((channel) -> channel.state() == ChannelState.RINGING)
			.map(LiveChannel::name)
			.sorted(Comparator.comparing((name) -> name.startsWith("Local/")))
			.toList();
	}

}
