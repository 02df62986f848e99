/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The AttendedTransfer event.
 *
 * @param original the channel of the transferer in the call with the transferee
 * @param originalBridge the bridge of that channel
 * @param second the channel of the transferer in the call with the target
 * @param secondBridge the bridge of that channel, {@code null} if it is not in a bridge
 * @param transferee the channel that is transferred
 * @param target the channel to which it is transferred, {@code null} if there is none yet
 */
record AttendedTransferEvent(PbxChannel original, Bridge originalBridge, PbxChannel second,
		@Nullable Bridge secondBridge, PbxChannel transferee, @Nullable PbxChannel target) {

	/** Starts the event, which the headers of the destination complete. */
	EventWriter begin() {
		EventWriter event = EventWriter.event("AttendedTransfer", EventClass.CALL).add("Result", "Success");
		Snapshots.channel(event, "OrigTransferer", this.original);
		Snapshots.bridge(event, "Orig", this.originalBridge);
		Snapshots.channel(event, "SecondTransferer", this.second);
		if (this.secondBridge != null) {
			Snapshots.bridge(event, "Second", this.secondBridge);
		}
		Snapshots.channel(event, "Transferee", this.transferee);
		if (this.target != null) {
			Snapshots.channel(event, "TransferTarget", this.target);
		}
		return event.add("IsExternal", "No");
	}

}
