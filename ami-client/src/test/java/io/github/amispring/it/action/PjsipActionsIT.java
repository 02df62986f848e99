/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.DBDelAction;
import io.github.amispring.action.DBPutAction;
import io.github.amispring.action.PJSIPHangupAction;
import io.github.amispring.action.PJSIPNotifyAction;
import io.github.amispring.action.PJSIPQualifyAction;
import io.github.amispring.action.PJSIPRegisterAction;
import io.github.amispring.action.PJSIPSetMaintenanceAction;
import io.github.amispring.action.PJSIPShowAorsAction;
import io.github.amispring.action.PJSIPShowAuthsAction;
import io.github.amispring.action.PJSIPShowContactsAction;
import io.github.amispring.action.PJSIPShowEndpointAction;
import io.github.amispring.action.PJSIPShowEndpointsAction;
import io.github.amispring.action.PJSIPShowMaintenanceAction;
import io.github.amispring.action.PJSIPShowRegistrationInboundContactStatusesAction;
import io.github.amispring.action.PJSIPShowRegistrationsInboundAction;
import io.github.amispring.action.PJSIPShowRegistrationsOutboundAction;
import io.github.amispring.action.PJSIPShowResourceListsAction;
import io.github.amispring.action.PJSIPShowSubscriptionsInboundAction;
import io.github.amispring.action.PJSIPShowSubscriptionsOutboundAction;
import io.github.amispring.action.PJSIPUnregisterAction;
import io.github.amispring.event.AorListEvent;
import io.github.amispring.event.AuthListEvent;
import io.github.amispring.event.ContactListEvent;
import io.github.amispring.event.ContactStatusDetailEvent;
import io.github.amispring.event.EndpointListEvent;
import io.github.amispring.event.InboundRegistrationDetailEvent;
import io.github.amispring.event.OutboundRegistrationDetailEvent;
import io.github.amispring.event.PJSIPMaintenanceStatusEvent;
import io.github.amispring.event.ResourceListDetailEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actions on the PJSIP phones of a real Asterisk.
 */
@OnEachAsterisk
class PjsipActionsIT extends AbstractActionsIT {

	/** As the server keeps in mind where a phone has registered, until 2038. */
	private static final String CONTACT = """
			{"uri":"sip:100@127.0.0.1:9","endpoint":"100","expiration_time":"2147483647","qualify_frequency":"0",\
			"qualify_timeout":"3.0","authenticate_qualify":"no","prune_on_boot":"no","user_agent":"test","path":"",\
			"outbound_proxy":"","call_id":"","reg_server":"","via_addr":"","via_port":"0"}""";

	PjsipActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Sends({ "PJSIPShowAors", "PJSIPShowAuths", "PJSIPShowEndpoint", "PJSIPShowEndpoints" })
	void phones() {
		assertThat(answer(PJSIPShowEndpointsAction.of()).entries()).extracting(EndpointListEvent::objectName)
			.contains("100", "101");
		assertThat(answer(PJSIPShowAorsAction.of()).entries()).extracting(AorListEvent::objectName)
			.contains("100", "101");
		assertThat(answer(PJSIPShowAuthsAction.of()).entries()).extracting(AuthListEvent::username).contains("100");
		assertThat(answer(PJSIPShowEndpointAction.of("101")).entries()).extracting(AmiEvent::eventName)
			.containsExactlyInAnyOrder("EndpointDetail", "AuthDetail", "TransportDetail", "AorDetail",
					"ContactStatusDetail", "IdentifyDetail");
		assertThat(answer(PJSIPShowEndpointAction.of("none")).entries()).isEmpty();
	}

	@Test
	@Sends({ "PJSIPNotify", "PJSIPQualify" })
	void phoneIsAsked() {
		assertThat(answer(PJSIPQualifyAction.of("101")).serverMessage()).isEqualTo("Endpoint found, will qualify");
		assertThat(refusal(PJSIPQualifyAction.of("none")).serverMessage()).isEqualTo("Unable to retrieve endpoint");
		assertThat(answer(PJSIPNotifyAction.endpoint("101").variable("Event", "check-sync")).serverMessage())
			.isEqualTo("NOTIFY sent");
		assertThat(refusal(PJSIPNotifyAction.endpoint("none").variable("Event", "check-sync")).serverMessage())
			.startsWith("Unable to retrieve endpoint");
	}

