/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.ModuleLoadAction;
import io.github.amispring.action.PJSIPSetMaintenanceAction;
import io.github.amispring.action.PJSIPShowContactsAction;
import io.github.amispring.action.PJSIPShowEndpointAction;
import io.github.amispring.action.PJSIPShowMaintenanceAction;
import io.github.amispring.action.PJSIPShowRegistrationInboundContactStatusesAction;
import io.github.amispring.action.PJSIPShowSubscriptionsInboundAction;
import io.github.amispring.action.SIPQualifyPeerAction;
import io.github.amispring.action.SKINNYDevicesAction;
import io.github.amispring.action.SKINNYLinesAction;
import io.github.amispring.event.ChallengeSentEvent;
import io.github.amispring.event.ContactStatusEvent;
import io.github.amispring.event.InvalidTransportEvent;
import io.github.amispring.event.PeerStatusEvent;
import io.github.amispring.event.RegistryEvent;
import io.github.amispring.event.RequestNotSupportedEvent;
import io.github.amispring.event.SessionTimeoutEvent;
import io.github.amispring.it.support.TestCall;

/**
 * Phones that register, subscribe and are listed.
 */
final class PhonesScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		register(context);
		subscribe(context);
		if (context.isAtLeast(22)) {
			context.execute(PJSIPSetMaintenanceAction.of("200", true));
			context.execute(PJSIPShowMaintenanceAction.of());
			context.execute(PJSIPSetMaintenanceAction.of("200", false));
		}
		else {
			chanSip(context);
			skinny(context);
		}
	}

	private void register(ScenarioContext context) {
		int port = context.pbx().server().sipPort();
		try (SipPhone phone = new SipPhone("200", port)) {
			phone.send("REGISTER", "", "Expires: 60");
			phone.awaitSuccess();
			context.await(ContactStatusEvent.class);
			context.await(PeerStatusEvent.class);
			context.execute(PJSIPShowContactsAction.of());
			context.execute(PJSIPShowRegistrationInboundContactStatusesAction.of());
			context.execute(PJSIPShowEndpointAction.of("200"));
			context.execute(PJSIPShowEndpointAction.of("101"));
			phone.send("REGISTER", "", "Expires: 0");
			phone.awaitSuccess();
		}
		try (SipPhone unknown = new SipPhone("100", port); SipPhone trunk = new SipPhone("itself", port)) {
			unknown.send("REGISTER", "");
			context.await(ChallengeSentEvent.class);
			trunk.send("REGISTER", "");
			context.await(RequestNotSupportedEvent.class);
		}
		context.command("iax2 reload");
		context.await(RegistryEvent.class);
	}

	private void subscribe(ScenarioContext context) {
		try (SipPhone phone = new SipPhone("itself", context.pbx().server().sipPort())) {
			phone.send("SUBSCRIBE", "office@", "Event: dialog", "Accept: application/dialog-info+xml", "Expires: 60");
			phone.awaitSuccess();
			context.execute(PJSIPShowSubscriptionsInboundAction.of());
			phone.send("SUBSCRIBE", "office@", "Event: dialog", "Accept: application/dialog-info+xml", "Expires: 0");
		}
	}

	/** The module stays loaded until the server restarts. */
	private void skinny(ScenarioContext context) {
		context.tryToExecute(ModuleLoadAction.load("chan_skinny.so"));
		context.execute(SKINNYDevicesAction.of());
		context.execute(SKINNYLinesAction.of());
	}

	/** Asterisk 22 does not have chan_sip. */
	private void chanSip(ScenarioContext context) {
		TestCall call = context.call("silent-sip");
		context.execute(SIPQualifyPeerAction.of("pjsip").awaitingOutcome());
		try (SipPhone phone = new SipPhone("302", context.pbx().server().chanSipPort())) {
			phone.send("REGISTER", "");
			context.await(InvalidTransportEvent.class);
		}
		context.await(SessionTimeoutEvent.class);
		context.awaitEnd(call);
	}

}
