/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DialEvent} and the events that implement it.
 */
class DialEventTests {

	@Test
	void readsBothChannels() {
		DialEndEvent event = DialEndEvent.of(WireText.message("""
				Event: DialEnd
				Privilege: call,all
				Channel: PJSIP/100-00000001
				ChannelState: 4
				ChannelStateDesc: Ring
				CallerIDNum: 100
				CallerIDName: Anna
				ConnectedLineNum: <unknown>
				ConnectedLineName: <unknown>
				Language: en
				AccountCode:
				Context: internal
				Exten: 200
				Priority: 1
				Uniqueid: 1795335181.1
				Linkedid: 1795335181.1
				DestChannel: PJSIP/200-00000002
				DestChannelState: 6
				DestChannelStateDesc: Up
				DestCallerIDNum: 200
				DestCallerIDName: <unknown>
				DestConnectedLineNum: 100
				DestConnectedLineName: Anna
				DestLanguage: de
				DestAccountCode:
				DestContext: internal
				DestExten:
				DestPriority: 1
				DestUniqueid: 1795335181.2
				DestLinkedid: 1795335181.1
				DestChanVariable: AMI_TAG=2
				DialStatus: ANSWER
				"""));
		assertThat(event.channel().name()).isEqualTo("PJSIP/100-00000001");
		assertThat(event.channel().state()).isEqualTo(ChannelState.RING);
		assertThat(event.channel().variables()).isEmpty();
		assertThat(event.destChannel().name()).isEqualTo("PJSIP/200-00000002");
		assertThat(event.destChannel().callerIdName()).isNull();
		assertThat(event.destChannel().connectedLineName()).isEqualTo("Anna");
		assertThat(event.destChannel().language()).isEqualTo("de");
		assertThat(event.destChannel().linkedId()).isEqualTo(event.channel().linkedId());
		assertThat(event.destChannel().variables()).containsEntry("AMI_TAG", "2");
		assertThat(event.dialStatus()).isEqualTo("ANSWER");
		assertThat(event.forward()).isNull();
	}

	@Test
	void hasNoCallerIfAsteriskDials() {
		DialEvent event = DialBeginEvent.of(WireText.message("""
				Event: DialBegin
				Privilege: call,all
				DestChannel: Local/answer@test-00000000;1
				DestChannelState: 0
				DestUniqueid: answer-1795335157869
				DialString: answer@test
				"""));
		assertThat(event.channel()).isNull();
		assertThat(event.destChannel().state()).isEqualTo(ChannelState.DOWN);
	}

}
