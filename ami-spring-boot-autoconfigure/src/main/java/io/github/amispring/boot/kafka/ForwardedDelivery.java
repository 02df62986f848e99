/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.client.AmiClient;

import org.springframework.context.SmartLifecycle;

/**
 * Resumes the delivery of events, which {@link AmiEventPublisher} pauses when the
 * application stops. Otherwise, the events between the stop of the publishers and the
 * stop of the clients would not be forwarded.
 *
 * @since 1.0.0
 */
public class ForwardedDelivery implements SmartLifecycle {

	/** The phase, which stops after the publishers and before the clients. */
	public static final int PHASE = AmiClientLifecycle.PHASE + 1;

	private final AmiClients clients;

	private volatile boolean running;

	/**
	 * Creates an instance.
	 * @param clients the clients whose events are forwarded
	 */
	public ForwardedDelivery(AmiClients clients) {
		this.clients = clients;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.clients.forEach(AmiClient::resumeEvents);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
