/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.amispring.action.AgentsAction;
import io.github.amispring.action.BridgeListAction;
import io.github.amispring.action.BridgeTechnologyListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.CoreSettingsAction;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.CoreStatusAction;
import io.github.amispring.action.DBDelTreeAction;
import io.github.amispring.action.DBGetAction;
import io.github.amispring.action.DBGetTreeAction;
import io.github.amispring.action.DBPutAction;
import io.github.amispring.action.DeviceStateListAction;
import io.github.amispring.action.ExtensionStateListAction;
import io.github.amispring.action.FAXSessionsAction;
import io.github.amispring.action.FAXStatsAction;
import io.github.amispring.action.GetConfigAction;
import io.github.amispring.action.GetConfigJSONAction;
import io.github.amispring.action.GetConfigResponse;
import io.github.amispring.action.IAXPeerListAction;
import io.github.amispring.action.IAXPeersAction;
import io.github.amispring.action.IAXRegistryAction;
import io.github.amispring.action.ListCategoriesAction;
import io.github.amispring.action.ListCommandsAction;
import io.github.amispring.action.ModuleCheckAction;
import io.github.amispring.action.PJSIPShowAorsAction;
import io.github.amispring.action.PJSIPShowAuthsAction;
import io.github.amispring.action.PJSIPShowContactsAction;
import io.github.amispring.action.PJSIPShowEndpointsAction;
import io.github.amispring.action.PJSIPShowRegistrationInboundContactStatusesAction;
import io.github.amispring.action.PJSIPShowRegistrationsInboundAction;
import io.github.amispring.action.PJSIPShowRegistrationsOutboundAction;
import io.github.amispring.action.PJSIPShowResourceListsAction;
import io.github.amispring.action.PJSIPShowSubscriptionsInboundAction;
import io.github.amispring.action.PJSIPShowSubscriptionsOutboundAction;
import io.github.amispring.action.ParkedCallsAction;
import io.github.amispring.action.ParkinglotsAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.PresenceStateListAction;
import io.github.amispring.action.QueueRuleAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.action.SIPPeerStatusAction;
import io.github.amispring.action.SIPPeersAction;
import io.github.amispring.action.SIPShowRegistryAction;
import io.github.amispring.action.ShowDialPlanAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.action.TypedAction;
import io.github.amispring.action.VoicemailUsersListAction;
import io.github.amispring.action.WaitEventAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiErrorResponseException;
import io.github.amispring.event.DBGetResponseEvent;
import io.github.amispring.event.DBGetTreeResponseEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.EventList;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends actions that change nothing to a real Asterisk: their answers must be found
 * whole, or be errors.
 */
@OnEachAsterisk
class HarmlessActionsIT {

	private final Pbx pbx;

	HarmlessActionsIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void areAnswered() {
		List<String> answered = new ArrayList<>();
		List<String> refused = new ArrayList<>();
		try (AmiClient client = this.pbx.connect()) {
			for (AmiAction<?> action : harmless()) {
				try {
					Object answer = client.execute(action, Duration.ofSeconds(10));
					if (answer instanceof EventList<?> list) {
						assertThat(list.completion()).as(action.name()).isNotNull();
						assertThat(list.entries()).as(action.name())
							.noneSatisfy((entry) -> assertThat(entry).isInstanceOf(UnknownEvent.class));
					}
					answered.add(action.name());
				}
				catch (AmiErrorResponseException ex) {
					refused.add(action.name());
				}
			}
		}
		assertThat(answered).contains("Agents", "BridgeList", "BridgeTechnologyList", "CoreSettings", "DBGetTree",
				"DeviceStateList", "ExtensionStateList", "ListCommands", "PJSIPShowEndpoints", "Parkinglots",
				"QueueStatus", "ShowDialPlan", "Status", "WaitEvent");
		assertThat(answered.size() + refused.size()).isEqualTo(harmless().size());
	}

	@Test
	void readWhatWasWritten() {
		try (AmiClient client = this.pbx.connect()) {
			client.execute(DBPutAction.of("ami-it", "a/b", "value"));
			assertThat(client.execute(DBGetAction.of("ami-it", "a/b")).entries()).extracting(DBGetResponseEvent::val)
				.containsExactly("value");
			assertThat(client.execute(DBGetTreeAction.of().family("ami-it")).entries())
				.extracting(DBGetTreeResponseEvent::val)
				.containsExactly("value");
			client.execute(DBDelTreeAction.of("ami-it"));
			GetConfigResponse config = client.execute(GetConfigAction.of("manager.conf"));
			assertThat(config.category("general").orElseThrow().values("enabled")).containsExactly("yes");
			assertThat(client.execute(ListCategoriesAction.of("manager.conf")).categories()).contains("general");
			assertThat(client.execute(GetConfigJSONAction.of("manager.conf")).json()).startsWith("{");
			assertThat(client.execute(ListCommandsAction.of()).commands()).containsKeys("Ping", "Originate");
			client.execute(ModuleCheckAction.of("app_queue"));
		}
	}

	@Test
	void everyCommandOfTheServerHasItsType() throws IOException {
		try (AmiClient client = this.pbx.connect();
				InputStream names = TypedAction.class.getResourceAsStream("action-names.txt")) {
			Set<String> types = new String(names.readAllBytes(), StandardCharsets.UTF_8).lines()
				.collect(Collectors.toSet());
			assertThat(client.execute(ListCommandsAction.of()).commands().keySet()).hasSizeGreaterThan(100)
				.isSubsetOf(types);
		}
	}

	private static List<AmiAction<?>> harmless() {
		return List.of(AgentsAction.of(), BridgeListAction.of(), BridgeTechnologyListAction.of(),
				ConfbridgeListRoomsAction.of(), CoreSettingsAction.of(), CoreShowChannelsAction.of(),
				CoreStatusAction.of(), DBGetTreeAction.of(), DeviceStateListAction.of(), ExtensionStateListAction.of(),
				FAXSessionsAction.of(), FAXStatsAction.of(), IAXPeerListAction.of(), IAXPeersAction.of(),
				IAXRegistryAction.of(), ListCommandsAction.of(), PJSIPShowAorsAction.of(), PJSIPShowAuthsAction.of(),
				PJSIPShowContactsAction.of(), PJSIPShowEndpointsAction.of(),
				PJSIPShowRegistrationInboundContactStatusesAction.of(), PJSIPShowRegistrationsInboundAction.of(),
				PJSIPShowRegistrationsOutboundAction.of(), PJSIPShowResourceListsAction.of(),
				PJSIPShowSubscriptionsInboundAction.of(), PJSIPShowSubscriptionsOutboundAction.of(),
				ParkedCallsAction.of(), ParkinglotsAction.of(), PingAction.of(), PresenceStateListAction.of(),
				QueueRuleAction.of(), QueueStatusAction.of(), QueueSummaryAction.of(), SIPPeerStatusAction.of(),
				SIPPeersAction.of(), SIPShowRegistryAction.of(), ShowDialPlanAction.of(), StatusAction.of(),
				VoicemailUsersListAction.of(), WaitEventAction.of(Duration.ofSeconds(1)));
	}

}
