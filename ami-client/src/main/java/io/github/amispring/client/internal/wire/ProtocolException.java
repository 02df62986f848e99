/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.IOException;

/**
 * What a peer sends is not AMI, or is more than the limits allow.
 */
public class ProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what came, and what was expected
	 */
	public ProtocolException(String message) {
		super(message);
	}

}
