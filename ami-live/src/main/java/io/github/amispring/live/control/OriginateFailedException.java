/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import io.github.amispring.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the PBX could not originate a call and created no channel, for example
 * because the device does not exist or is not registered.
 *
 * @since 1.0.0
 */
public class OriginateFailedException extends CallControlException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OriginateResponseEvent response;

	/**
	 * Creates an exception.
	 * @param server the name of the client of the PBX
	 * @param message the failure, the device, and the remedy
	 * @param response the event by which the PBX reported the failure
	 */
	public OriginateFailedException(String server, String message, OriginateResponseEvent response) {
		super(server, message, null);
		this.response = response;
	}

	/**
	 * Returns the event by which the PBX reported the failure.
	 * @return the event, {@code null} only after serialization
	 */
	public @Nullable OriginateResponseEvent response() {
		return this.response;
	}

}
