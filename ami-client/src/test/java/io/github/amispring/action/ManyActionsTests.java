/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.amispring.event.ChannelHungupEvent;
import io.github.amispring.event.ExtensionState;
import io.github.amispring.event.FAXSessionEvent;
import io.github.amispring.event.SIPQualifyPeerDoneEvent;
import io.github.amispring.event.VoicemailBoxDetailEvent;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for actions in the catalogue that have special features, and for some typical
 * actions.
 */
class ManyActionsTests {

	private static final AmiMessage SUCCESS = AmiMessage.of("Response", "Success");

	private static final AmiMessage LIST = AmiMessage.of("Response", "Success", "EventList", "start");

	@Test
	void sendHeadersInServerFormat() {
		assertThat(BridgeAction.of("A", "B").tone(BridgeAction.Tone.CHANNEL1))
			.hasToString("Bridge[Channel1: A, Channel2: B, Tone: Channel1]");
		assertThat(ConfbridgeMuteAction.participants("1000"))
			.hasToString("ConfbridgeMute[Conference: 1000, Channel: participants]");
		assertThat(ParkAction.of("A").timeout(Duration.ofSeconds(45)).parkingLot("vip"))
			.hasToString("Park[Channel: A, Timeout: 45000, Parkinglot: vip]");
		assertThat(MuteAudioAction.of("A", MuteAudioAction.Direction.ALL, true))
			.hasToString("MuteAudio[Channel: A, Direction: all, State: on]");
		assertThat(MixMonitorMuteAction.of("A", MixMonitorMuteAction.Direction.READ, false))
			.hasToString("MixMonitorMute[Channel: A, Direction: read, State: 0]");
		assertThat(DialplanExtensionAddAction.of("default", "100", "hint", "PJSIP/100")).hasToString(
				"DialplanExtensionAdd[Context: default, Extension: 100, Priority: hint, " + "Application: PJSIP/100]");
		assertThat(QueueReloadAction.of().members(true)).hasToString("QueueReload[Members: yes]");
		assertThat(ModuleLoadAction.reload("app_queue.so"))
			.hasToString("ModuleLoad[Module: app_queue.so, LoadType: reload]");
		assertThat(ModuleLoadAction.reloadAll()).hasToString("ModuleLoad[LoadType: reload]");
		assertThat(AbsoluteTimeoutAction.of("A", Duration.ofMinutes(1)))
			.hasToString("AbsoluteTimeout[Channel: A, Timeout: 60]");
		assertThat(MessageSendAction.to("pjsip:100", "Hello").variables(Map.of("A", "1,2")))
			.hasToString("MessageSend[To: pjsip:100, Body: Hello, Variable: A=1\\,2]");
		assertThat(PJSIPNotifyAction.endpoint("100").variable("Event", "check-sync"))
			.hasToString("PJSIPNotify[Endpoint: 100, Variable: Event=check-sync]");
	}

	@Test
	void editConfigurationsStepByStep() {
		UpdateConfigAction edit = UpdateConfigAction.of("queues.conf", "queues.conf")
			.newCategory("sales")
			.append("sales", "strategy", "rrmemory")
			.update("general", "autofill", "yes")
			.deleteLine("general", 3)
			.reload("app_queue");
		assertThat(edit.headers().stream().map((header) -> header.name() + ": " + header.value())).containsExactly(
				"SrcFilename: queues.conf", "DstFilename: queues.conf", "Action-000000: NewCat", "Cat-000000: sales",
				"Action-000001: Append", "Cat-000001: sales", "Var-000001: strategy", "Value-000001: rrmemory",
				"Action-000002: Update", "Cat-000002: general", "Var-000002: autofill", "Value-000002: yes",
				"Action-000003: Delete", "Cat-000003: general", "Line-000003: 3", "Reload: app_queue");
		// the value may be secret
		assertThat(edit).asString().doesNotContain("rrmemory");
	}

