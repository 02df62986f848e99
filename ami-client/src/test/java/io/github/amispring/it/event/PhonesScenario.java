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
	public void play(Stage stage) {
		register(stage);
		subscribe(stage);
		if (stage.isAtLeast(22)) {
			stage.ask(PJSIPSetMaintenanceAction.of("200", true));
			stage.ask(PJSIPShowMaintenanceAction.of());
			stage.ask(PJSIPSetMaintenanceAction.of("200", false));
		}
		else {
			chanSip(stage);
			skinny(stage);
		}
	}

	private void register(Stage stage) {
		int port = stage.pbx().server().sipPort();
		try (SipPhone phone = new SipPhone("200", port)) {
			phone.send("REGISTER", "", "Expires: 60");
			phone.awaitSuccess();
			stage.await(ContactStatusEvent.class);
			stage.await(PeerStatusEvent.class);
			stage.ask(PJSIPShowContactsAction.of());
			stage.ask(PJSIPShowRegistrationInboundContactStatusesAction.of());
			stage.ask(PJSIPShowEndpointAction.of("200"));
			stage.ask(PJSIPShowEndpointAction.of("101"));
			phone.send("REGISTER", "", "Expires: 0");
			phone.awaitSuccess();
		}
		try (SipPhone unknown = new SipPhone("100", port); SipPhone trunk = new SipPhone("itself", port)) {
			unknown.send("REGISTER", "");
			stage.await(ChallengeSentEvent.class);
			trunk.send("REGISTER", "");
			stage.await(RequestNotSupportedEvent.class);
		}
		stage.command("iax2 reload");
		stage.await(RegistryEvent.class);
	}

	private void subscribe(Stage stage) {
		try (SipPhone phone = new SipPhone("itself", stage.pbx().server().sipPort())) {
			phone.send("SUBSCRIBE", "office@", "Event: dialog", "Accept: application/dialog-info+xml", "Expires: 60");
			phone.awaitSuccess();
			stage.ask(PJSIPShowSubscriptionsInboundAction.of());
			phone.send("SUBSCRIBE", "office@", "Event: dialog", "Accept: application/dialog-info+xml", "Expires: 0");
		}
	}

	/** The server forgets the module when it restarts. */
	private void skinny(Stage stage) {
		stage.tryTo(ModuleLoadAction.load("chan_skinny.so"));
		stage.ask(SKINNYDevicesAction.of());
		stage.ask(SKINNYLinesAction.of());
	}

	/** Which 22 no longer has. */
	private void chanSip(Stage stage) {
		TestCall call = stage.call("silent-sip");
		stage.ask(SIPQualifyPeerAction.of("pjsip").awaitingOutcome());
		try (SipPhone phone = new SipPhone("302", stage.pbx().server().chanSipPort())) {
			phone.send("REGISTER", "");
			stage.await(InvalidTransportEvent.class);
		}
		stage.await(SessionTimeoutEvent.class);
		stage.awaitEnd(call);
	}

}
