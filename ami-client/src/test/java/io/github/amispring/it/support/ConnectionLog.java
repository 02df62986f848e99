/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import org.awaitility.Awaitility;

/**
 * Records the connection events of a client, in order.
 */
public final class ConnectionLog {

	private final List<AmiConnectionEvent> events = new CopyOnWriteArrayList<>();

	private ConnectionLog() {
	}

	/** Records all connection events of a client from now on. */
	public static ConnectionLog of(AmiClient client) {
		ConnectionLog log = new ConnectionLog();
		client.onConnectionEvent(log.events::add);
		return log;
	}

	public List<AmiConnectionEvent> events() {
		return this.events;
	}

	/** Waits until the client has published that it is connected. */
	public void awaitConnected() {
		Awaitility.await("connected")
			.atMost(Pbx.BOOT_TIMEOUT)
			.until(() -> this.events.stream().anyMatch(AmiConnectedEvent.class::isInstance));
	}

}
