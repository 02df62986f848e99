/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.event.ChannelHungupEvent;
import io.github.amispring.event.HangupCause;
import io.github.amispring.event.QueueEntryEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.event.QueueMemberEvent;
import io.github.amispring.event.QueueParamsEvent;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the actions in the catalogue.
 */
class ActionsOfCatalogueTests {

	private static final AmiMessage SUCCESS = AmiMessage.of("Response", "Success");

	@Test
	void sendHeadersInServerFormat() {
		assertThat(texts(LoginAction.plaintext("app", "x").events("call", "agent"), ChallengeAction.of(),
				LogoffAction.of(), PingAction.of(), EventsAction.of("call", "agent"), EventsAction.of(List.of("off")),
				FilterAction.of("!Channel: Local/"), FilterAction.matching("action(include),name(Hangup)"),
				FilterAction.matching("action(exclude),method(regex)", "Local/"),
				HangupAction.of("PJSIP/1-1").cause(17), HangupAction.of("/^PJSIP/").cause(HangupCause.USER_BUSY),
				RedirectAction.of("PJSIP/1-1", "default", "100", 1).extraChannel("PJSIP/2-2"),
				CommandAction.of("core show uptime"), GetVarAction.of("A").channel("PJSIP/1-1"),
				SetVarAction.of("A", "x,\"y\"\\").channel("PJSIP/1-1"),
				StatusAction.of().channel("PJSIP/1-1").variables("A", "B").allVariables(false),
				CoreShowChannelsAction.of(), CoreStatusAction.of(), CoreSettingsAction.of(),
				QueueStatusAction.of().queue("sales"),
				QueueAddAction.of("sales", "PJSIP/1").penalty(2).paused(true).wrapupTime(Duration.ofMillis(1500)),
				QueueRemoveAction.of("sales", "PJSIP/1"), QueuePauseAction.of("PJSIP/1", false).reason("back"),
				QueueSummaryAction.of(), UserEventAction.of("Order").header("Number", "42")))
			.containsExactly("Login[Username: app, Secret: ******, Events: call,agent]", "Challenge[AuthType: MD5]",
					"Logoff[]", "Ping[]", "Events[EventMask: call,agent]", "Events[EventMask: off]",
					"Filter[Filter: !Channel: Local/, Operation: Add]",
					"Filter[MatchCriteria: action(include),name(Hangup), Operation: Add]",
					"Filter[MatchCriteria: action(exclude),method(regex), Filter: Local/, Operation: Add]",
					"Hangup[Channel: PJSIP/1-1, Cause: 17]", "Hangup[Channel: /^PJSIP/, Cause: 17]",
					"Redirect[Channel: PJSIP/1-1, Context: default, Exten: 100, Priority: 1, ExtraChannel: PJSIP/2-2]",
					"Command[Command: core show uptime]", "Getvar[Variable: A, Channel: PJSIP/1-1]",
					"Setvar[Variable: A, Value: x,\"y\"\\, Channel: PJSIP/1-1]",
					"Status[Channel: PJSIP/1-1, Variables: A,B, AllVariables: false]", "CoreShowChannels[]",
					"CoreStatus[]", "CoreSettings[]", "QueueStatus[Queue: sales]",
					"QueueAdd[Queue: sales, Interface: PJSIP/1, Penalty: 2, Paused: true, Wrapuptime: 2]",
					"QueueRemove[Queue: sales, Interface: PJSIP/1]",
					"QueuePause[Interface: PJSIP/1, Paused: false, Reason: back]", "QueueSummary[]",
					"UserEvent[UserEvent: Order, Number: 42]");
	}

	@Test
	void logInWithHash() {
		LoginAction login = LoginAction.md5("app", "0123456789abcdef");
		assertThat(login.headers()).containsExactly(new AmiHeader("Username", "app"),
				new AmiHeader("Key", "0123456789abcdef"), new AmiHeader("AuthType", "MD5"));
		assertThat(login).asString().doesNotContain("0123456789abcdef");
	}

