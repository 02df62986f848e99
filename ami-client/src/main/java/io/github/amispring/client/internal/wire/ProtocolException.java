/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.IOException;

/**
 * Thrown if the received data is not AMI, or exceeds the limits.
 */
public class ProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message the received and the expected data
	 */
	public ProtocolException(String message) {
		super(message);
	}

}