	@Test
	void sendCallCharges() {
		AOCMessageAction advice = AOCMessageAction.endOfCall(AOCMessageAction.ChargeType.UNIT).unit(3).unit(4, 2);
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(advice::validate)
			.withMessage("Action AOCMessage requires either Channel, or ChannelPrefix");
		AOCMessageAction whole = advice.channel("A");
		assertThatNoException().isThrownBy(whole::validate);
		assertThat(whole).hasToString("AOCMessage[ChargeType: Unit, MsgType: E, UnitAmount(0): 3, UnitAmount(1): 4, "
				+ "UnitType(1): 2, Channel: A]");
		assertThat(AOCMessageAction.setup()
			.rate(AOCMessageAction.ChargedItem.CALL_ATTEMPT, AOCMessageAction.RateType.FREE)
			.flatRate(AOCMessageAction.ChargedItem.CALL_SETUP, "EUR", 5,
					AOCMessageAction.CurrencyMultiplier.ONE_HUNDREDTH))
			.hasToString("AOCMessage[MsgType: S, ChargedItem: CallAttempt, RateType: Free, ChargedItem: CallSetup, "
					+ "CurrencyName: EUR, CurrencyAmount: 5, CurrencyMultiplier: OneHundredth, RateType: Flat]");
	}

	@Test
	void reportMissingHeader() {
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(SIPNotifyAction.of("100")::validate)
			.withMessage("Action SIPnotify requires Variable");
		assertThatNoException()
			.isThrownBy(SIPNotifyAction.of("100").variable("Event", "a").variable("Content", "b")::validate);
	}

	@Test
	void readStates() {
		ExtensionStateResponse state = read(ExtensionStateAction.of("100", "default"),
				AmiMessage.of("Response", "Success", "Exten", "100", "Context", "default", "Hint", "PJSIP/100",
						"Status", "8", "StatusText", "Ringing"));
		assertThat(state.status()).isEqualTo(ExtensionState.RINGING);
		assertThat(state.hint()).isEqualTo("PJSIP/100");
		ExtensionStateResponse none = read(ExtensionStateAction.of("none", "default"),
				AmiMessage.of("Response", "Success", "Message", "Extension Status", "Exten", "none", "Context",
						"default", "Hint", "", "Status", "-1", "StatusText", "Unknown"));
		assertThat(none.status()).isEqualTo(ExtensionState.NO_HINT);
		assertThat(none.hint()).isNull();
		MailboxCountResponse count = read(MailboxCountAction.of("100@default"), AmiMessage.of("Response", "Success",
				"Mailbox", "100@default", "UrgMessages", "0", "NewMessages", "2", "OldMessages", "3"));
		assertThat(count.newMessages()).isEqualTo(2);
		SIPShowPeerResponse peer = read(SIPShowPeerAction.of("100"), AmiMessage.of("Response", "Success", "ObjectName",
				"100", "SecretExist", "Y", "Named Callgroup", "sales", "Dynamic", "N"))
			.orElseThrow();
		assertThat(peer.namedCallGroup()).isEqualTo("sales");
		assertThat(peer.dynamic()).isFalse();
	}

	@Test
	void readConfigurations() {
		GetConfigResponse config = read(GetConfigAction.of("queues.conf"),
				AmiMessage.of("Response", "Success", "Category-000000", "general", "Line-000000-000000", "autofill=yes",
						"Category-000001", "base", "IsTemplate-000001", "1", "Category-000002", "sales",
						"Templates-000002", "base,other", "Line-000002-000000", "member=PJSIP/1", "Line-000002-000001",
						"member=PJSIP/2,1=x"))
			.orElseThrow();
		assertThat(config.categories()).extracting(GetConfigResponse.Category::name)
			.containsExactly("general", "base", "sales");
		assertThat(config.category("general").orElseThrow().values("autofill")).containsExactly("yes");
		assertThat(config.category("base").orElseThrow().template()).isTrue();
		GetConfigResponse.Category sales = config.category("sales").orElseThrow();
		assertThat(sales.template()).isFalse();
		assertThat(sales.templates()).containsExactly("base", "other");
		assertThat(sales.values("member")).containsExactly("PJSIP/1", "PJSIP/2,1=x");
		assertThat(config.category("none")).isEmpty();
		assertThat(read(ListCategoriesAction.of("queues.conf"),
				AmiMessage.of("Response", "Success", "Category-000000", "general", "Category-000001", "sales"))
			.orElseThrow()
			.categories()).containsExactly("general", "sales");
	}

