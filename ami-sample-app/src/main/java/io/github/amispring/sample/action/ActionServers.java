/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import org.springframework.stereotype.Component;

/**
 * The PBXs on which actions are executed.
 */
@Component
class ActionServers {

	private final LivePbxs views;

	private final AmiClients clients;

	ActionServers(LivePbxs views, AmiClients clients) {
		this.views = views;
		this.clients = clients;
	}

	/**
	 * Returns a PBX that is connected, and whose view shows its present state. An action
	 * for outdated calls could concern the wrong ones.
	 * @throws ActionException if there is no such PBX, or it is not in this state
	 */
	ReadyServer ready(String server) {
		LivePbx view = this.views.asMap().get(server);
		AmiClient client = this.clients.asMap().get(server);
		if (view == null || client == null) {
			throw ActionException.unknownServer(server);
		}
		if (!client.status().isConnected()) {
			throw ActionException.notReady("problem.not-connected", server);
		}
		if (view.state() != ViewState.VALID) {
			throw ActionException.notReady("problem.not-up-to-date", server);
		}
		return new ReadyServer(view, client);
	}

}
