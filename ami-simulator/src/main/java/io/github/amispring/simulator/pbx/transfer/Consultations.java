/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.dialplan.Dialer;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * Attended transfers that a party starts with keys, or a manager client with the action
 * Atxfer: the party talks to the target while the other party is on hold, and completes
 * the transfer by hanging up.
 */
public final class Consultations {

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	private final PhoneUsers users;

	private final Dialer dialer;

	/**
	 * Creates the consultations of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param users the users of the phones
	 * @param dialer calls the targets
	 */
	public Consultations(Engine engine, Channels channels, Bridges bridges, PhoneUsers users, Dialer dialer) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.users = users;
		this.dialer = dialer;
	}

	/**
	 * Puts the other party of a call on hold, and calls an extension.
	 * @param transferer the channel that starts the consultation
	 * @param context the context of the extension
	 * @param exten the extension
	 * @return whether the channel is in a call with exactly one other party
	 */
	public boolean start(PbxChannel transferer, String context, String exten) {
		Bridge bridge = this.bridges.of(transferer);
		if (bridge == null || !bridge.isTransferable()) {
			return false;
		}
		new Consultation(this.engine, this.channels, this.bridges, this.users, this.dialer, transferer, bridge)
			.start(context, exten);
		return true;
	}

	/**
	 * Ends the consultation of a channel, which talks to the first party again.
	 * @param transferer the channel that started the consultation
	 * @return whether the channel was in a consultation
	 */
	public boolean cancel(PbxChannel transferer) {
		if (transferer.activity() instanceof Consultation consultation) {
			consultation.cancel();
			return true;
		}
		return false;
	}

	/**
	 * Connects all three parties of the consultation of a channel.
	 * @param transferer the channel that started the consultation
	 * @return whether the channel was in a consultation
	 */
	public boolean joinAll(PbxChannel transferer) {
		if (transferer.activity() instanceof Consultation consultation) {
			consultation.joinAll();
			return true;
		}
		return false;
	}

	/**
	 * Connects the other two parties of the consultation of a channel, which is hung up.
	 * @param transferer the channel that started the consultation
	 * @return whether the channel was in a consultation
	 */
	public boolean complete(PbxChannel transferer) {
		if (transferer.activity() instanceof Consultation consultation) {
			consultation.hangup(CauseCodes.NORMAL);
			return true;
		}
		return false;
	}

}
