/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.parking.ParkedCall;
import io.github.amispring.simulator.pbx.parking.ParkingLot;
import io.github.amispring.simulator.pbx.parking.ParkingOptions;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Park, ParkedCalls and Parkinglots.
 */
final class ParkingHandlers {

	private final Supplier<Pbx> pbx;

	ParkingHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void park(ActionRequest request, ResponseWriter response) {
		String name = request.get("Channel");
		if (name.isEmpty()) {
			response.error("Channel not specified");
			return;
		}
		String time = request.get("Timeout");
		Duration timeout = timeout(time);
		if (timeout == null && !time.isEmpty()) {
			response.error("Invalid Timeout value.");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			PbxChannel channel = pbx.channel(name);
			if (channel == null) {
				response.error("Channel does not exist: " + name);
				return;
			}
			// the messages of Asterisk end with a line feed
			if (park(pbx, channel, request, new ParkingOptions(timeout, null))) {
				response.success("Park successful\n");
			}
			else {
				response.error("Park action failed\n");
			}
		});
	}

	private static @Nullable Duration timeout(String milliseconds) {
		try {
			long value = Long.parseLong(milliseconds.trim());
			return (value >= 0) ? Duration.ofSeconds(Math.max(1, value / 1000)) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static boolean park(Pbx pbx, PbxChannel channel, ActionRequest request, ParkingOptions options) {
		String other = request.get("TimeoutChannel");
		Bridge bridge = pbx.bridges().of(channel);
		if (bridge != null && bridge.channels().size() == 2) {
			PbxChannel peer = bridge.peers(channel).get(0);
			if (peer.name().equals(other.isEmpty() ? request.get("Channel2") : other)) {
				return pbx.parkingLot().parkPeer(peer, options);
			}
		}
		return pbx.parkingLot().parkChannel(channel, options);
	}

	void parkedCalls(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		String lot = request.get("ParkingLot");
		if (!lot.isEmpty() && !lot.equals(ParkingLot.NAME)) {
			response.error("Requested parking lot could not be found.");
			return;
		}
		pbx.locked(() -> {
			response.list("Parked calls will follow");
			for (ParkedCall call : pbx.parkingLot().calls()) {
				EventWriter entry = call.writeParkee(EventWriter.entry("ParkedCall"));
				response.entryBeforeId(call.write(entry, pbx.now()));
			}
			response.complete("ParkedCallsComplete", "Total", Integer.toString(pbx.parkingLot().calls().size()));
		});
	}

	void parkingLots(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			response.list("Parking lots will follow");
			response.entryBeforeId(EventWriter.entry("Parkinglot")
				.add("Name", ParkingLot.NAME)
				.add("StartSpace", ParkingLot.FIRST_SPACE)
				.add("StopSpace", ParkingLot.LAST_SPACE)
				.add("Timeout", pbx.parkingLot().timeout().toSeconds()));
			response.complete("ParkinglotsComplete");
		});
	}

}