	@Test
	void readPermittedActions() {
		ListCommandsResponse list = read(ListCommandsAction.of(),
				AmiMessage.of("Response", "Success", "ActionID", "1", "Ping", "Keepalive command.  (Priv: <none>)"));
		assertThat(list.commands()).containsExactly(Map.entry("Ping", "Keepalive command.  (Priv: <none>)"));
	}

	@Test
	void readQueueRules() {
		QueueRuleResponse rules = read(QueueRuleAction.of(), AmiMessage.of("Response", "Success", "RuleList", "a",
				"Rule", "30,3,0,0", "Rule", "60,5,0,0", "RuleList", "b", "RuleList", "c", "Rule", "1,2,3,4"));
		assertThat(rules.ruleLists()).containsExactly(
				new QueueRuleResponse.RuleList("a", List.of("30,3,0,0", "60,5,0,0")),
				new QueueRuleResponse.RuleList("b", List.of()),
				new QueueRuleResponse.RuleList("c", List.of("1,2,3,4")));
		assertThat(read(QueueRuleAction.of(), SUCCESS).ruleLists()).isEmpty();
	}

	@Test
	void returnListOnlyIfServerAnnouncesIt() {
		ResponseType<EventList<VoicemailBoxDetailEvent>> mailbox = VoicemailBoxSummaryAction.of("default", "100")
			.responseType();
		assertThat(mailbox.isComplete(SUCCESS)).isTrue();
		assertThat(mailbox.isComplete(LIST)).isFalse();
		ResponseType<EventList<ChannelHungupEvent>> hangup = PJSIPHangupAction.of("/^PJSIP/", "486").responseType();
		assertThat(hangup.isComplete(SUCCESS)).isTrue();
		assertThat(hangup.isComplete(LIST)).isFalse();
	}

	@Test
	void endListsWithTheirCompletionEvents() {
		assertThat(List.of("BridgeListComplete", "AorListComplete", "ShowDialPlanComplete", "DBGetTreeComplete"))
			.zipSatisfy(
					List.of(BridgeListAction.of(), PJSIPShowAorsAction.of(), ShowDialPlanAction.of(),
							DBGetTreeAction.of()),
					(completion, action) -> assertThat(action.responseType().role(AmiMessage.of("Event", completion)))
						.isEqualTo(ResponseType.Role.COMPLETION));
	}

	@Test
	void returnASingleEvent() {
		ResponseType<Optional<FAXSessionEvent>> response = FAXSessionAction.of(7).responseType();
		AmiMessage event = AmiMessage.of("Event", "FAXSession", "SessionNumber", "7");
		assertThat(response.isComplete(SUCCESS)).isFalse();
		assertThat(response.role(event)).isEqualTo(ResponseType.Role.COMPLETION);
		assertThat(response.read(SUCCESS, List.of(event))).map(FAXSessionEvent::eventName).contains("FAXSession");
	}

	@Test
	void awaitOutcomes() {
		AmiAction<SIPQualifyPeerDoneEvent> action = SIPQualifyPeerAction.of("100").awaitingOutcome();
		assertThat(action.responseType().role(AmiMessage.of("Event", "SIPQualifyPeerDone", "Peer", "100")))
			.isEqualTo(ResponseType.Role.SHARED_COMPLETION);
		assertThat(SIPQualifyPeerAction.of("100").responseType().isComplete(SUCCESS)).isTrue();
	}

	@Test
	void extendTheResponseTimeout() {
		assertThat(WaitEventAction.of(Duration.ofSeconds(20)).responseDelay()).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void quoteNamesInCallerIds() {
		assertThat(OriginateAction.of("PJSIP/100").callerId("Anna \"A\"", "100").headers().get(2).value())
			.isEqualTo("\"Anna \\\"A\\\"\" <100>");
	}

	private static <R> R read(AmiAction<R> action, AmiMessage response) {
		assertThat(action.responseType().isComplete(response)).isTrue();
		return action.responseType().read(response, List.of());
	}

}
