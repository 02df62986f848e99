/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.parking;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.BridgeType;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.Application;
import io.github.amispring.simulator.pbx.dialplan.ApplicationFactory;
import io.github.amispring.simulator.pbx.dialplan.Execution;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * ParkedCall: connects the caller to a parked call.
 */
public final class ParkedCallApplication extends Application {

	private static final Duration ANSWER_DELAY = Duration.ofMillis(20);

	private final Channels channels;

	private final Bridges bridges;

	private final ParkingLot lot;

	private final String space;

	private ParkedCallApplication(Execution execution, Engine engine, Channels channels, Bridges bridges,
			ParkingLot lot, String space) {
		super(execution, engine);
		this.channels = channels;
		this.bridges = bridges;
		this.lot = lot;
		this.space = space;
	}

	/**
	 * Returns the factory of this application.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param lot the parking lot
	 * @return the factory
	 */
	public static ApplicationFactory factory(Engine engine, Channels channels, Bridges bridges, ParkingLot lot) {
		return (execution, data) -> new ParkedCallApplication(execution, engine, channels, bridges, lot,
				data.substring(data.indexOf(',') + 1).trim());
	}

	@Override
	protected void start() {
		this.channels.answer(channel());
		later(ANSWER_DELAY, this::retrieve);
	}

	private void retrieve() {
		PbxChannel retriever = channel();
		PbxChannel parked = this.lot.find(this.space);
		if (parked == null) {
			next();
			return;
		}
		Bridge bridge = this.bridges.create(BridgeType.BASIC, null);
		this.lot.retrieve(parked, retriever);
		this.bridges.move(parked, bridge, null);
		this.bridges.enter(bridge, retriever, () -> finish(CauseCodes.NORMAL));
	}

	@Override
	protected void stop(boolean gone) {
		this.bridges.leave(channel());
	}

}
