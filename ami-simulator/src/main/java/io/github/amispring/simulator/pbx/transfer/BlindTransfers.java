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
import io.github.amispring.simulator.pbx.dialplan.Dialplan;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.dialplan.Redirector;
import io.github.amispring.simulator.pbx.parking.ParkingLot;
import io.github.amispring.simulator.pbx.parking.ParkingOptions;
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

	private final Dialplan dialplan;

	private final ParkingLot parkingLot;

	/**
	 * Creates the blind transfers of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param users the users of the phones
	 * @param redirector sends the transferred party to the extension
	 * @param dialplan the dialplan
	 * @param parkingLot parks a party that is transferred to the application Park
	 */
	public BlindTransfers(Engine engine, Channels channels, Bridges bridges, PhoneUsers users, Redirector redirector,
			Dialplan dialplan, ParkingLot parkingLot) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.users = users;
		this.redirector = redirector;
		this.dialplan = dialplan;
		this.parkingLot = parkingLot;
	}

	/**
	 * Transfers the other party of a call.
	 * @param transferer the channel that transfers the call
	 * @param context the context of the extension
	 * @param exten the extension
	 * @param external whether a protocol or an action requested the transfer, instead of
	 * a feature code
	 * @return whether the channel is in a call with exactly one other party, and the
	 * extension exists
	 */
	public boolean transfer(PbxChannel transferer, String context, String exten, boolean external) {
		Bridge bridge = this.bridges.of(transferer);
		DialplanStep step = this.dialplan.step(exten, 1);
		if (bridge == null || !bridge.isTransferable() || step == null) {
			return false;
		}
		PbxChannel transferee = bridge.peers(transferer).get(0);
		EventWriter event = event(transferer, transferee, bridge, external).add("Context", context)
			.add("Extension", exten);
		this.users.unhold(transferer);
		if (step.application().equals("Park")) {
			this.engine.publish(event);
			return this.parkingLot.parkPeer(transferer, ParkingOptions.parse(step.data()));
		}
		transferee.callbacks().transferred();
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
