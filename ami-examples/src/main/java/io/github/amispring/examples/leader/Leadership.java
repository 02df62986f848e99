/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.leader;

import io.github.amispring.boot.client.AmiClientLifecycle;

import org.springframework.context.event.EventListener;
import org.springframework.integration.leader.event.OnGrantedEvent;
import org.springframework.integration.leader.event.OnRevokedEvent;
import org.springframework.stereotype.Component;

/**
 * Starts the clients when this instance becomes the leader, and stops them when it no
 * longer is.
 */
@Component
class Leadership {

	private final AmiClientLifecycle clients;

	Leadership(AmiClientLifecycle clients) {
		this.clients = clients;
	}

	@EventListener
	void on(OnGrantedEvent event) {
		this.clients.start();
	}

	@EventListener
	void on(OnRevokedEvent event) {
		this.clients.stop();
	}

}
