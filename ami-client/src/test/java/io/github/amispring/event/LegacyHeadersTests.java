/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests events whose headers differ in Asterisk 11 and earlier.
 */
class LegacyHeadersTests {

	@Test
	void readsReceivedReportsFromOldServers() {
		RTCPReceivedEvent event = RTCPReceivedEvent.of(AmiMessage.of("Event", "RTCPReceived", "From", "192.0.2.1:5001",
				"PT", "201(Receiver Report)", "ReceptionReports", "1", "SenderSSRC", "123456", "FractionLost", "3",
				"PacketsLost", "7", "HighestSequence", "4711", "SequenceNumberCycles", "2", "IAJitter", "12", "LastSR",
				"4711.0000000815", "DLSR", "1.2340(sec)", "RTT", "0(sec)"));
		assertThat(event.ssrc()).isEqualTo(123456);
		assertThat(event.reportCount()).isEqualTo(1);
		assertThat(event.fractionLost()).isEqualTo(3);
		assertThat(event.packetsLost()).isEqualTo(7);
		assertThat(event.highestSequence()).isEqualTo(4711);
		assertThat(event.sequenceNumberCycles()).isEqualTo(2);
		assertThat(event.iaJitter()).isEqualTo(12);
		assertThat(event.lastSr()).isEqualTo("4711.0000000815");
		assertThat(event.dlsr()).isEqualTo("1.2340(sec)");
	}

	@Test
	void readsSentReportsFromOldServers() {
		RTCPSentEvent event = RTCPSentEvent.of(AmiMessage.of("Event", "RTCPSent", "To", "192.0.2.1:5001", "OurSSRC",
				"123456", "SentPackets", "100", "ReportBlock", "", "FractionLost", "3", "CumulativeLoss", "7",
				"IAJitter", "0.0012", "TheirLastSR", "815", "DLSR", "1.2340 (sec)"));
		assertThat(event.ssrc()).isEqualTo(123456);
		assertThat(event.fractionLost()).isEqualTo(3);
		assertThat(event.cumulativeLoss()).isEqualTo(7);
		assertThat(event.iaJitter()).isEqualTo(0.0012);
		assertThat(event.theirLastSr()).isEqualTo(815);
		assertThat(event.dlsr()).isEqualTo("1.2340 (sec)");
	}

	@Test
	void readsLocalChannelHalvesFromOldServers() {
		LocalBridgeEvent event = LocalBridgeEvent
			.of(AmiMessage.of("Event", "LocalBridge", "Channel1", "Local/1@a-0;1", "Channel2", "Local/1@a-0;2",
					"Uniqueid1", "1.1", "Uniqueid2", "1.2", "Context", "a", "Exten", "1", "LocalOptimization", "Yes"));
		assertThat(event.channel1()).isEqualTo("Local/1@a-0;1");
		assertThat(event.channel2()).isEqualTo("Local/1@a-0;2");
		assertThat(event.uniqueId1()).isEqualTo("1.1");
		assertThat(event.uniqueId2()).isEqualTo("1.2");
	}

}
