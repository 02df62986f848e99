/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what the catalogue makes of {@link EventTypes}.
 */
class EventTypesOfCatalogueTests {

	@Test
	void hasTheEventsOfCallsQueuesAndTheServer() {
		assertThat(EventTypes.known()).extracting(EventType::name)
			.contains("Newchannel", "Newstate", "Newexten", "NewCallerid", "NewConnectedLine", "NewAccountCode",
					"DialBegin", "DialEnd", "DialState", "BridgeCreate", "BridgeEnter", "BridgeLeave", "BridgeDestroy",
					"BridgeMerge", "Hangup", "HangupRequest", "SoftHangupRequest", "VarSet", "UserEvent",
					"OriginateResponse", "FullyBooted", "Shutdown", "Reload", "PeerStatus", "ContactStatus",
					"DeviceStateChange", "ExtensionStatus", "Hold", "Unhold", "MusicOnHoldStart", "MusicOnHoldStop",
					"LocalBridge", "Cdr", "Status", "StatusComplete", "CoreShowChannel", "CoreShowChannelsComplete",
					"ChannelHungup", "ChannelsHungupListComplete")
			.contains("QueueParams", "QueueMember", "QueueEntry", "QueueStatusComplete", "QueueSummary",
					"QueueSummaryComplete", "AgentCalled", "AgentConnect", "AgentComplete", "AgentRingNoAnswer",
					"AgentDump", "AgentLogin", "AgentLogoff", "Agents", "AgentsComplete", "QueueCallerJoin",
					"QueueCallerLeave", "QueueCallerAbandon", "QueueMemberAdded", "QueueMemberRemoved",
					"QueueMemberPause", "QueueMemberPenalty", "QueueMemberRinginuse", "QueueMemberStatus");
	}

	@Test
	void readsEventsWithoutHeaders() {
		assertThat(EventTypes.known()).allSatisfy((type) -> {
			AmiEvent event = EventTypes.decode(AmiMessage.of("Event", type.name()));
			assertThat(event).isExactlyInstanceOf(type.eventClass());
			assertThat(event.eventName()).isEqualTo(type.name());
			assertThat(event).hasToString(event.toString());
		});
	}

	@Test
	void tellsNamesThatDifferInCaseOnly() {
		assertThat(type("NewCallerid")).isEqualTo(NewCallerIdEvent.class);
		assertThat(type("NewCallerID")).isEqualTo(NewCallerIdEvent.class);
		assertThat(type("Newcallerid")).isEqualTo(LegacyNewCallerIdEvent.class);
		assertThat(type("AgentLogin")).isEqualTo(AgentLoginEvent.class);
		assertThat(type("Agentlogin")).isEqualTo(LegacyAgentLoginEvent.class);
	}

	@Test
	void knowsOtherSpellings() {
		assertThat(type("NewExten")).isEqualTo(NewExtenEvent.class);
		assertThat(type("CoreShowChannelComplete")).isEqualTo(CoreShowChannelsCompleteEvent.class);
	}

	@Test
	void givesEventsWithTheirNameInBothTheirFamilies() {
		assertThat(BridgeEvent.class).isAssignableFrom(BridgeEnterEvent.class);
		assertThat(ChannelEvent.class).isAssignableFrom(BridgeEnterEvent.class);
		assertThat(QueueEvent.class).isAssignableFrom(AgentConnectEvent.class);
		assertThat(ChannelEvent.class).isAssignableFrom(QueueCallerJoinEvent.class);
	}

	@Test
	void masksSecretsInText() {
		Set<String> secrets = Set.of("Password", "Md5Cred", "OauthSecret", "RefreshToken", "PasswordDigest",
				"NewPassword", "ExpectedResponse", "DtlsPrivateKey");
		for (Class<? extends AmiEvent> type : List.of(AuthListEvent.class, AuthDetailEvent.class,
				TransportDetailEvent.class, EndpointDetailEvent.class, VoicemailPasswordChangeEvent.class,
				ChallengeResponseFailedEvent.class)) {
			String name = EventTypes.known()
				.stream()
				.filter((each) -> each.eventClass() == type)
				.map(EventType::name)
				.collect(Collectors.joining());
			for (String secret : secrets) {
				AmiMessage message = AmiMessage.of("Event", name, secret, "do-not-show");
				assertThat(EventTypes.decode(message)).asString().contains(secret).doesNotContain("do-not-show");
			}
		}
	}

	@Test
	void readsHeadersThatAreNamedLikeTheFirst() {
		ResourceListDetailEvent list = ResourceListDetailEvent
			.of(AmiMessage.of("Event", "ResourceListDetail", "Event", "presence"));
		assertThat(list.sipEvent()).isEqualTo("presence");
		OriginateResponseEvent outcome = OriginateResponseEvent.of(AmiMessage.of("Event", "OriginateResponse",
				"ActionID", "a2016-2", "Response", "Failure", "Reason", "5", "Uniqueid", "<unknown>"));
		assertThat(outcome.response()).isEqualTo("Failure");
		assertThat(outcome.reason()).isEqualTo(OriginateReason.BUSY);
		assertThat(outcome.uniqueId()).isNull();
	}

	@Test
	void namesDevicesStatesAsAsteriskDoes() {
		assertThat(DeviceState.values()).extracting(DeviceState::code).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
		DeviceStateChangeEvent event = DeviceStateChangeEvent
			.of(AmiMessage.of("Event", "DeviceStateChange", "Device", "PJSIP/100", "State", "NOT_INUSE"));
		assertThat(DeviceState.valueOf(event.state())).isEqualTo(DeviceState.NOT_INUSE);
		assertThat(ExtensionState.of(-1)).isEqualTo(ExtensionState.DEACTIVATED);
		assertThat(ExtensionState.of(null)).isNull();
	}

	private static Class<?> type(String name) {
		assertThat(EventTypes.of(AmiMessage.of("Event", name.toUpperCase(Locale.ROOT))))
			.isNotSameAs(EventTypes.UNKNOWN);
		return EventTypes.of(AmiMessage.of("Event", name)).eventClass();
	}

}
