/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventTypes} as generated from the catalogue.
 */
class EventTypesOfCatalogueTests {

	@Test
	void containsCallQueueAndServerEvents() {
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
	void hasATypeForEveryKnownEvent() throws IOException {
		try (InputStream in = getClass().getResourceAsStream("event-names.txt")) {
			List<String> names = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			assertThat(names).hasSize(284);
			assertThat(EventTypes.known()).extracting(EventType::name).containsExactlyInAnyOrderElementsOf(names);
		}
		assertThat(EventTypes.known()).extracting(EventType::eventClass).doesNotHaveDuplicates();
	}

	@Test
	void readsEventsWithoutHeaders() {
		assertThat(EventTypes.known()).allSatisfy((type) -> {
			AmiEvent event = EventTypes.decode(AmiMessage.of("Event", type.name()));
			assertThat(event).isExactlyInstanceOf(type.eventClass());
			assertThat(event.eventName()).isEqualTo(type.name());
			assertThat(event).hasToString(type.eventClass().getSimpleName() + "[message=" + event.message() + "]");
		});
	}

	@Test
	void distinguishesNamesThatDifferInCaseOnly() {
		assertThat(type("NewCallerid")).isEqualTo(NewCallerIdEvent.class);
		assertThat(type("NewCallerID")).isEqualTo(NewCallerIdEvent.class);
		assertThat(type("Newcallerid")).isEqualTo(LegacyNewCallerIdEvent.class);
		assertThat(type("AgentLogin")).isEqualTo(AgentLoginEvent.class);
		assertThat(type("Agentlogin")).isEqualTo(LegacyAgentLoginEvent.class);
	}

	@Test
	void findsTypesByAlternativeEventNames() {
		assertThat(type("NewExten")).isEqualTo(NewExtenEvent.class);
		assertThat(type("CoreShowChannelComplete")).isEqualTo(CoreShowChannelsCompleteEvent.class);
	}

	@Test
	void assignsEventToSeveralFamilies() {
		assertThat(BridgeEvent.class).isAssignableFrom(BridgeEnterEvent.class);
		assertThat(ChannelEvent.class).isAssignableFrom(BridgeEnterEvent.class);
		assertThat(QueueEvent.class).isAssignableFrom(AgentConnectEvent.class);
		assertThat(ChannelEvent.class).isAssignableFrom(QueueCallerJoinEvent.class);
	}

	@Test
	void distinguishesListEntriesFromEvents() {
		assertThat(ListEntryEvent.class).isAssignableFrom(QueueMemberEvent.class)
			.isAssignableFrom(EndpointDetailEvent.class)
			.isAssignableFrom(CoreShowChannelEvent.class);
		assertThat(ListEntryEvent.class.isAssignableFrom(PeerStatusEvent.class)).isFalse();
		assertThat(ListEntryEvent.class.isAssignableFrom(QueueStatusCompleteEvent.class)).isFalse();
		assertThat(ListCompleteEvent.class).isAssignableFrom(QueueStatusCompleteEvent.class);
	}

	@Test
	void assignsRelatedEventsToAFamily() {
		assertThat(families("Confbridge.*[^e]")).filteredOn((type) -> !ListCompleteEvent.class.isAssignableFrom(type))
			.hasSizeGreaterThan(5)
			.allSatisfy((type) -> assertThat(ConfbridgeEvent.class).isAssignableFrom(type));
		assertThat(families("RTCP(Sent|Received)")).hasSize(2)
			.allSatisfy((type) -> assertThat(RtcpEvent.class).isAssignableFrom(type));
		assertThat(families("AOC-.")).hasSize(3)
			.allSatisfy((type) -> assertThat(AocEvent.class).isAssignableFrom(type));
		assertThat(families("(Aor|Auth|Endpoint|Transport|Identify)Detail")).hasSize(5)
			.allSatisfy((type) -> assertThat(PjsipObjectEvent.class).isAssignableFrom(type));
		assertThat(List.of(ExtensionStatusEvent.class, PresenceStatusEvent.class))
			.allSatisfy((type) -> assertThat(HintEvent.class).isAssignableFrom(type));
	}

	@Test
	void readsChannelGroupsAndOmitsUnsetVariables() {
		StatusEvent event = StatusEvent.of(AmiMessage.of("Event", "Status", "Callgroup", "9223372036854775808",
				"Pickupgroup", "3", "Variable", "ORDER=(null)", "Variable", "LANG=en"));
		assertThat(event.callGroup()).isEqualTo(1L << 63);
		assertThat(event.pickupGroup()).isEqualTo(3);
		assertThat(event.variables()).containsOnly(Map.entry("LANG", "en"));
	}

	private static List<Class<?>> families(String names) {
		return EventTypes.known()
			.stream()
			.filter((type) -> type.name().matches(names))
			.<Class<?>>map(EventType::eventClass)
			.toList();
	}

	@Test
	void readsReportBlocks() {
		RTCPSentEvent event = RTCPSentEvent.of(WireText.message("""
				Event: RTCPSent
				SSRC: 0x2a3b4c5d
				PT: 200(SR)
				ReportCount: 2
				Report0SourceSSRC: 0xffffffff
				Report0FractionLost: 3
				Report0IAJitter: 12
				Report0DLSR: 1.2500
				Report1SourceSSRC: 0x00000001
				Report1IAJitter: many
				"""));
		assertThat(event.reports()).hasSize(2);
		assertThat(event.reports().get(0).sourceSsrc()).isEqualTo(0xffffffffL);
		assertThat(event.reports().get(0).fractionLost()).isEqualTo(3);
		assertThat(event.reports().get(0).dlsr()).isEqualTo(Duration.ofMillis(1250));
		assertThat(event.reports().get(1).sourceSsrc()).isEqualTo(1);
		assertThat(event.reports().get(1).iaJitter()).isNull();
	}

	@Test
	void readsChargeUnits() {
		AocDEvent event = AocDEvent.of(AmiMessage.of("Event", "AOC-D", "Charge/Type", "Units",
				"Charge/Units(0)/NumberOf", "3", "Charge/Units(1)/TypeOf", "7"));
		assertThat(event.chargeUnits()).containsExactly(new AocUnit(3, null), new AocUnit(null, 7));
		assertThat(event.channel()).isNull();
	}

	@Test
	void masksSecretsInToString() {
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
	void readsHeadersNamedEventOrResponse() {
		ResourceListDetailEvent list = ResourceListDetailEvent
			.of(AmiMessage.of("Event", "ResourceListDetail", "Event", "presence"));
		assertThat(list.sipEvent()).isEqualTo("presence");
		OriginateResponseEvent outcome = OriginateResponseEvent.of(AmiMessage.of("Event", "OriginateResponse",
				"ActionID", "a2016-2", "Response", "Failure", "Reason", "5", "Uniqueid", "<unknown>"));
		assertThat(outcome.successful()).isFalse();
		assertThat(outcome.reason()).isEqualTo(OriginateReason.BUSY);
		assertThat(outcome.uniqueId()).isNull();
	}

	@Test
	void deviceStatesMatchAsterisk() {
		assertThat(DeviceState.values()).extracting(DeviceState::code).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
		DeviceStateChangeEvent event = DeviceStateChangeEvent
			.of(AmiMessage.of("Event", "DeviceStateChange", "Device", "PJSIP/100", "State", "NOT_INUSE"));
		assertThat(DeviceState.valueOf(event.state())).isEqualTo(DeviceState.NOT_INUSE);
		assertThat(ExtensionState.of(-1)).isEqualTo(ExtensionState.NO_HINT);
		assertThat(ExtensionState.of(null)).isNull();
	}

	private static Class<?> type(String name) {
		assertThat(EventTypes.of(AmiMessage.of("Event", name.toUpperCase(Locale.ROOT))))
			.isNotSameAs(EventTypes.UNKNOWN);
		return EventTypes.of(AmiMessage.of("Event", name)).eventClass();
	}

}