	@Test
	@Sends({ "PJSIPShowContacts", "PJSIPShowRegistrationInboundContactStatuses", "PJSIPShowRegistrationsInbound" })
	void phoneIsRegistered() {
		String family = "registrar/contact";
		String key = "100;@" + Pbx.uniqueName();
		assertThat(answer(PJSIPShowContactsAction.of()).entries()).isEmpty();
		this.pbx.afterwards(DBDelAction.of(family, key));
		answer(DBPutAction.of(family, key, CONTACT));
		assertThat(answer(PJSIPShowContactsAction.of()).entries()).singleElement()
			.returns(key, ContactListEvent::objectName)
			.returns("sip:100@127.0.0.1:9", ContactListEvent::uri);
		assertThat(answer(PJSIPShowRegistrationInboundContactStatusesAction.of()).entries()).singleElement()
			.returns("100", ContactStatusDetailEvent::aor);
		assertThat(answer(PJSIPShowRegistrationsInboundAction.of()).entries())
			.filteredOn((entry) -> "100".equals(entry.objectName()))
			.singleElement()
			.returns("100/sip:100@127.0.0.1:9", InboundRegistrationDetailEvent::contact);
	}

	@Test
	@Sends({ "PJSIPRegister", "PJSIPShowRegistrationsOutbound", "PJSIPUnregister" })
	void registrationsWithProviders() {
		assertThat(answer(PJSIPRegisterAction.of("provider")).serverMessage()).isEqualTo("Reregistration sent");
		assertThat(answer(PJSIPUnregisterAction.of("provider")).serverMessage()).isEqualTo("Unregistration sent");
		assertThat(refusal(PJSIPRegisterAction.of("none")).serverMessage())
			.startsWith("Unable to retrieve registration");
		assertThat(refusal(PJSIPUnregisterAction.of("none")).serverMessage())
			.startsWith("Unable to retrieve registration");
		assertThat(answer(PJSIPShowRegistrationsOutboundAction.of()).entries(OutboundRegistrationDetailEvent.class))
			.extracting(OutboundRegistrationDetailEvent::objectName)
			.containsExactly("provider");
	}

	@Test
	@Sends({ "PJSIPShowResourceLists", "PJSIPShowSubscriptionsInbound", "PJSIPShowSubscriptionsOutbound" })
	void subscriptions() {
		assertThat(answer(PJSIPShowResourceListsAction.of()).entries()).singleElement()
			.returns("lamps", ResourceListDetailEvent::objectName)
			.returns("presence", ResourceListDetailEvent::sipEvent);
		assertThat(answer(PJSIPShowSubscriptionsInboundAction.of()).entries()).isEmpty();
		assertThat(answer(PJSIPShowSubscriptionsOutboundAction.of()).entries()).isEmpty();
	}

	@Test
	@Sends(value = { "PJSIPSetMaintenance", "PJSIPShowMaintenance" }, onlyOn = 22)
	void maintenance() {
		this.pbx.afterwards(PJSIPSetMaintenanceAction.of("101", false));
		assertThat(answer(PJSIPSetMaintenanceAction.of("101", true)).serverMessage())
			.isEqualTo("Maintenance mode enabled");
		assertThat(answer(PJSIPShowMaintenanceAction.of()).entries()).singleElement()
			.returns("101", PJSIPMaintenanceStatusEvent::endpoint)
			.returns("enabled", PJSIPMaintenanceStatusEvent::status);
		assertThat(answer(PJSIPSetMaintenanceAction.of("101", false)).serverMessage())
			.isEqualTo("Maintenance mode disabled");
	}

	@Test
	@Sends(value = "PJSIPHangup", onlyOn = 22)
	void hangup() {
		assertThat(answer(PJSIPHangupAction.of("/^PJSIP.none-/", "486")).entries()).isEmpty();
		assertThat(refusal(PJSIPHangupAction.of("PJSIP/none-00000000", "486")).isNoSuchChannel()).isTrue();
	}

}
