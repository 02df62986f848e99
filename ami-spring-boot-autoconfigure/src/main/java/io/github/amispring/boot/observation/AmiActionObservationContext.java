/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.message.AmiAction;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

/**
 * {@link SenderContext} of an action. No tracing context is propagated, because AMI has
 * no header for it.
 */
public class AmiActionObservationContext extends SenderContext<AmiAction<?>> {

	private final String server;

	private final AmiAction<?> action;

	/**
	 * Creates a context.
	 * @param server the client's name
	 * @param action the action
	 */
	public AmiActionObservationContext(String server, AmiAction<?> action) {
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		this.server = server;
		this.action = action;
		setCarrier(action);
		setRemoteServiceName("asterisk");
	}

	/**
	 * Returns the PBX that executes the action.
	 * @return the client's name
	 */
	public String getServer() {
		return this.server;
	}

	/**
	 * Returns the action.
	 * @return the action
	 */
	public AmiAction<?> getAction() {
		return this.action;
	}

}
