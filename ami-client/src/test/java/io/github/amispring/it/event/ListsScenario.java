/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.time.Duration;
import java.util.List;

import io.github.amispring.action.AgentsAction;
import io.github.amispring.action.BridgeListAction;
import io.github.amispring.action.BridgeTechnologyListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.DBDelTreeAction;
import io.github.amispring.action.DBGetTreeAction;
import io.github.amispring.action.DBPutAction;
import io.github.amispring.action.DeviceStateListAction;
import io.github.amispring.action.ExtensionStateListAction;
import io.github.amispring.action.FAXSessionsAction;
import io.github.amispring.action.FAXStatsAction;
import io.github.amispring.action.IAXPeerListAction;
import io.github.amispring.action.IAXPeersAction;
import io.github.amispring.action.IAXRegistryAction;
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
import io.github.amispring.action.PresenceStateListAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.action.SIPPeerStatusAction;
import io.github.amispring.action.SIPPeersAction;
import io.github.amispring.action.SIPShowRegistryAction;
import io.github.amispring.action.ShowDialPlanAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.action.VoicemailUsersListAction;
import io.github.amispring.action.WaitEventAction;
import io.github.amispring.message.AmiAction;

/**
 * Lists that are available without any activity on the PBX, even if they are empty.
 */
final class ListsScenario implements Scenario {

	private static final List<AmiAction<?>> LISTS = List.of(AgentsAction.of(), BridgeListAction.of(),
			BridgeTechnologyListAction.of(), ConfbridgeListRoomsAction.of(), CoreShowChannelsAction.of(),
			DBGetTreeAction.of(), DeviceStateListAction.of(), ExtensionStateListAction.of(), FAXSessionsAction.of(),
			FAXStatsAction.of(), IAXPeerListAction.of(), IAXPeersAction.of(), IAXRegistryAction.of(),
			PJSIPShowAorsAction.of(), PJSIPShowAuthsAction.of(), PJSIPShowContactsAction.of(),
			PJSIPShowEndpointsAction.of(), PJSIPShowRegistrationInboundContactStatusesAction.of(),
			PJSIPShowRegistrationsInboundAction.of(), PJSIPShowRegistrationsOutboundAction.of(),
			PJSIPShowResourceListsAction.of(), PJSIPShowSubscriptionsInboundAction.of(),
			PJSIPShowSubscriptionsOutboundAction.of(), ParkedCallsAction.of(), ParkinglotsAction.of(),
			PresenceStateListAction.of(), QueueStatusAction.of(), QueueSummaryAction.of(), SIPPeerStatusAction.of(),
			SIPPeersAction.of(), SIPShowRegistryAction.of(), ShowDialPlanAction.of(), StatusAction.of(),
			VoicemailUsersListAction.of(), WaitEventAction.of(Duration.ofSeconds(1)));

	@Override
	public void run(ScenarioContext context) {
		LISTS.forEach(context::tryToExecute);
		context.execute(DBPutAction.of("ami-it", "scenario", "value"));
		context.execute(CustomAction.named("DBGet").with("Family", "ami-it").with("Key", "scenario"));
		context.execute(DBGetTreeAction.of().family("ami-it"));
		context.execute(DBDelTreeAction.of("ami-it"));
	}

}
