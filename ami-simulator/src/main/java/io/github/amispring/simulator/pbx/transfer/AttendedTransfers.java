/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.BridgeType;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Departure;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.dialplan.Takeover;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * Attended transfers of a phone that has two calls: it connects the other parties of both
 * calls and leaves them (SIP REFER with Replaces). The second call may still be ringing,
 * or may be connected to an application.
 */
public final class AttendedTransfers {

	/** The reason in the SoftHangupRequest event of the second call. */
	private static final int DEVICE_HANGUP = 1;

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	private final PhoneUsers users;

	private final Takeover takeover;

	/**
	 * Creates the attended transfers of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param users the users of the phones
	 * @param takeover lets the transferred party take the place of the transferer
	 */
	public AttendedTransfers(Engine engine, Channels channels, Bridges bridges, PhoneUsers users, Takeover takeover) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.users = users;
		this.takeover = takeover;
	}

	/**
	 * Connects the other parties of two calls of a phone.
	 * @param original the channel of the phone in the call with the party to transfer
	 * @param second the channel of the phone in the call with the target
	 * @return whether the calls could be connected
	 */
	public boolean transfer(PbxChannel original, PbxChannel second) {
		Bridge bridge = this.bridges.of(original);
		if (bridge == null || !bridge.isTransferable()) {
			return false;
		}
		PbxChannel transferee = bridge.peers(original).get(0);
		Bridge target = this.bridges.of(second);
		if (target != null && target.type() == BridgeType.BASIC) {
			return target.isTransferable() && target != bridge && connect(original, bridge, second, target, transferee);
		}
		boolean replaceable = target == null || target.type() == BridgeType.CONFERENCE;
		return replaceable && this.takeover.isPossible(second) && replace(original, bridge, second, transferee);
	}

	/** Moves the transferee to the bridge of the target. */
	private boolean connect(PbxChannel original, Bridge bridge, PbxChannel second, Bridge to, PbxChannel transferee) {
		PbxChannel target = to.peers(second).get(0);
		EventWriter event = Destinations
			.bridge(new AttendedTransferEvent(original, bridge, second, to, transferee, target).begin(), to);
		this.users.unhold(original);
		this.users.unhold(second);
		setVariables(original, transferee);
		this.bridges.move(transferee, to, second);
		this.bridges.remove(original);
		this.channels.requestSoftHangup(second, DEVICE_HANGUP);
		this.engine.publish(event);
		return true;
	}

	/**
	 * Lets the transferee take the place of the second channel, which executes the
	 * dialplan.
	 */
	private boolean replace(PbxChannel original, Bridge bridge, PbxChannel second, PbxChannel transferee) {
		EventWriter event = Destinations.application(
				new AttendedTransferEvent(original, bridge, second, null, transferee, null).begin(),
				second.application());
		this.users.unhold(original);
		if (second.isBridged()) {
			this.users.unhold(second);
		}
		setVariables(original, transferee);
		this.engine.publish(event);
		this.bridges.remove(original);
		Departure departure = this.bridges.take(transferee);
		this.takeover.exchange(transferee, second);
		this.channels.changeConnected(transferee, second.connectedNumber(), second.connectedName());
		if (second.activity() != null) {
			this.engine.react(departure::left);
		}
		else {
			this.engine.react(() -> this.channels.remove(second));
		}
		return true;
	}

	private void setVariables(PbxChannel original, PbxChannel transferee) {
		transferee.callbacks().transferred();
		this.channels.setVariable(transferee, "ATTENDEDTRANSFER", original.name());
		this.channels.setVariable(original, "ATTENDEDTRANSFER", transferee.name());
	}

}
