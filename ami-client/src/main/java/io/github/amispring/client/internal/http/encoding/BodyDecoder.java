/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import io.github.amispring.client.internal.wire.ProtocolException;

/**
 * Decodes the body of a response. Thread-safe.
 */
@FunctionalInterface
public interface BodyDecoder {

	/**
	 * Decodes a body.
	 * @param body the body
	 * @return its messages as text as over TCP, in the charset of the body; empty if the
	 * body contains no message
	 * @throws ProtocolException if the body is incomplete or not a response of AMI
	 */
	byte[] decode(byte[] body) throws ProtocolException;

}
