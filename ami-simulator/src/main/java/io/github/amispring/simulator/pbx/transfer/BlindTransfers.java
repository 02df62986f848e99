/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import io.github.amispring.simulator.pbx.dialplan.Redirector;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * Blind transfers: one party of a call sends the other party to an extension and leaves
 * the call.
 */
public final class BlindTransfers {

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	private final PhoneUsers users;

	private final Redirector redirector;

	/**
	 * Creates the blind transfers of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param users the users of the phones
	 * @param redirector sends the transferred party to the extension
	 */
	public BlindTransfers(Engine engine, Channels channels, Bridges bridges, PhoneUsers users, Redirector redirector) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.users = users;
		this.redirector = redirector;
	}

	/**
	 * Transfers the other party of a call.
	 * @param transferer the channel that transfers the call
	 * @param context the context of the extension
	 * @param exten the extension
	 * @param external whether a protocol or an action requested the transfer, instead of
	 * a feature code
	 * @return whether the channel is in a call with exactly one other party
	 */
	public boolean transfer(PbxChannel transferer, String context, String exten, boolean external) {
		Bridge bridge = this.bridges.of(transferer);
		if (bridge == null || bridge.channels().size() != 2) {
			return false;
		}
		PbxChannel transferee = bridge.peers(transferer).get(0);
		EventWriter event = event(transferer, transferee, bridge, external).add("Context", context)
			.add("Extension", exten);
		this.users.unhold(transferer);
		this.channels.setVariable(transferer, "BLINDTRANSFER", transferee.name());
		this.channels.setVariable(transferee, "BLINDTRANSFER", transferer.name());
		this.engine.react(() -> this.redirector.redirect(Map.of(transferee, new Destination(context, exten, 1))));
		this.bridges.remove(transferer);
		this.engine.publish(event);
		return true;
	}

	private static EventWriter event(PbxChannel transferer, PbxChannel transferee, Bridge bridge, boolean external) {
		EventWriter event = EventWriter.event("BlindTransfer", EventClass.CALL).add("Result", "Success");
		Snapshots.channel(event, "Transferer", transferer);
		Snapshots.channel(event, "Transferee", transferee);
		return Snapshots.bridge(event, "", bridge).add("IsExternal", external ? "Yes" : "No");
	}

}
