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
 * Tests PJSIP actions against a real Asterisk.
 */
@OnEachAsterisk
class PjsipActionsIT extends AbstractActionsIT {

	/** A contact that expires in 2038, in the format of the Asterisk database. */
	private static final String CONTACT = """
			{"uri":"sip:100@127.0.0.1:9","endpoint":"100","expiration_time":"2147483647","qualify_frequency":"0",\
			"qualify_timeout":"3.0","authenticate_qualify":"no","prune_on_boot":"no","user_agent":"test","path":"",\
			"outbound_proxy":"","call_id":"","reg_server":"","via_addr":"","via_port":"0"}""";

	PjsipActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "PJSIPShowAors", "PJSIPShowAuths", "PJSIPShowEndpoint", "PJSIPShowEndpoints" })
	void listsPhones() {
		assertThat(execute(PJSIPShowEndpointsAction.of()).entries()).extracting(EndpointListEvent::objectName)
			.contains("100", "101");
		assertThat(execute(PJSIPShowAorsAction.of()).entries()).extracting(AorListEvent::objectName)
			.contains("100", "101");
		assertThat(execute(PJSIPShowAuthsAction.of()).entries()).extracting(AuthListEvent::username).contains("100");
		assertThat(execute(PJSIPShowEndpointAction.of("101")).entries()).extracting(AmiEvent::eventName)
			.containsExactlyInAnyOrder("EndpointDetail", "AuthDetail", "TransportDetail", "AorDetail",
					"ContactStatusDetail", "IdentifyDetail");
		assertThat(execute(PJSIPShowEndpointAction.of("none")).entries()).isEmpty();
	}

	@Test
	@Covers({ "PJSIPNotify", "PJSIPQualify" })
	void qualifiesAndNotifiesPhone() {
		assertThat(execute(PJSIPQualifyAction.of("101")).serverMessage()).isEqualTo("Endpoint found, will qualify");
		assertThat(refusal(PJSIPQualifyAction.of("none")).serverMessage()).isEqualTo("Unable to retrieve endpoint");
		assertThat(execute(PJSIPNotifyAction.endpoint("101").variable("Event", "check-sync")).serverMessage())
			.isEqualTo("NOTIFY sent");
		assertThat(refusal(PJSIPNotifyAction.endpoint("none").variable("Event", "check-sync")).serverMessage())
			.startsWith("Unable to retrieve endpoint");
	}

	@Test
	@Covers({ "PJSIPShowContacts", "PJSIPShowRegistrationInboundContactStatuses", "PJSIPShowRegistrationsInbound" })
	void listsRegisteredContact() {
		String family = "registrar/contact";
		String key = "100;@" + Pbx.uniqueName();
		assertThat(execute(PJSIPShowContactsAction.of()).entries()).isEmpty();
		this.pbx.executeAfterTest(DBDelAction.of(family, key));
		execute(DBPutAction.of(family, key, CONTACT));
		assertThat(execute(PJSIPShowContactsAction.of()).entries()).singleElement()
			.returns(key, ContactListEvent::objectName)
			.returns("sip:100@127.0.0.1:9", ContactListEvent::uri);
		assertThat(execute(PJSIPShowRegistrationInboundContactStatusesAction.of()).entries()).singleElement()
			.returns("100", ContactStatusDetailEvent::aor);
		assertThat(execute(PJSIPShowRegistrationsInboundAction.of()).entries())
			.filteredOn((entry) -> "100".equals(entry.objectName()))
			.singleElement()
			.returns("100/sip:100@127.0.0.1:9", InboundRegistrationDetailEvent::contact);
	}

	@Test
	@Covers({ "PJSIPRegister", "PJSIPShowRegistrationsOutbound", "PJSIPUnregister" })
	void registersWithProvider() {
		assertThat(execute(PJSIPRegisterAction.of("provider")).serverMessage()).isEqualTo("Reregistration sent");
		assertThat(execute(PJSIPUnregisterAction.of("provider")).serverMessage()).isEqualTo("Unregistration sent");
		assertThat(refusal(PJSIPRegisterAction.of("none")).serverMessage())
			.startsWith("Unable to retrieve registration");
		assertThat(refusal(PJSIPUnregisterAction.of("none")).serverMessage())
			.startsWith("Unable to retrieve registration");
		assertThat(execute(PJSIPShowRegistrationsOutboundAction.of()).entries(OutboundRegistrationDetailEvent.class))
			.extracting(OutboundRegistrationDetailEvent::objectName)
			.containsExactly("provider");
	}

	@Test
	@Covers({ "PJSIPShowResourceLists", "PJSIPShowSubscriptionsInbound", "PJSIPShowSubscriptionsOutbound" })
	void listsSubscriptions() {
		assertThat(execute(PJSIPShowResourceListsAction.of()).entries()).singleElement()
			.returns("lamps", ResourceListDetailEvent::objectName)
			.returns("presence", ResourceListDetailEvent::sipEvent);
		assertThat(execute(PJSIPShowSubscriptionsInboundAction.of()).entries()).isEmpty();
		assertThat(execute(PJSIPShowSubscriptionsOutboundAction.of()).entries()).isEmpty();
	}

	@Test
	@Covers(value = { "PJSIPSetMaintenance", "PJSIPShowMaintenance" }, onlyOn = 22)
	void enablesAndListsMaintenanceMode() {
		this.pbx.executeAfterTest(PJSIPSetMaintenanceAction.of("101", false));
		assertThat(execute(PJSIPSetMaintenanceAction.of("101", true)).serverMessage())
			.isEqualTo("Maintenance mode enabled");
		assertThat(execute(PJSIPShowMaintenanceAction.of()).entries()).singleElement()
			.returns("101", PJSIPMaintenanceStatusEvent::endpoint)
			.returns("enabled", PJSIPMaintenanceStatusEvent::status);
		assertThat(execute(PJSIPSetMaintenanceAction.of("101", false)).serverMessage())
			.isEqualTo("Maintenance mode disabled");
	}

	@Test
	@Covers(value = "PJSIPHangup", onlyOn = 22)
	void hangupFindsNoMatchingChannels() {
		assertThat(execute(PJSIPHangupAction.of("/^PJSIP.none-/", "486")).entries()).isEmpty();
		assertThat(refusal(PJSIPHangupAction.of("PJSIP/none-00000000", "486")).isNoSuchChannel()).isTrue();
	}

}
