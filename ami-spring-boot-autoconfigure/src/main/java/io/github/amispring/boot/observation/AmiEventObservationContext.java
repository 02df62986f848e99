/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.message.AmiEvent;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;

/**
 * {@link ReceiverContext} of an event. No tracing context is propagated, because AMI has
 * no header for it.
 */
public class AmiEventObservationContext extends ReceiverContext<AmiEvent> {

	private final String server;

	private final AmiEvent event;

	/**
	 * Creates a context.
	 * @param server the client's name
	 * @param event the event
	 */
	public AmiEventObservationContext(String server, AmiEvent event) {
		super((carrier, key) -> null, Kind.CONSUMER);
		this.server = server;
		this.event = event;
		setCarrier(event);
		setRemoteServiceName("asterisk");
	}

	/**
	 * Returns the PBX that sent the event.
	 * @return the client's name
	 */
	public String getServer() {
		return this.server;
	}

	/**
	 * Returns the event.
	 * @return the event
	 */
	public AmiEvent getEvent() {
		return this.event;
	}

}
