/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.amispring.action.StatusAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.BridgeLeaveEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.NewCallerIdEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.StatusEvent;
import io.github.amispring.event.UnholdEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class LiveCallsTests {

	private static final Leg ANNA = new Leg("PJSIP/100-00000001", "1.1", "1.1", "100", "Anna", "200");

	private static final Leg BEN = new Leg("PJSIP/200-00000002", "1.2", "1.1", "200", "Ben", "");

	private final AmiClient client = mock();

	private final LiveCalls liveCalls = new LiveCalls(this.client);

	@Test
	void tracksACallFromDialingToTheLastHangup() {
		begin(ANNA, "Ring");
		assertThat(call().state()).isEqualTo(CallState.DIALING);
		assertThat(call().id()).isEqualTo("1.1");
		assertThat(call().from()).isEqualTo(new Party("Anna", "100", "PJSIP/100"));
		assertThat(call().to()).isEqualTo(new Party(null, "200", null));

		begin(BEN, "Down");
		dial(ANNA, BEN);
		state(BEN, "Ringing");
		assertThat(call().state()).isEqualTo(CallState.RINGING);
		assertThat(call().to()).isEqualTo(new Party("Ben", "200", "PJSIP/200"));

		state(BEN, "Up");
		state(ANNA, "Up");
		assertThat(call().state()).isEqualTo(CallState.ANSWERED);

		enter(BEN, "b");
		enter(ANNA, "b");
		assertThat(call().state()).isEqualTo(CallState.TALKING);
		assertThat(call().channel()).isEqualTo("PJSIP/100-00000001");

		this.liveCalls.on(BridgeLeaveEvent.of(message("BridgeLeave", ANNA, "Up", "BridgeUniqueid", "b")));
		assertThat(call().state()).isEqualTo(CallState.ANSWERED);
		hangUp(ANNA);
		assertThat(call().from()).isEqualTo(new Party("Ben", "200", "PJSIP/200"));
		hangUp(BEN);
		assertThat(this.liveCalls.calls()).isEmpty();
	}

	@Test
	void reportsHoldUntilUnhold() {
		begin(ANNA, "Up");
		this.liveCalls.on(HoldEvent.of(message("Hold", ANNA, "Up")));
		assertThat(call().state()).isEqualTo(CallState.ON_HOLD);
		this.liveCalls.on(UnholdEvent.of(message("Unhold", ANNA, "Up")));
		assertThat(call().state()).isEqualTo(CallState.ANSWERED);
	}

	@Test
	void updatesTheCallerId() {
		begin(new Leg(ANNA.channel(), "1.1", "1.1", "<unknown>", "<unknown>", "s"), "Ring");
		assertThat(call().from()).isEqualTo(new Party(null, null, "PJSIP/100"));
		assertThat(call().to()).isNull();
		receive(NewCallerIdEvent.of(message("NewCallerid", ANNA, "Ring")));
		assertThat(call().from().name()).isEqualTo("Anna");
	}

	@Test
	void treatsAnOriginatedChannelAsACall() {
		begin(ANNA, "Down");
		this.liveCalls.on(DialBeginEvent.of(AmiMessage.of("Event", "DialBegin", "DestChannel", ANNA.channel(),
				"DestUniqueid", "1.1", "DestLinkedid", "1.1")));
		assertThat(call().state()).isEqualTo(CallState.DIALING);
	}

	@Test
	void replacesALocalChannelWithItsPhone() {
		Leg front = new Leg("Local/100@office-00000001;1", "c", "c", "100", "", "100");
		Leg behind = new Leg("Local/100@office-00000001;2", "c;2", "c", "100", "", "100");
		Leg phone = new Leg("PJSIP/100-00000001", "1.1", "c", "100", "Anna", "s");
		begin(front, "Down");
		begin(behind, "Ring");
		begin(phone, "Down");
		assertThat(call().from()).isEqualTo(new Party(null, "100", "Local/100@office"));
		dial(behind, phone);
		state(phone, "Ringing");
		assertThat(call().from()).isEqualTo(new Party("Anna", "100", "PJSIP/100"));
		assertThat(call().to()).isNull();
		assertThat(call().state()).isEqualTo(CallState.RINGING);

		enter(behind, "b");
		enter(phone, "b");
		state(phone, "Up");
		state(front, "Up");
		// the phone is connected to the Local channel, which has no other party yet
		assertThat(call().state()).isEqualTo(CallState.ANSWERED);
	}

	@Test
	void ignoresEventsAfterTheHangup() {
		begin(ANNA, "Up");
		hangUp(ANNA);
		state(ANNA, "Up");
		receive(NewCallerIdEvent.of(message("NewCallerid", ANNA, "Up")));
		enter(ANNA, "b");
		assertThat(this.liveCalls.calls()).isEmpty();
	}

	@Test
	void mergesCallsThatMeetInABridge() {
		Leg behind = new Leg("Local/200@office-00000001;2", "2.2", "2.1", "200", "", "");
		Leg front = new Leg("Local/200@office-00000001;1", "2.1", "2.1", "200", "", "");
		begin(ANNA, "Up");
		begin(front, "Up");
		begin(behind, "Up");
		assertThat(this.liveCalls.calls()).hasSize(2);

		enter(ANNA, "b");
		// Asterisk changes only the Linkedid of the channel that is in the bridge
		enter(front.withLinkedId("1.1"), "b");
		state(behind, "Up");
		assertThat(call().id()).isEqualTo("1.1");
		assertThat(call().state()).isEqualTo(CallState.TALKING);

		hangUp(ANNA);
		hangUp(front.withLinkedId("1.1"));
		assertThat(call().id()).isEqualTo("1.1");
		hangUp(behind);
		assertThat(this.liveCalls.calls()).isEmpty();
	}

	@Test
	void resynchronizationAddsAndRemovesChannels() {
		Leg gone = new Leg("PJSIP/300-00000003", "1.3", "1.3", "300", "", "s");
		begin(gone, "Up");
		begin(BEN, "Ringing");
		present(StatusEvent.of(message("Status", ANNA, "Up", "BridgeID", "b", "Seconds", "70")),
				StatusEvent.of(message("Status", BEN, "Up", "BridgeID", "b", "Seconds", "60")));
		Instant before = Instant.now();
		this.liveCalls.resynchronize();
		assertThat(call().state()).isEqualTo(CallState.TALKING);
		assertThat(call().from().number()).isEqualTo("100");
		assertThat(call().to()).isEqualTo(new Party("Ben", "200", "PJSIP/200"));
		assertThat(call().startedAt()).isBetween(before.minusSeconds(70), Instant.now().minusSeconds(70));
	}

	@Test
	void doesNotConnectChannelsWithoutABridge() {
		present(StatusEvent.of(message("Status", ANNA, "Up", "BridgeID", "", "Seconds", "70")),
				StatusEvent.of(message("Status", BEN, "Ringing", "BridgeID", "", "Seconds", "60")));
		this.liveCalls.resynchronize();
		assertThat(call().state()).isEqualTo(CallState.RINGING);
		assertThat(call().channel()).isEqualTo(ANNA.channel());
	}

	@Test
	void toleratesARejectedResynchronization() {
		begin(ANNA, "Up");
		given(this.client.execute(any(StatusAction.class))).willThrow(new AmiErrorResponseException("pbx", "Status",
				AmiMessage.of("Response", "Error", "Message", "Permission denied")));
		this.liveCalls.resynchronize();
		assertThat(call().id()).isEqualTo("1.1");
	}

	@Test
	void removesAllCallsWhenDisconnected() {
		begin(ANNA, "Up");
		this.liveCalls.on(new AmiDisconnectedEvent("pbx", Instant.now(), "gone"));
		assertThat(this.liveCalls.calls()).isEmpty();
	}

	@Test
	void limitsTheNumberOfChannels() {
		for (int i = 0; i < LiveCalls.MAX_CHANNELS + 10; i++) {
			begin(new Leg("PJSIP/" + i, "id" + i, "same", "1", "", "s"), "Up");
		}
		begin(ANNA, "Up");
		assertThat(this.liveCalls.calls()).singleElement().extracting(Call::id).isEqualTo("same");
		for (int i = 0; i < LiveCalls.MAX_CHANNELS; i++) {
			hangUp(new Leg("PJSIP/" + i, "id" + i, "same", "1", "", "s"));
		}
		assertThat(this.liveCalls.calls()).isEmpty();
	}

	private Call call() {
		assertThat(this.liveCalls.calls()).hasSize(1);
		return this.liveCalls.calls().get(0);
	}

	private void begin(Leg leg, String state) {
		this.liveCalls.on(NewChannelEvent.of(message("Newchannel", leg, state)));
	}

	private void state(Leg leg, String state) {
		receive(NewStateEvent.of(message("Newstate", leg, state)));
	}

	private void receive(ChannelEvent event) {
		this.liveCalls.on(event);
	}

	private void dial(Leg caller, Leg callee) {
		AmiMessage begin = message("DialBegin", caller, "Ring", "DestChannel", callee.channel(), "DestUniqueid",
				callee.uniqueId(), "DestLinkedid", callee.linkedId(), "DestCallerIDNum", callee.number(),
				"DestCallerIDName", callee.name());
		this.liveCalls.on(DialBeginEvent.of(begin));
	}

	private void enter(Leg leg, String bridge) {
		this.liveCalls.on(BridgeEnterEvent.of(message("BridgeEnter", leg, "Up", "BridgeUniqueid", bridge)));
	}

	private void hangUp(Leg leg) {
		this.liveCalls.on(HangupEvent.of(message("Hangup", leg, "Up", "Cause", "16")));
	}

	private void present(StatusEvent... channels) {
		given(this.client.execute(any(StatusAction.class)))
			.willReturn(new EventList<>(AmiMessage.of("Response", "Success"), List.of(channels), null));
	}

	private static AmiMessage message(String event, Leg leg, String state, String... more) {
		List<String> headers = new ArrayList<>(List.of("Event", event, "Channel", leg.channel(), "ChannelState",
				stateCode(state), "ChannelStateDesc", state, "CallerIDNum", leg.number(), "CallerIDName", leg.name(),
				"Exten", leg.exten(), "Uniqueid", leg.uniqueId(), "Linkedid", leg.linkedId()));
		headers.addAll(Arrays.asList(more));
		return AmiMessage.of(headers.toArray(String[]::new));
	}

	private static String stateCode(String state) {
		return switch (state) {
			case "Down" -> "0";
			case "Ring" -> "4";
			case "Ringing" -> "5";
			case "Up" -> "6";
			default -> throw new IllegalArgumentException(state);
		};
	}

	private record Leg(String channel, String uniqueId, String linkedId, String number, String name, String exten) {

		Leg withLinkedId(String linkedId) {
			return new Leg(this.channel, this.uniqueId, linkedId, this.number, this.name, this.exten);
		}

	}

}
