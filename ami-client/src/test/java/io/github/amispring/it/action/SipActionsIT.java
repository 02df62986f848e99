/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.SIPNotifyAction;
import io.github.amispring.action.SIPPeerStatusAction;
import io.github.amispring.action.SIPPeersAction;
import io.github.amispring.action.SIPQualifyPeerAction;
import io.github.amispring.action.SIPShowPeerAction;
import io.github.amispring.action.SIPShowRegistryAction;
import io.github.amispring.event.PeerEntryEvent;
import io.github.amispring.event.PeerStatusEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@code chan_sip} actions against a real Asterisk.
 */
@OnEachAsterisk
class SipActionsIT extends AbstractActionsIT {

	SipActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers(value = { "SIPnotify", "SIPpeers", "SIPpeerstatus", "SIPqualifypeer", "SIPshowpeer", "SIPshowregistry" },
			onlyOn = 16)
	void listsPeers() {
		assertThat(execute(SIPPeersAction.of()).entries()).extracting(PeerEntryEvent::objectName)
			.containsExactlyInAnyOrder("300", "301", "302", "pjsip");
		assertThat(execute(SIPPeerStatusAction.of()).entries()).extracting(PeerStatusEvent::peer)
			.containsExactlyInAnyOrder("SIP/300", "SIP/301", "SIP/302", "SIP/pjsip");
		assertThat(found(SIPShowPeerAction.of("300")).objectName()).isEqualTo("300");
		assertThat(execute(SIPShowPeerAction.of("none"))).isEmpty();
		assertThat(execute(SIPPeerStatusAction.of().peer("none")).entries()).isEmpty();
		assertThat(execute(SIPQualifyPeerAction.of("300")).serverMessage()).isEqualTo("SIP peer found - will qualify");
		assertThat(execute(SIPShowRegistryAction.of()).entries()).isEmpty();
		assertThat(execute(SIPNotifyAction.of("301").variable("Event", "check-sync")).serverMessage())
			.isEqualTo("Notify Sent");
		// phone 300 is not registered
		assertThat(refusal(SIPNotifyAction.of("300").variable("Event", "check-sync")).serverMessage())
			.isEqualTo("Could not create address");
	}

}
