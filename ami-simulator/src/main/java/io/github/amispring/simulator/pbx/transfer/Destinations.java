/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * Completes AttendedTransfer events with the destination of the transferred party.
 */
final class Destinations {

	private Destinations() {
	}

	static EventWriter bridge(EventWriter event, Bridge bridge) {
		return event.add("DestType", "Bridge").add("DestBridgeUniqueid", bridge.uniqueId());
	}

	static EventWriter threeWay(EventWriter event, Bridge bridge, PbxChannel transferer) {
		return event.add("DestType", "Threeway")
			.add("DestBridgeUniqueid", bridge.uniqueId())
			.add("DestTransfererChannel", transferer.name());
	}

	static EventWriter application(EventWriter event, String application) {
		return event.add("DestType", "App").add("DestApp", application);
	}

}
