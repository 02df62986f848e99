/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.Map;

import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HangupEvent} and {@link ChannelSnapshot}.
 */
class HangupEventTests {

	private static final String OF_ASTERISK_22 = """
			Event: Hangup
			Privilege: call,all
			Channel: PJSIP/100-00000007
			ChannelState: 6
			ChannelStateDesc: Up
			CallerIDNum: 100
			CallerIDName: O\\'Brien, \\"Bob\\"
			ConnectedLineNum: <unknown>
			ConnectedLineName: <unknown>
			Language: en
			AccountCode:
			Context: internal
			Exten: 200
			Priority: 3
			Uniqueid: 1795335181.460
			Linkedid: 1795335181.459
			ChanVariable: AMI_ORDER=77
			ChanVariable: AMI_TAG=a=\\"b\\"
			Cause: 17
			Cause-txt: User busy
			TechCause: 486
			""";

	@Test
	void readsEventFromAsterisk22() {
		HangupEvent event = HangupEvent.of(WireText.message(OF_ASTERISK_22));
		assertThat(event.causeCode()).isEqualTo(17);
		assertThat(event.cause()).isEqualTo(HangupCause.USER_BUSY);
		assertThat(event.causeText()).isEqualTo("User busy");
		assertThat(event.techCause()).isEqualTo(486);
		assertThat(event.eventName()).isEqualTo("Hangup");
		assertThat(event.message().get("Privilege")).isEqualTo("call,all");
	}

	@Test
	void readsChannel() {
		ChannelSnapshot channel = HangupEvent.of(WireText.message(OF_ASTERISK_22)).channel();
		assertThat(channel).isEqualTo(new ChannelSnapshot("PJSIP/100-00000007", 6, "Up", "100", "O'Brien, \"Bob\"",
				null, null, "en", null, "internal", "200", 3, "1795335181.460", "1795335181.459", null,
				Map.of("AMI_ORDER", "77", "AMI_TAG", "a=\"b\"")));
		assertThat(channel.state()).isEqualTo(ChannelState.UP);
	}

	@Test
	void isDecodedByEventName() {
		AmiEvent event = EventTypes.decode(WireText.message(OF_ASTERISK_22));
		assertThat(event).isInstanceOf(HangupEvent.class).isInstanceOf(ChannelEvent.class);
		assertThat(((ChannelEvent) event).channel().uniqueId()).isEqualTo("1795335181.460");
	}

	@Test
	void readsEventFromAsterisk16() {
		HangupEvent event = HangupEvent.of(WireText.message("""
				Event: Hangup
				Privilege: call,all
				Channel: Local/answer@test-00000000;1
				ChannelState: 6
				ChannelStateDesc: Up
				CallerIDNum: <unknown>
				CallerIDName: <unknown>
				ConnectedLineNum: <unknown>
				ConnectedLineName: <unknown>
				Language: en
				AccountCode:
				Context: test
				Exten: answer
				Priority: 1
				Uniqueid: answer-1795335157869
				Linkedid: answer-1795335157869
				Cause: 16
				Cause-txt: Normal Clearing
				"""));
		assertThat(event.cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
		assertThat(event.techCause()).isNull();
		assertThat(event.channel().callerIdNum()).isNull();
		assertThat(event.channel().variables()).isEmpty();
	}

	@Test
	void returnsNullForInvalidNumbers() {
		HangupEvent event = HangupEvent.of(WireText.message("""
				Event: Hangup
				Channel: PJSIP/100-00000007
				ChannelState: up
				Cause: many
				"""));
		assertThat(event.causeCode()).isNull();
		assertThat(event.cause()).isNull();
		assertThat(event.channel().stateCode()).isNull();
		assertThat(event.channel().state()).isNull();
		assertThat(event.message().get("Cause")).isEqualTo("many");
	}

	@Test
	void returnsUnknownCauseNumbers() {
		HangupEvent event = HangupEvent.of(WireText.message("Event: Hangup\nCause: 126"));
		assertThat(event.causeCode()).isEqualTo(126);
		assertThat(event.cause()).isNull();
		assertThat(event.channel().name()).isNull();
		assertThat(event.channel().variables()).isEmpty();
	}

}
