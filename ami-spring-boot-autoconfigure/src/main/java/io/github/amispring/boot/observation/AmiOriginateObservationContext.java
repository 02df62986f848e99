/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.observation;

import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.message.AmiAction;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link SenderContext} of an originated call. No tracing context is propagated, because
 * AMI has no header for it.
 */
public class AmiOriginateObservationContext extends SenderContext<AmiAction<?>> {

	private final String server;

	private final AmiAction<?> action;

	private @Nullable OriginateResponseEvent outcome;

	/**
	 * Creates a context.
	 * @param server the client's name
	 * @param action the action that places the call
	 */
	public AmiOriginateObservationContext(String server, AmiAction<?> action) {
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		this.server = server;
		this.action = action;
		setCarrier(action);
		setRemoteServiceName("asterisk");
	}

	/**
	 * Returns the PBX that places the call.
	 * @return the client's name
	 */
	public String getServer() {
		return this.server;
	}

	/**
	 * Returns the action that places the call.
	 * @return the action
	 */
	public AmiAction<?> getAction() {
		return this.action;
	}

	/**
	 * Returns the event that reports the outcome of the call.
	 * @return the event; {@code null} before the outcome is reported, and if no outcome
	 * was reported
	 */
	public @Nullable OriginateResponseEvent getOutcome() {
		return this.outcome;
	}

	/**
	 * Sets the event that reports the outcome of the call.
	 * @param outcome the event
	 */
	public void setOutcome(OriginateResponseEvent outcome) {
		this.outcome = outcome;
	}

}
