/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.parking;

import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.dialplan.Application;
import io.github.amispring.simulator.pbx.dialplan.ApplicationFactory;
import io.github.amispring.simulator.pbx.dialplan.Execution;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * Park: parks the caller.
 */
public final class ParkApplication extends Application {

	private final Channels channels;

	private final Bridges bridges;

	private final ParkingLot lot;

	private final ParkingOptions options;

	private ParkApplication(Execution execution, Engine engine, Channels channels, Bridges bridges, ParkingLot lot,
			ParkingOptions options) {
		super(execution, engine);
		this.channels = channels;
		this.bridges = bridges;
		this.lot = lot;
		this.options = options;
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
		return (execution, data) -> new ParkApplication(execution, engine, channels, bridges, lot,
				ParkingOptions.parse(data));
	}

	@Override
	protected void start() {
		this.channels.answer(channel());
		if (!this.lot.parkCaller(channel(), this.options, () -> finish(CauseCodes.NORMAL))) {
			next();
		}
	}

	@Override
	protected void stop(boolean gone) {
		this.bridges.leave(channel());
	}

}
