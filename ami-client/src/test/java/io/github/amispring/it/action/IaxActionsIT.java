/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.IAXNetStatsAction;
import io.github.amispring.action.IAXPeerListAction;
import io.github.amispring.action.IAXPeersAction;
import io.github.amispring.action.IAXRegistryAction;
import io.github.amispring.event.PeerEntryEvent;
import io.github.amispring.event.RegistryEntryEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests IAX actions against a real Asterisk.
 */
@OnEachAsterisk
class IaxActionsIT extends AbstractActionsIT {

	IaxActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "IAXpeerlist", "IAXpeers", "IAXregistry" })
	void listsPeers() {
		assertThat(execute(IAXPeerListAction.of()).entries()).extracting(PeerEntryEvent::objectName)
			.containsExactlyInAnyOrder("200", "201");
		assertThat(execute(IAXPeersAction.of()).entries()).extracting(PeerEntryEvent::objectName)
			.containsExactlyInAnyOrder("200", "201");
		assertThat(execute(IAXRegistryAction.of()).entries()).extracting(RegistryEntryEvent::username)
			.containsExactly("201");
	}

	@Test
	@Covers("IAXnetstats")
	void netStatsHasNoResponse() {
		assertNoResponse(IAXNetStatsAction.of());
	}

}