	@Test
	void decodeTypedResponses() {
		PingResponse ping = read(PingAction.of(),
				AmiMessage.of("Response", "Success", "Ping", "Pong", "Timestamp", "1795334138.332804"));
		assertThat(ping.ping()).isEqualTo("Pong");
		assertThat(ping.timestamp()).isEqualTo(Instant.ofEpochSecond(1795334138L, 332_804_000));
		CoreSettingsResponse settings = read(CoreSettingsAction.of(), AmiMessage.of("Response", "Success", "AMIversion",
				"11.0.0", "AsteriskVersion", "22.10.1", "CoreMaxLoadAvg", "0.000000", "CoreCDRenabled", "Yes"));
		assertThat(settings.asteriskVersion()).isEqualTo("22.10.1");
		assertThat(settings.coreCdrEnabled()).isTrue();
		assertThat(settings.soundsSearchCustomDir()).isNull();
		GetVarResponse variable = read(GetVarAction.of("A"),
				AmiMessage.of("Response", "Success", "Variable", "A", "Value", "a \"b\" \\ c"));
		assertThat(variable.value()).isEqualTo("a \"b\" \\ c");
		assertThat(
				read(ChallengeAction.of(), AmiMessage.of("Response", "Success", "Challenge", "123456789")).challenge())
			.isEqualTo("123456789");
		assertThat(read(EventsAction.of("on"), AmiMessage.of("Response", "Success", "Events", "On")).events()).isTrue();
	}

	@Test
	void listQueuesMembersAndCallers() {
		AmiAction<EventList<QueueEvent>> action = QueueStatusAction.of();
		ResponseType<EventList<QueueEvent>> response = action.responseType();
		List<AmiMessage> events = Stream.of("QueueParams", "QueueMember", "QueueEntry")
			.map((name) -> AmiMessage.of("Event", name, "Queue", "sales"))
			.toList();
		AmiMessage completion = AmiMessage.of("Event", "QueueStatusComplete", "EventList", "Complete", "ListItems",
				"3");
		assertThat(response.isComplete(SUCCESS)).isFalse();
		assertThat(events).allSatisfy((event) -> assertThat(response.role(event)).isEqualTo(ResponseType.Role.ENTRY));
		assertThat(response.role(completion)).isEqualTo(ResponseType.Role.COMPLETION);
		EventList<QueueEvent> list = response.read(SUCCESS,
				Stream.concat(events.stream(), Stream.of(completion)).toList());
		assertThat(list.entries()).extracting(QueueEvent::queue).containsExactly("sales", "sales", "sales");
		assertThat(list.entries(QueueParamsEvent.class)).hasSize(1);
		assertThat(list.entries(QueueMemberEvent.class)).hasSize(1);
		assertThat(list.entries(QueueEntryEvent.class)).hasSize(1);
	}

	@Test
	void hangupListsChannelsOnlyIfServerAnnouncesList() {
		ResponseType<EventList<ChannelHungupEvent>> response = HangupAction.of("PJSIP/1-1").responseType();
		assertThat(response.isComplete(SUCCESS)).isTrue();
		assertThat(response.read(SUCCESS, List.of()).entries()).isEmpty();
		assertThat(response.isComplete(AmiMessage.of("Response", "Success", "EventList", "start"))).isFalse();
		EventList<ChannelHungupEvent> list = response.read(SUCCESS,
				List.of(AmiMessage.of("Event", "ChannelHungup", "Channel", "PJSIP/1-1"),
						AmiMessage.of("Event", "ChannelsHungupListComplete")));
		assertThat(list.entries()).extracting(ChannelHungupEvent::channel).containsExactly("PJSIP/1-1");
	}

	private static <R> R read(AmiAction<R> action, AmiMessage response) {
		assertThat(action.responseType().isComplete(response)).isTrue();
		return action.responseType().read(response, List.of());
	}

	private static List<String> texts(AmiAction<?>... actions) {
		return Stream.of(actions).map(Object::toString).toList();
	}

}
